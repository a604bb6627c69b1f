"""Problems that townships name, laid out beside the figures that bear them out or contradict them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from fupin_analysis.core.metrics import Metrics, Row
from fupin_analysis.core.records import record_sheets
from fupin_analysis.core.terms import load_vocabulary
from fupin_analysis.present import numbers, words
from fupin_analysis.present.blocks import Passage
from fupin_analysis.present.outline import heading_of
from fupin_analysis.present.tables import lay_out

if TYPE_CHECKING:
    from fupin_analysis.present.tables import Table
    from fupin_analysis.reports.material import Opened

#: What stands first in the table, and how a problem with several figures is counted.
_ORDER = ("contradicted", "supported", "not_comparable", "no_figures", "not_tied")

#: Contradictions told in words.
_MOST_TOLD = 2

#: How what a figure is held against is said, by claim.
_HELD = {
    "short": "held_short",
    "falling": "held_before",
    "rising": "held_before",
    "leading": "held_rank",
    "incomplete": "held_whole",
    "stated": "held_stated",
}


def _say(name: str, language: str, **values: object) -> str:
    """Fill a template about problems."""
    return words.say(f"week.{name}", language, **values)


def count_verdicts(rows: Iterable[Row]) -> dict[str, int]:
    """Count problems by what figures say of them: contradicted where one figure does, else borne out where one does.

    Examples
    --------
    >>> rows = [{"township": "甲山镇", "problem": "进度慢", "verdict": verdict} for verdict in ("supported", "contradicted")]
    >>> count_verdicts(rows)
    {'count': 1, 'supported': 0, 'contradicted': 1, 'rest': 0}
    """
    worst: dict[tuple[str, str], int] = {}
    for row in rows:
        name = str(row["township"]), str(row["problem"])
        worst[name] = min(worst.get(name, len(_ORDER)), _ORDER.index(str(row["verdict"])))
    counts = {verdict: sum(_ORDER[at] == verdict for at in worst.values()) for verdict in ("supported", "contradicted")}
    return {"count": len(worst), **counts, "rest": len(worst) - sum(counts.values())}


def problem_rows(rows: Iterable[Row], language: str) -> list[Row]:
    """Return rows of problems in words, contradictions first; a problem that several figures tell of is written once."""
    every = list(rows)
    worst: dict[tuple[str, str], int] = {}
    for row in every:
        name = str(row["township"]), str(row["problem"])
        worst[name] = min(worst.get(name, len(_ORDER)), _ORDER.index(str(row["verdict"])))
    every.sort(key=lambda row: worst[str(row["township"]), str(row["problem"])])  # stable: a problem's own rows stay together
    shown, before = [], None
    for row in every:
        name = str(row["township"]), str(row["problem"])
        shown.append(_in_words(row, language) | ({"problem": _say("same_problem", language)} if name == before else {}))
        before = name
    return shown


def _in_words(row: Row, language: str) -> Row:
    claim = str(row["claim"])
    said, label = _claim_label(row, language), figure_label(row, language)
    return {
        **row,
        "figure_label": f"{label}（{said}）" if said and language == "zh" else f"{label} ({said})" if said else label,
        "figure_said": _amount(row, row["value"], claim, language) if numbers.is_known(row["value"]) else "",
        "held_against": held_text(row, language),
        "verdict_label": _say(f"verdict_{row['verdict']}", language),
        "source": "; ".join(text for text in (str(row["source"]), str(row["figure_source"])) if text),
    }


def _claim_label(row: Row, language: str) -> str:
    claim, base = str(row["claim"]), _item_label("", str(row["base_item"]), language)
    if claim == "stated" or (claim == "short" and base):
        return _say(f"claim_{claim}", language, base=base)
    return record_sheets()["problems"].choice("claim", claim, language)


def figure_label(row: Row, language: str) -> str:
    """Return the topic and the item of the figure that tells of a problem; empty where none does."""
    item = _item_label(str(row["topic"]), str(row["item"]), language)
    topic = load_vocabulary().topics[str(row["topic"])].label(language) if row["topic"] else ""
    return f"{topic} · {item}" if topic and item and topic != item else item


def _item_label(topic: str, label: str, language: str) -> str:
    found = load_vocabulary().find_items(label, topic=topic or None) if label else []
    return found[0].label(language) if len(found) == 1 else label


def held_text(row: Row, language: str) -> str:
    """Return what a figure was held against, in words; empty where it was held against nothing."""
    base, claim = row["base"], str(row["claim"])
    if not numbers.is_known(base):
        return ""
    if claim == "leading":
        return _say("held_rank", language, rank=int(base), count=int(row["others"]))
    label = _item_label("", str(row["base_item"]), language)
    return _say(
        _HELD.get(claim, "held_others"), language, base=_amount(row, base, claim, language), label=label, others=row["others"]
    )


def _amount(row: Row, value: object, claim: str, language: str) -> str:
    """Return a figure with its unit; what is held against other townships is so many for a registered household."""
    number = float(str(value))
    measure = load_vocabulary().measures[str(row["measure"])]
    if measure.kind == "share":
        return numbers.share(number)
    if measure.name == "amount_yuan":
        return words.say("charts.money", language, amount=number)
    is_rate = claim in ("below_others", "above_others") and numbers.is_known(row["base"])
    unit = measure.unit_zh if language == "zh" else f" {measure.unit_en}".rstrip()
    return f"{numbers.trimmed(number, 3 if is_rate else 2)}{unit}"


def problems_table(report: Opened) -> Table | None:
    """Lay out a township's problems; those whose figure is in doubt lead to the finding. None where it names none."""
    rows = problem_rows(map(asdict, report.unit.problems), report.language)
    if not rows:
        return None
    marks = _marks(rows, report.flagged_items)
    return lay_out("problems", Metrics((), rows), language=report.language, marks=marks)


def _marks(rows: Sequence[Row], flagged: Mapping[tuple[str, str], str]) -> dict[int, str]:
    found = {}
    for at, row in enumerate(rows):
        items = load_vocabulary().find_items(str(row["item"]), topic=str(row["topic"]) or None) if row["item"] else []
        anchor = next((flagged[item.topic, item.name] for item in items if (item.topic, item.name) in flagged), "")
        if anchor:
            found[at] = anchor
    return found


def tell_problems(report: Opened) -> str:
    """Say how many problems a township names, and which of them its figures contradict."""
    rows: list[Row] = [asdict(one) for one in report.unit.problems]
    if not rows:
        return ""
    language = report.language
    wrong = [row for row in rows if row["verdict"] == "contradicted"]
    texts = [_say("own_problems", language, **count_verdicts(rows))]
    for row in wrong[:_MOST_TOLD]:
        amount = _amount(row, row["value"], str(row["claim"]), language)
        figure = f"{_item_label('', str(row['item']), language)}{' ' * (language == 'en')}{amount}"
        held = held_text(row, language)
        values = {"problem": words.shorten(str(row["problem"]), 40), "figure": figure, "held": held}
        texts.append(_say("own_contradicted" if held else "own_contradicted_alone", language, **values))
    return words.sentences(texts, language)


def show_problems(report: Opened) -> list[object]:
    """Show the problems a township names, each beside the figures; nothing where it names none."""
    table = problems_table(report)
    if table is None:
        return []
    heading = heading_of("problems", report.language)
    return [heading, tell_problems(report), Passage(_say("problems_note", report.language), "note"), table]
