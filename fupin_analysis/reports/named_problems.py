"""Problems that townships name, laid out beside the figures that bear them out or contradict them."""

from __future__ import annotations

from collections.abc import Iterable

from fupin_analysis.core.metrics import Row
from fupin_analysis.core.records import record_sheets
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.present import numbers, words

#: What stands first in the table, and how a problem with several figures is counted.
_ORDER = ("contradicted", "supported", "not_comparable", "no_figures", "not_tied")

#: How what a figure is held against is said, by claim.
_HELD = {
    "short": "held_short",
    "falling": "held_before",
    "rising": "held_before",
    "leading": "held_rank",
    "incomplete": "held_whole",
    "stated": "held_stated",
}


def say_of(name: str, language: str, **values: object) -> str:
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


def tell_verdicts(rows: Iterable[Row], language: str) -> str:
    """Say how many problems figures bear out, contradict and cannot tell of; what none is, is not said.

    Examples
    --------
    >>> rows = [{"township": "甲山镇", "problem": "进度慢", "verdict": "supported"}]
    >>> tell_verdicts(rows, "zh")
    '报送数支持的1个'
    """
    counts = count_verdicts(rows)
    names = {"own_supported": "supported", "own_contradicting": "contradicted", "own_rest": "rest"}
    comma = words.say("checks.comma", language)
    return comma.join(say_of(name, language, count=counts[kind]) for name, kind in names.items() if counts[kind])


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
        shown.append(_in_words(row, language) | ({"problem": say_of("same_problem", language)} if name == before else {}))
        before = name
    return shown


def _in_words(row: Row, language: str) -> Row:
    claim = str(row["claim"])
    said, label = _claim_label(row, language), figure_label(row, language)
    return {
        **row,
        "figure_label": f"{label}（{said}）" if said and language == "zh" else f"{label} ({said})" if said else label,
        "figure_said": figure_amount(row, row["value"], claim, language) if numbers.is_known(row["value"]) else "",
        "held_against": held_text(row, language),
        "verdict_label": say_of(f"verdict_{row['verdict']}", language),
        "source": "; ".join(text for text in (str(row["source"]), str(row["figure_source"])) if text),
    }


def _claim_label(row: Row, language: str) -> str:
    claim, base = str(row["claim"]), item_label_of("", str(row["base_item"]), language)
    if claim == "stated" or (claim == "short" and base):
        return say_of(f"claim_{claim}", language, base=base)
    return record_sheets()["problems"].choice("claim", claim, language)


def figure_label(row: Row, language: str) -> str:
    """Return the topic and the item of the figure that tells of a problem; empty where none does."""
    item = item_label_of(str(row["topic"]), str(row["item"]), language)
    topic = load_vocabulary().topics[str(row["topic"])].label(language) if row["topic"] else ""
    return f"{topic} · {item}" if topic and item and topic != item else item


def item_label_of(topic: str, label: str, language: str) -> str:
    """Return the label of an item in a language, from its Chinese one."""
    found = load_vocabulary().find_items(label, topic=topic or None) if label else []
    return found[0].label(language) if len(found) == 1 else label


def held_text(row: Row, language: str) -> str:
    """Return what a figure was held against, in words; empty where it was held against nothing."""
    base, claim = row["base"], str(row["claim"])
    if not numbers.is_known(base):
        return ""
    if claim == "leading":
        return say_of("held_rank", language, rank=int(base), count=int(row["others"]))
    label = item_label_of("", str(row["base_item"]), language)
    amount = figure_amount(row, base, claim, language)
    return say_of(_HELD.get(claim, "held_others"), language, base=amount, label=label, others=row["others"])


def figure_amount(row: Row, value: object, claim: str, language: str) -> str:
    """Return a figure with its unit; what is held against other townships is so many for a registered household."""
    number = float(str(value))
    measure = load_vocabulary().measures[str(row["measure"])]
    if measure.kind == "share":
        return numbers.share(number)
    is_rate = claim in ("below_others", "above_others") and numbers.is_known(row["base"])
    if measure.name == "amount_yuan":
        amount = words.say("charts.money", language, amount=number)
        return say_of("per_household", language, amount=amount) if is_rate else amount
    unit = measure.unit_zh if language == "zh" else f" {measure.unit_en}".rstrip()
    if is_rate and measure.kind != "ratio":
        return say_of("per_hundred", language, amount=f"{numbers.trimmed(number * 100, 1)}{unit}")
    return f"{numbers.trimmed(number, 2)}{unit}"
