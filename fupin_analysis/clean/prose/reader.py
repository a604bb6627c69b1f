"""A document of prose to mentions: every number, what it counts, of whom, when, and why it was read so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from fupin_analysis.clean.prose.blocks import read_block
from fupin_analysis.clean.prose.certainty.namesakes import tell_apart
from fupin_analysis.clean.prose.certainty.one_figure import may_be_one
from fupin_analysis.clean.prose.memory import Memory
from fupin_analysis.clean.prose.numbers.damaged import set_damaged_aside
from fupin_analysis.clean.prose.numbers.numerals import find_numerals
from fupin_analysis.clean.prose.numbers.openings import settle_openings
from fupin_analysis.clean.prose.numbers.times import find_times
from fupin_analysis.clean.prose.paper.dating import year_suggested
from fupin_analysis.clean.prose.paper.folding import fold_prose
from fupin_analysis.clean.prose.paper.named import hide_names
from fupin_analysis.clean.prose.paper.outline import outline
from fupin_analysis.clean.prose.paper.setting import ProseSetting, read_prose_setting
from fupin_analysis.clean.prose.places.villages import villages_of
from fupin_analysis.core.prose import Mention, Prose, ProseReading
from fupin_analysis.errors import Problem

#: A cell no longer than this may be a village's name.
_LONGEST_NAME = 9


def read_prose(prose: Prose, *, township: str = "", year: int | None = None) -> ProseReading:
    """Read every number of a document.

    Parameters
    ----------
    prose
        The document as read from its file.
    township, year
        What the caller knows of it.

    Returns
    -------
    ProseReading
        A mention for each number, in the order of the text.

    Examples
    --------
    >>> from fupin_analysis.core.prose import Paragraph, Prose
    >>> text = "2018年,甲山镇建档立卡贫困户298户1252人,其中因病致贫94户381人。"
    >>> reading = read_prose(Prose("甲山镇.txt", (Paragraph(1, text),)))
    >>> [(mention.item, mention.measure, mention.value) for mention in reading.mentions if mention.kind == "figure"]
    [('total', 'households', 298.0), ('total', 'persons', 1252.0), ('illness', 'households', 94.0), ('illness', 'persons', 381.0)]
    """
    setting = read_prose_setting(prose, township=township, year=year)
    problems = list(prose.problems)
    stop = _stop(prose, setting)
    if stop is not None:
        problems.append(stop)
    memory = Memory(
        setting=setting,
        year=setting.year or max(setting.years, default=2000),
        villages=villages_of(_texts(prose), township=setting.township, is_of_village=bool(setting.place)),
    )
    mentions = _outside(prose, setting)
    below = tuple(one for one in prose.paragraphs if one.number not in (setting.above, setting.below))
    for block in outline(below, township="" if setting.place or stop is not None else setting.township):
        if block.paragraph not in (setting.title, setting.above, setting.below):
            mentions += read_block(block, memory)
    texts = {paragraph.number: paragraph.text for paragraph in prose.paragraphs}
    for mention in mentions:
        mention.text = texts[mention.paragraph][mention.start : mention.end]
    set_damaged_aside(mentions, texts)
    mentions.sort(key=lambda mention: (mention.paragraph, mention.start))
    settle_openings(mentions, texts, memory.year)
    tell_apart(mentions, memory.said, may_be_one=may_be_one)
    if stop is not None and stop.code in ("F131", "F132"):
        for mention in mentions:
            if mention.kind == "figure":
                mention.kind = "other_area" if stop.code == "F132" else "leftover"
    return ProseReading(
        _nameless(prose, mentions, memory.villages), setting.township, setting.year or 0, tuple(mentions), tuple(problems)
    )


def _nameless(prose: Prose, mentions: list[Mention], villages: Iterable[str]) -> Prose:
    """Return the document as it is shown: names of persons hidden in its text, and in the own words of numbers."""
    for mention in mentions:
        if mention.is_own:
            mention.item = hide_names(mention.item, places=villages)
        mention.reasons = [(key, hide_names(found, places=villages)) for key, found in mention.reasons]
    paragraphs = (replace(one, text=hide_names(one.text, places=villages)) for one in prose.paragraphs)
    return replace(prose, paragraphs=tuple(paragraphs))


def _texts(prose: Prose) -> Iterator[str]:
    """Yield the folded paragraphs and the cells of tables: both name villages."""
    for paragraph in prose.paragraphs:
        yield fold_prose(paragraph.text).text
    for table in prose.tables:
        for cell in table.cells:
            if isinstance(cell.text, str) and 2 <= len(cell.text) <= _LONGEST_NAME:
                yield fold_prose(cell.text).text


def _stop(prose: Prose, setting: ProseSetting) -> Problem | None:
    """Return why no figure can be taken from the document as a whole; None where one can."""
    if setting.scope == "none":
        return Problem("F131", where=prose.file)
    if setting.scope == "county":
        return Problem("F132", where=prose.file, details={"got": setting.township or setting.office or "—"})
    years = {"got": "、".join(map(str, setting.years))}
    if setting.year is None and (suggested := year_suggested([fold_prose(one.text).text for one in prose.paragraphs])):
        years["year"] = suggested
    if not setting.township:
        return Problem("F218", where=prose.file, details=years) if setting.year is None else Problem("F210", where=prose.file)
    return Problem("F211", where=prose.file, details=years) if setting.year is None else None


def _outside(prose: Prose, setting: ProseSetting) -> list[Mention]:
    """Return the numbers of titles and of what a web page added: dates, and debris."""
    mentions = []
    for paragraph in prose.paragraphs:
        if paragraph.kind != "debris" and paragraph.number not in (setting.title, setting.above, setting.below):
            continue
        folded = fold_prose(paragraph.text)
        times = [time for time in find_times(folded.text, year=setting.year or 2000) if time.has_digits]
        for time in times:
            start, end = folded.span(time.start, time.end)
            mentions.append(
                Mention(paragraph.number, start, end, paragraph.text[start:end], "date", sentence=(0, len(paragraph.text)))
            )
        for numeral in find_numerals(folded.text):
            if any(time.start < numeral.end and numeral.start < time.end for time in times):
                continue
            start, end = folded.span(numeral.start, numeral.end)
            kind = "debris" if paragraph.kind == "debris" else ("leftover" if numeral.kind == "number" else numeral.kind)
            mentions.append(
                Mention(paragraph.number, start, end, paragraph.text[start:end], kind, sentence=(0, len(paragraph.text)))
            )
    return mentions
