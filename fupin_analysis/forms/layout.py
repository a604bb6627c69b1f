"""The plan of the return workbook (报送表): which sheets, columns and rows a year asks for, and where figures go.

The plan follows from the vocabulary: one sheet per topic in force, one column per measure the topic uses, one printed row per
item and period. :mod:`fupin_analysis.forms.workbook` writes the plan as a workbook,
:mod:`fupin_analysis.clean.own_forms.returns` reads it back; both take every word they share from here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, TypeAlias

import pandas as pd

from fupin_analysis.core.disk.toml import load_words
from fupin_analysis.core.texts.qualifiers import upper_end
from fupin_analysis.core.words.items import Balance, Item, Measure, Topic
from fupin_analysis.core.words.terms import load_vocabulary

#: The words printed on the form (``vocabulary/form.toml``).
WORDS: Mapping[str, Any] = load_words("form")

FORM_VERSION: str = WORDS["version"]
COVER: str = WORDS["cover"]["sheet"]
LISTS: str = WORDS["lists"]["sheet"]

#: Headings that stand before and after the columns of measures.
ITEM, PERIOD, PLACE, REMARK = (WORDS["headings"][name] for name in ("item", "period", "place", "remark"))

_LAST_BRACKET = re.compile(r"[（(]([^（()）]*)[)）]\s*$")
_PERIOD = re.compile(r"(\d{4})([HQMW]?)(\d*)")


@dataclass(frozen=True)
class Row:
    """One row of a sheet: an item in a period, what was stated of it (measure → value in base units), and how roughly if so."""

    item: Item
    period: str
    place: str = ""
    wording: str = ""
    printed: bool = False
    stated: Mapping[str, float] = field(default_factory=dict)
    rough: Mapping[str, str] = field(default_factory=dict)

    def shown(self, measure: Measure) -> float | str | None:
        """Return what is written into a cell: a number as it was stated, as a text where it was stated roughly or is in doubt."""
        value, qualifier = self.stated.get(measure.name), self.rough.get(measure.name, "")
        return value if value is None or not qualifier else _roughly(value, qualifier, measure)

    @property
    def label(self) -> str:
        """What stands in the row's first cell: the township's own wording, else the vocabulary's."""
        return self.wording or item_label(self.item)


@dataclass(frozen=True)
class SheetPlan:
    """One sheet of the form: its topic, the measures that are columns, and its rows."""

    topic: Topic
    title: str
    measures: tuple[Measure, ...]
    rows: tuple[Row, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The heading row, left to right."""
        return (ITEM, PERIOD, PLACE, *map(measure_heading, self.measures), REMARK)


Place: TypeAlias = tuple[SheetPlan, int]


@dataclass(frozen=True)
class Check:
    """One line of a sheet's check block: a balance in one period and measure.

    A place is a sheet and a row's number on it, from 0.
    """

    balance: Balance
    period: str
    measure: Measure
    whole: Place
    parts: tuple[Place, ...]

    @property
    def typed(self) -> float | None:
        """The whole as typed."""
        return _typed(self.whole, self.measure)

    @property
    def total(self) -> float | None:
        """The sum of the parts typed."""
        typed = [value for part in self.parts if (value := _typed(part, self.measure)) is not None]
        return sum(typed) if typed else None

    @property
    def gap(self) -> float | None:
        """Whole minus parts, to the hundredth."""
        return None if self.typed is None or self.total is None else round(self.typed - self.total, 2)


def plan_form(year: int) -> tuple[SheetPlan, ...]:
    """Plan the blank form of `year`: the sheets asked for, in the order of the vocabulary.

    Topics named by any version of the status lists are asked for only in the years of a version that names them; the other
    topics every year in which they have items.

    Examples
    --------
    >>> [sheet.title for sheet in plan_form(2018)][:3]
    ['人口与劳动力', '建档立卡', '致贫原因']
    >>> plan_form(2018)[2].columns
    ('指标', '期间', '村（组）', '户数（户）', '人数（人）', '备注')
    """
    vocabulary = load_vocabulary()
    versions = vocabulary.statuses
    versioned = {name for version in versions.values() for name in version["sheets"]}
    asked = set(versions[vocabulary.status_version(year)]["sheets"])
    plans = [
        _plan_sheet(topic, year) for topic in vocabulary.topics.values() if topic.name in asked or topic.name not in versioned
    ]
    return tuple(plan for plan in plans if plan.rows)


def _plan_sheet(topic: Topic, year: int) -> SheetPlan:
    items = [item for item in topic.items_in(year) if item.on_form]
    # Period by period: a half-year, or the year planned for, is filled in as one block.
    periods = {"H1": f"{year}H1", "H2": f"{year}H2", "year": str(year), "next": str(year + 1)}
    rows = [Row(item, period, printed=True) for name, period in periods.items() for item in items if name in item.periods]
    return SheetPlan(topic, topic.zh, _measures([name for item in items for name in item.measures]), tuple(rows))


def _measures(names: Sequence[str]) -> tuple[Measure, ...]:
    """Measures in the order of the vocabulary, so that 户数 stands before 金额 on every sheet."""
    return tuple(measure for name, measure in load_vocabulary().measures.items() if name in set(names))


def fill_form(sheets: Sequence[SheetPlan], figures: pd.DataFrame) -> tuple[SheetPlan, ...]:
    """Put the figures of one township and year into their rows.

    Whatever has no printed row gets a row below: villages, other periods, items the form does not ask for, further
    statements of the same figure. A measure without a column gets one, a topic without a sheet gets one: nothing is left out.
    A number stated roughly is filled in as roughly (约100); a range and one in doubt are asked about where the form is read.
    """
    topics = load_vocabulary().topics
    planned = {sheet.topic.name for sheet in sheets}
    unplanned = [SheetPlan(topics[name], topics[name].zh, (), ()) for name in figures["topic"].unique() if name not in planned]
    filled = [_fill_sheet(sheet, figures[figures["topic"].eq(sheet.topic.name)]) for sheet in [*sheets, *unplanned]]
    return tuple(sorted(filled, key=lambda sheet: sheet.topic.order))


def _fill_sheet(sheet: SheetPlan, figures: pd.DataFrame) -> SheetPlan:
    stated: dict[tuple[str, str, str, str, int], dict[str, float]] = {}
    rough: dict[tuple[str, str, str, str, int], dict[str, str]] = {}
    columns = ["item", "period", "place", "as_written", "statement", "measure", "value", "qualifier"]
    ordered = figures.sort_values("statement", kind="stable")[columns]
    for item, period, place, as_written, statement, measure, value, qualifier in ordered.itertuples(index=False, name=None):
        key = (item, period, place, _wording(as_written, sheet.topic, item), statement)
        stated.setdefault(key, {})[measure] = value
        rough.setdefault(key, {})[measure] = qualifier
    rows = []
    for row in sheet.rows:
        first = next((key for key in stated if key[:3] == (row.item.name, row.period, "")), None)
        rows.append(row if first is None else replace(row, wording=first[3], stated=stated.pop(first), rough=rough[first]))
    for key, values in stated.items():
        item, period, place, wording, _statement = key
        rows.append(Row(load_vocabulary().item(sheet.topic.name, item), period, place, wording, stated=values, rough=rough[key]))
    measures = _measures([*(measure.name for measure in sheet.measures), *figures["measure"]])
    return replace(sheet, measures=measures, rows=tuple(rows))


def _roughly(value: float, qualifier: str, measure: Measure) -> str:
    """Return a number as the words of a form say how exact it is: what was not certain is not certain once it was filled in."""
    is_share = measure.kind == "share"
    upper = upper_end(qualifier)
    numbers = [Decimal(f"{end:.12g}") * (100 if is_share else 1) for end in (value, upper) if end is not None]
    words = WORDS["rough"][qualifier if upper is None else "to"]
    return str(words.format(*(f"{number.normalize():f}" for number in numbers), unit="%" if is_share else ""))


def _wording(as_written: str, topic: Topic, item: str) -> str:
    """Return the township's own name of the item, where `as_written` begins with one: ``思想观念落后 36``."""
    wording = as_written.rpartition(" ")[0]
    found = find_items(wording, topic=topic.name)
    return wording if [known.name for known in found] == [item] and not is_canonical(wording, found[0]) else ""


def plan_checks(sheets: Sequence[SheetPlan], *, year: int) -> dict[str, list[Check]]:
    """Plan the check blocks: by topic, the balances whose whole and parts (those in force in `year`) are all printed on the form.

    A balance stands on the sheet of its parts; one that a rough number takes part in adds up to nothing.
    """
    places = {
        (sheet.topic.name, row.item.name, row.period): (sheet, number)
        for sheet in sheets
        for number, row in enumerate(sheet.rows)
        if row.printed
    }
    measures = load_vocabulary().measures
    checks: dict[str, list[Check]] = {sheet.topic.name: [] for sheet in sheets}
    for balance in load_vocabulary().balances.values():
        whole, parts = balance.whole, balance.parts_in(year)
        for period in (period for topic, name, period in places if (topic, name) == (whole.topic, whole.name)):
            found = [places.get((part.topic, part.name, period)) for part in parts]
            if parts and None not in found:
                known = tuple(place for place in found if place is not None)
                whole_place = places[whole.topic, whole.name, period]
                for name in balance.measures:
                    if any(isinstance(_row(place).shown(measures[name]), str) for place in (whole_place, *known)):
                        continue
                    check = Check(balance, period, measures[name], whole_place, known)
                    checks[parts[0].topic].append(check)
    return checks


def _typed(place: Place, measure: Measure) -> float | None:
    return _row(place).stated.get(measure.name)


def _row(place: Place) -> Row:
    sheet, number = place
    return sheet.rows[number]


def item_label(item: Item) -> str:
    """Return an item's name on the form, with the unit where it is the item's own: ``悬挂横幅（条）``."""
    return f"{item.zh}（{item.unit_zh}）" if item.unit_zh else item.zh


def is_canonical(wording: str, item: Item) -> bool:
    """Tell whether `wording` is the vocabulary's own label of `item`, with or without the unit."""
    return wording.strip() in {item.zh, item_label(item)}


def find_items(text: str, *, topic: str) -> list[Item]:
    """Find the items of `topic` known by a row's label, which may end in a bracketed unit."""
    vocabulary = load_vocabulary()
    return vocabulary.find_items(text, topic=topic) or vocabulary.find_items(_LAST_BRACKET.sub("", text), topic=topic)


def measure_heading(measure: Measure) -> str:
    """Return a measure's column heading, with its unit: ``金额（元）``.

    Shares have none, since their cells carry the percent sign; nor has the count of things, whose unit goes with the item.
    """
    plain = measure.kind == "share" or measure.name == "count" or measure.zh == measure.unit_zh
    return measure.zh if plain else f"{measure.zh}（{measure.unit_zh}）"


def measure_in_heading(heading: str) -> tuple[Measure, str] | None:
    """Find the measure a heading names, and the unit it states: ``金额（万元）`` → amount, 万元; None where it names none."""
    vocabulary = load_vocabulary()
    bracket = _LAST_BRACKET.search(heading)
    for name, unit in [(heading, "")] + ([(heading[: bracket.start()], bracket[1].strip())] if bracket else []):
        measure = vocabulary.find_measure(name)
        if measure is not None:
            return measure, unit
    return None


def period_label(period: str) -> str:
    """Return a period as the form prints it; an as-of date stays as it is.

    Examples
    --------
    >>> [period_label(period) for period in ("2018", "2018H1", "2018W07", "2018-12-31")]
    ['2018年', '2018年上半年', '2018年第7周', '2018-12-31']
    """
    match = _PERIOD.fullmatch(period)
    if match is None:
        return period
    year, letter, number = match.groups()
    words = WORDS["periods"]
    words_for = words.get(letter + number) or words[letter]
    return str(words_for.format(year=year, number=int(number or 0)))
