"""What a cell of a table says: a number in its format, a label, a stated figure with its unit, the band of one in doubt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from fupin_analysis.core.texts.rough import Rough
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.present import numbers, words

#: Formats of columns that hold words.
TEXT_FORMATS = frozenset({"text", "item", "topic", "period", "reading", "measure"})
#: Measures of which the text says what is counted: 45万袋, 3处, 6期.
_COUNTED_ANYHOW = frozenset({"count", "sessions"})
#: A counter as it is written behind a number; what measures a floor or a volume is longer than the word for a thing, or a sign.
_COUNTER = re.compile(
    r"\d[万亿]?[余多来]?(?P<counter>[^\W\d_万亿余多来]{1,2}|平方[千公]?米|平方公里|立方米|千伏安|千瓦时|㎡|㎥|[mM][²³23])(?:[以左]?[上下右])?$"
)


def is_text(value: object, form: str) -> bool:
    """Whether a cell is shown as words, and not as a number in a format."""
    return form in TEXT_FORMATS or isinstance(value, str)


def cell_text(row: Mapping[Any, Any], column: str, form: str, *, language: str, topic: str = "") -> str:
    """Text of one cell of a metric table."""
    value = row[column]
    if not numbers.is_known(value):
        return numbers.UNKNOWN if form not in TEXT_FORMATS else ""
    if form == "item":
        return words.item_label(row.get("topic") or topic, str(value), language)
    if form == "reading":
        return words.item_label("plan", str(value), language)
    if form == "topic":
        return load_vocabulary().topics[str(value)].label(language)
    if form == "measure":
        measure = load_vocabulary().measures[str(value)]
        return measure.unit_zh if language == "zh" else measure.unit_en or measure.en
    if form == "period":
        return numbers.period(str(value), language)
    if form == "text":
        return str(value)
    if form == "figure":
        return figure_text(row, language=language)
    if form == "amount":
        return figure_text({**row, "value": value}, language=language)
    if form == "things":
        return figure_text({**row, "topic": row.get("topic") or topic, "measure": "count", "value": value}, language=language)
    return numbers.roughly(numbers.TABLE_FORMATS[form], value, language)


def band_text(row: Mapping[Any, Any], column: str, form: str, bands: Mapping[tuple[str, str], tuple[float, float]]) -> str:
    """Band of a metric in doubt, such as ``〔7–57〕``; empty where nothing is."""
    band = bands.get((str(row.get("source", "")), column))
    if band is None or form not in numbers.TABLE_FORMATS:
        return ""
    low, high = (numbers.TABLE_FORMATS[form](value) for value in band)
    return f"〔{low}–{high}〕" if low != high else ""


def figure_text(row: Mapping[Any, Any], *, language: str) -> str:
    """A stated figure with its unit, such as ``94户``, ``约38.35万元`` or ``80%``."""
    value = row["value"]
    rough = Rough(value, row["qualifier"]) if row.get("qualifier") else value
    return numbers.roughly(lambda number: _figure_text(row, number, language=language), rough, language)


def _figure_text(row: Mapping[Any, Any], value: float, *, language: str) -> str:
    measure = load_vocabulary().measures[row["measure"]]
    if measure.kind == "share":
        return f"{numbers.trimmed(value * 100, 2)}%"
    if measure.name == "amount_yuan":
        return f"{numbers.trimmed(value, 2)} {measure.unit_zh if language == 'zh' else measure.unit_en}"
    if language == "en":
        return f"{numbers.trimmed(value, 3)} {measure.unit_en}".rstrip()
    unit = measure.unit_zh
    if measure.name in _COUNTED_ANYHOW:
        written = _COUNTER.search(str(row.get("as_written", "")))
        of_item = load_vocabulary().item(row["topic"], row["item"]).unit_zh if measure.name == "count" else ""
        unit = written["counter"] if written else of_item
    return f"{numbers.trimmed(value, 3)} {unit or measure.unit_zh}"
