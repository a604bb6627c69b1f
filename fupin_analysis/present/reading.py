"""What was read in a document of prose, as a table: a row a number, with the sentence it stands in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd

from fupin_analysis.core.account import Entry, Verdict
from fupin_analysis.core.metrics import rows_of
from fupin_analysis.core.prose import KINDS, Mention, Paragraph, ProseReading, exactness, fragment
from fupin_analysis.core.source import Source
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.present.findings import tell_finding
from fupin_analysis.present.words import join, names, say

#: Columns of the table of a reading, with their dtypes.
READING_COLUMNS: dict[str, str] = {
    "township": "str",
    "year": "int64",
    "period": "str",
    "place": "str",
    "topic": "str",
    "item": "str",
    "measure": "str",
    "value": "float64",
    "qualifier": "str",
    "as_written": "str",
    "kind": "str",
    "confidence": "float64",
    "source": "str",
    "sentence": "str",
}


def reading_table(reading: ProseReading, *, every: bool = False, cells: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the figures of a reading, or every number of it.

    Parameters
    ----------
    reading
        What was read.
    every
        Whether dates, ordinals and the like are listed as well.
    cells
        Figures of the document's tables, which are listed below those of its text.

    Returns
    -------
    pandas.DataFrame
        :data:`READING_COLUMNS`; `value` in base units [yuan, km, mu, share 0-1, plain counts]. Identifiers are masked.

    Examples
    --------
    >>> from fupin_analysis.core.prose import Prose
    >>> list(reading_table(ProseReading(Prose("总结.txt", ()), "甲山镇", 2018, ()), every=True)) == list(READING_COLUMNS)
    True
    """
    texts = {paragraph.number: paragraph for paragraph in reading.prose.paragraphs}
    rows = [_row(one, reading, texts) for one in reading.mentions if every or one.kind == "figure"]
    if cells is not None:
        rows += [{**row, "kind": "figure", "confidence": 1.0, "sentence": ""} for row in rows_of(cells)]
    return pd.DataFrame(rows, columns=list(READING_COLUMNS)).astype(READING_COLUMNS)


def tell_cells(used: int, aside: int, *, language: str = "zh") -> str:
    """Tell how many cells of a document's tables are used; empty where it has none.

    Examples
    --------
    >>> tell_cells(8, 1)
    '文中表格：采用8格，未采用1格'
    """
    return say("reading.cells", language, used=used, aside=aside) if used or aside else ""


def _row(mention: Mention, reading: ProseReading, texts: dict[int, Paragraph]) -> dict[str, object]:
    is_figure = mention.kind == "figure"
    paragraph = texts[mention.paragraph]
    sentence = paragraph.text[slice(*mention.sentence)].strip()
    return {
        "township": reading.township,
        "year": reading.year,
        "period": mention.period if is_figure else "",
        "place": mention.place if is_figure else "",
        "topic": mention.topic if is_figure else "",
        "item": mention.item if is_figure else "",
        "measure": mention.measure if is_figure else "",
        "value": mention.value,
        "qualifier": exactness(mention, fragment(mention, paragraph)),
        "as_written": mask_identifiers(fragment(mention, paragraph)) if mention.kind != "personal" else "***",
        "kind": mention.kind,
        "confidence": mention.confidence,
        "source": str(Source(reading.prose.file, paragraph=mention.paragraph, first=mention.start + 1, last=mention.end)),
        "sentence": mask_identifiers(sentence),
    }


def tell_reading(reading: ProseReading, *, language: str = "zh") -> str:
    """Tell how many numbers a document has, and what they are.

    Examples
    --------
    >>> from fupin_analysis.core.prose import Prose
    >>> mentions = (Mention(1, 0, 5, "2018年", "date"), Mention(1, 5, 8, "20户", "figure"))
    >>> tell_reading(ProseReading(Prose("总结.txt", ()), "甲山镇", 2018, mentions))
    '总结.txt（甲山镇，2018年）：文中数字2个＝采用1、日期1'
    """
    counts = reading.account()
    whose = {"township": reading.township or say("reading.nobody", language), "year": reading.year or "—"}
    total = sum(counts.values())
    return say("reading.account", language, file=reading.prose.file, all=total, parts=_parts(reading, language), **whose)


def tell_numbers(entries: Sequence[Entry], *, language: str = "zh") -> str:
    """Tell how many numbers the account of a text has, and what they are.

    Examples
    --------
    >>> figure = Entry("总结.txt", "第1段", 0, 0, "20户", Verdict.FIGURE, "figure")
    >>> tell_numbers([figure, figure._replace(text="2018年", verdict=Verdict.NOTE, region="date")])
    '总结.txt：文中数字2个＝采用1、日期1'
    """
    used = [entry.region if entry.verdict == Verdict.FIGURE or entry.region != "figure" else "asked" for entry in entries]
    counts = Counter(used)
    order = [kind for kind in (*KINDS, "asked") if counts[kind]]
    parts = [say("reading.part", language, name=say(f"reading.{kind}", language), count=counts[kind]) for kind in order]
    return say("reading.numbers", language, file=entries[0].file, all=len(entries), parts=join(parts, language))


def _parts(reading: ProseReading, language: str) -> str:
    counts = reading.account()
    parts = [say("reading.part", language, name=say(f"reading.{kind}", language), count=count) for kind, count in counts.items()]
    return join(parts, language)


def review_words(language: str) -> dict[str, Callable[..., str]]:
    """Return what the review page says: functions that fill the templates, by their key."""
    words: dict[str, Callable[..., str]] = {name: partial(say, f"reading.{name}", language) for name in names("reading")}
    return words | {"tally": lambda reading: _parts(reading, language), "finding": partial(tell_finding, language=language)}
