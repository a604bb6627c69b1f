"""The top of a township's page: title, what a reader must know first, key figures, what was not handed in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import quote

from fupin_analysis.core.aside import told_aside
from fupin_analysis.core.disk.files import place_name
from fupin_analysis.core.metrics import Row
from fupin_analysis.core.rows import Figure, spread_rows
from fupin_analysis.core.texts.qualifiers import DOUBTED
from fupin_analysis.core.words.items import HEADS
from fupin_analysis.core.words.terms import is_own
from fupin_analysis.core.year import in_year
from fupin_analysis.errors import OF_FILES
from fupin_analysis.measure.done import exits_of_own_year
from fupin_analysis.present import numbers, words
from fupin_analysis.present.blocks import Cards, Judgement, Masthead, Passage
from fupin_analysis.present.outline import title_of
from fupin_analysis.present.tell.dated import is_of_year, newest, until
from fupin_analysis.present.tell.judgement import tell_judgement
from fupin_analysis.present.tell.summary import tell_summary
from fupin_analysis.reports.effects import changed_figures
from fupin_analysis.reports.subjects import SUBJECTS
from fupin_analysis.reports.township.opened import OpenedTownship
from fupin_analysis.reports.township.own_sums import own_sums, with_own_sums

#: Names of items that are planned, whatever they are of (``fupin_analysis/vocabulary/facets.toml``).
_PLANNED_ITEM = re.compile("_(?:planned|target)(?:_|$)")


def show_masthead(report: OpenedTownship) -> list[object]:
    """Title, subtitle and what a reader must know before trusting the numbers."""
    document = report.unit.document
    place = "".join(part for part in (document.province, document.county) if part)
    subtitle = report.say("subtitle", year=report.year, count=len(report.in_force), files=len(report.unit.inputs))
    notes = [
        Passage(report.say("synthetic"), "warning") if document.kind == "synthetic" else None,
        Passage(report.say("caveat", caveat=document.caveat.rstrip("。")), "note") if document.caveat else None,
    ]
    origin = report.say("origin", place=place or report.say("place_unknown"), title=document.title) if document.title else ""
    return [Masthead(report.title, subtitle, origin, _around(report)), *notes]


def _around(report: OpenedTownship) -> tuple[tuple[str, str, str], ...]:
    """Pages next to this one, where a batch puts them: ``<year>/<township>/report.html``."""
    found = []
    for one in report.unit.neighbours:
        folder = "../" if one.at == report.year else f"../../{one.at}/"
        name = str(one.at) if one.kind == "year" else one.name
        found.append((one.kind, name, f"{folder}{quote(place_name(one.name))}/{quote(one.page)}"))
    return tuple(found)


def show_summary(report: OpenedTownship) -> list[object]:
    """Key figures as cards, and how much was handed in and needs checking."""
    return [Cards(_cards(report)), Judgement(judge_township(report)), summarise_township(report), *_standing(report)]


def summarise_township(report: OpenedTownship) -> str:
    """Tell the key figures in a paragraph, those called doubtful that an open finding would change."""
    subjects = ("registry", "monitoring", "exits", "causes", "subsidies", "production", "spending")
    measured = {name: report.rows(name) for name in subjects}
    changed = {(topic, item) for period, topic, item in changed_figures(report.open_findings) if in_year(period, report.year)}
    spent = {(row["source"], "amount_yuan") for row in measured["spending"] if (row["topic"], row["item"]) in changed}
    return tell_summary(measured, doubted={*report.bands, *spent}, language=report.language)


def judge_township(report: OpenedTownship) -> list[tuple[str, str]]:
    """Tell what the figures amount to: a heading and its sentences each."""
    judged = {name: report.rows(name) for name in ("exits", "progress")}
    judged |= {"findings": with_own_sums(report), "reviews": report.unit.reviews}
    target = int(report.assumptions["target_year"])
    return tell_judgement(judged, report.unit.standings, target_year=target, language=report.language)


def provisos(report: OpenedTownship) -> list[str]:
    """Return what a document that leaves the house says of its figures first: made up, a caveat, read with doubt, not settled."""
    document = report.unit.document
    found = [report.say("synthetic")] if document.kind == "synthetic" else []
    found += [report.say("caveat", caveat=document.caveat.rstrip("。"))] if document.caveat else []
    found += _doubted(report)
    if len(with_own_sums(report)):
        open_heads = {words.say(f"judgement.{name}", report.language) for name in ("overall", "first")}
        found += [text for heading, text in judge_township(report) if heading in open_heads]
    return found


def _cards(report: OpenedTownship) -> list[tuple[str, str, str]]:
    register = _size_card(report, "registry", "total")
    found = [register or _size_card(report, "registry", "exited")]  # later years count those lifted out alone
    found += [_size_card(report, "monitoring", "total"), _exits_card(report), _size_card(report, "exit", "cumulative")]
    paid = [row for row in report.rows("subsidies") if (row["topic"], row["item"]) == ("education", "total")]
    year = newest(row for row in paid if is_of_year(row))
    for row in year or paid:  # one half-year is no year, and is called by its name
        note = report.say("card_year") if year else until(row["period"], report.language)
        amount = words.say("charts.money", report.language, amount=row["amount_yuan"])
        note = _doubtful(report, note, [row], "amount_yuan")
        found.append((words.topic_label("education", report.language), amount, note))
    funds = [row for row in report.rows("production") if numbers.is_known(row["paid_yuan"])]
    year = newest(row for row in funds if is_of_year(row))
    for row in year or funds:
        amount = words.say("charts.money", report.language, amount=row["paid_yuan"])
        note = report.say("card_paid")
        note = note if year else words.bracketed(note, until(row["period"], report.language), report.language)
        found.append((words.topic_label("production", report.language), amount, _doubtful(report, note, [row], "paid_yuan")))
    found.append(_checks_card(report))
    return [card for card in found if card is not None]


def _checks_card(report: OpenedTownship) -> tuple[str, str, str]:
    """Count what is open as the front page does, and say of what kinds it is where it is not all contradiction."""
    kinds = Counter(str(row["standing"]) for row in with_own_sums(report))
    known = [kind for kind in ("contradiction", "question", "note") if kinds[kind]]
    parts = [report.say(f"card_{kind}", count=kinds[kind]) for kind in known] if known != ["contradiction"] else []
    count = words.say("report.findings", report.language, count=kinds.total())
    return report.say("card_checks"), count, words.join(parts, report.language)


def _doubtful(report: OpenedTownship, note: str, rows: Sequence[Row], *columns: str) -> str:
    """Put behind a card's note that an open finding would change its number."""
    is_doubtful = any((row["source"], column) in report.bands for row in rows for column in columns)
    return words.join([note, report.say("card_doubtful")], report.language) if is_doubtful else note


def _size_card(report: OpenedTownship, topic: str, item: str) -> tuple[str, str, str] | None:
    """Show the last count of the year, called by its date where it is not of the year's end."""
    rows = spread_rows(report.index.select(topic, items=(item,)), HEADS)
    for row in newest(row for row in rows if in_year(row["period"], report.year)):
        note = "" if is_of_year(row) else numbers.period(row["period"], report.language)
        is_doubtful = (row["period"], topic, item) in changed_figures(report.open_findings)
        notes = [note, report.say("card_doubtful") if is_doubtful else ""]
        size = words.size(row["households"], row["persons"], report.language)
        return words.item_label(topic, item, report.language), size, words.join(notes, report.language)
    return None


def _exits_card(report: OpenedTownship) -> tuple[str, str, str] | None:
    """Show who exited in the year, parts that make it up added together."""
    changed = {period for period, topic, item in changed_figures(report.open_findings) if (topic, item) == ("exit", "done")}
    for row in exits_of_own_year(report.index):
        note = report.say("card_doubtful") if any(in_year(period, report.year) for period in changed) else ""
        return (
            words.item_label("exit", "done", report.language),
            words.size(row["households"], row["persons"], report.language),
            note,
        )
    return None


def _standing(report: OpenedTownship) -> list[object]:
    absent = [
        title_of(name, report.language)
        for name, subject in SUBJECTS.items()
        if subject.is_asked and not any(topic in report.index.topics for topic in subject.topics)
    ]
    texts = []
    if absent:
        name = "absent" if report.unit.document.is_complete else "not_in_source"
        name = "no_figures" if len(report.unit.quarantine) else name
        texts.append(words.say(f"report.{name}", report.language, parts=words.join(absent, report.language)))
    told = [told_aside(row, report.language) for row in report.unit.quarantine if row["code"] in OF_FILES]
    asked = [Passage(one.line(report.language), "note") for one in told]
    aside = len(report.unit.quarantine) - len(own_sums(report))  # those numbers are used
    if aside > len(asked):
        texts.append(words.say("report.quarantine", report.language, count=aside))
    return [
        *_planned(report),
        *(Passage(text, "note") for text in _doubted(report)),
        *asked,
        *([Passage(words.sentences(texts, report.language), "note")] if texts else []),
    ]


def _planned(report: OpenedTownship) -> list[object]:
    """Say that most of what was handed in is planned: what a plan asks for is easily taken for what was done."""
    planned = sum(_is_planned(figure) for figure in report.in_force)
    if 2 * planned <= len(report.in_force):
        return []
    name = "planned_all" if planned == len(report.in_force) else "planned_most"
    return [Passage(report.say(name, count=len(report.in_force), planned=planned), "note")]


def _doubted(report: OpenedTownship) -> list[str]:
    """Say what the mark on numbers means that were read with doubt; nothing where none was."""
    count = sum(figure.qualifier == DOUBTED for figure in report.in_force)
    return [report.say("doubted", count=count)] if count else []


def _is_planned(figure: Figure) -> bool:
    is_to_come = figure.topic == "plan" or _PLANNED_ITEM.search(figure.item) is not None
    return is_to_come or (is_own(figure.item) and figure.item.startswith("计划"))
