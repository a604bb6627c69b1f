"""The vocabulary: every topic, item, measure and unit that figures may speak of.

The words themselves are data (``vocabulary/*.toml``); this module only loads them and answers questions. A new indicator is a
new entry there, not new code here. The vocabulary is open in two ways: an item may be composed of one that is listed and a stage
or a group (:mod:`fupin_analysis.core.words.composing`), and what no grammar covers keeps the document's own words as its name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

from fupin_analysis.core.disk.toml import FOLDER, load_words
from fupin_analysis.core.texts.marks import without_marks
from fupin_analysis.core.words.composing import compose, composed_names
from fupin_analysis.core.words.items import Balance, Item, Measure, PovertyLine, Topic, Unit

#: Files of the vocabulary that are not topics.
_NOT_TOPICS = frozenset(
    {
        "help",
        "outline",
        "sheets",
        "columns",
        "measures",
        "units",
        "records",
        "messages",
        "entries",
        "orders",
        "statuses",
        "poverty_lines",
        "register",
        "rules",
        "narrative",
        "balances",
        "form",
        "facets",
    }
)

#: The topic of what was handed in under no heading that names one.
OTHER = "other"

_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
#: Signs that part a figure's path (``topic/item.measure@period[place]``), and what stands for them in own words.
_PATH_SIGNS = str.maketrans("/.@[];\n", "／．＠［］； ")
_LONGEST_OWN = 80


@dataclass(frozen=True)
class Vocabulary:
    """All words that the stages share; get it from :func:`load_vocabulary`."""

    topics: Mapping[str, Topic]
    measures: Mapping[str, Measure]
    units: Mapping[str, Unit]
    poverty_lines: tuple[PovertyLine, ...]
    statuses: Mapping[str, Mapping[str, Any]]
    balances: Mapping[str, Balance]
    register: Mapping[str, Any]

    def items(self) -> Iterator[Item]:
        """Every item of every topic, in the order of the vocabulary."""
        for topic in self.topics.values():
            yield from topic.items.values()

    def named_items(self) -> Iterator[Item]:
        """Every item that has names: those of :meth:`items`, then the composed ones that are called something besides."""
        yield from self.items()
        yield from (self.item(*path.split("/")) for path in composed_names())

    def item(self, topic: str, name: str) -> Item:
        """Return one item: listed, composed of a listed one and facets, or in a document's own words; else raise KeyError."""
        known = self.topics.get(topic)
        if known is None:
            raise KeyError(f"{topic}/{name} is not in the vocabulary")
        former = _former().get(f"{topic}/{name}", "")
        if former and name not in known.items:
            return self.item(*former.split("/"))  # two entries that became one
        found = known.items.get(name) or (_own_item(topic, name) if is_own(name) else compose(known, name))
        if found is None:
            raise KeyError(f"{topic}/{name} is not in the vocabulary")
        return found

    def find_item(self, topic: str, name: str) -> Item | None:
        """One item as :meth:`item` returns it, or None where figures may speak of no such item."""
        try:
            return self.item(topic, name)
        except KeyError:
            return None

    def has_item(self, topic: str, name: str) -> bool:
        """Whether figures may speak of such an item."""
        return self.find_item(topic, name) is not None

    def label(self, topic: str, item: str, language: str = "zh") -> str:
        """Label of an item; KeyError where there is none."""
        return self.item(topic, item).label(language)

    def find_items(self, text: str, *, topic: str | None = None) -> list[Item]:
        """Items known exactly by `text` (after folding), within `topic` or anywhere."""
        wanted = fold(text)
        found = _index().get(wanted, ())
        return [item for item in found if topic is None or item.topic == topic]

    def find_topic(self, text: str) -> Topic | None:
        """The topic known by `text`: its name, its Chinese or its English label."""
        return _topic_index().get(fold(text))

    def find_measure(self, text: str) -> Measure | None:
        """The measure known by `text`, or None."""
        return _measure_index().get(fold(text))

    def nearest(self, text: str, *, topic: str | None = None, limit: int = 3) -> tuple[str, ...]:
        """Known item labels nearest to `text`, best first, for "did you mean"."""
        return self._nearest(fold(text), topic, limit)

    @cached_property
    def _nearest(self) -> Callable[[str, str | None, int], tuple[str, ...]]:
        """The search through all labels, once for each text: tables say the same unknown words in every row."""

        @lru_cache(maxsize=2**12)
        def find(text: str, topic: str | None, limit: int) -> tuple[str, ...]:
            items = self.items() if topic is None else iter(self.topics[topic].items.values())
            return nearest(text, [name for item in items for name in (item.zh, *item.aliases)], limit=limit)

        return find

    def poverty_line(self, year: int, *, scope: str = "national") -> PovertyLine | None:
        """The poverty line in force for `year` in `scope`, or None where no such line exists."""
        for line in self.poverty_lines:
            if (line.scope, line.year) == (scope, year):
                return line
        return None

    def status_version(self, year: int) -> str:
        """The version of the status lists in force in `year` (the latest that began by then)."""
        begun = [name for name, version in self.statuses.items() if version["since"] <= year]
        return begun[-1] if begun else next(iter(self.statuses))


def is_own(name: str) -> bool:
    """Whether an item's name is a document's own words and no word of the vocabulary.

    Examples
    --------
    >>> is_own("大棚蔬菜"), is_own("illness"), is_own("")
    (True, False, False)
    """
    return bool(name) and len(name) <= _LONGEST_OWN and not _IDENTIFIER.fullmatch(name) and name == own_words(name)


@lru_cache(maxsize=2**14)
def own_words(text: str) -> str:
    """Return a label as the name of an item in a document's own words; no sign of it parts a figure's path.

    Examples
    --------
    >>> own_words(" 大棚蔬菜/露地蔬菜 "), own_words("wifi")
    ('大棚蔬菜／露地蔬菜', '“wifi”')
    """
    plain = " ".join(unicodedata.normalize("NFC", text).translate(_PATH_SIGNS).split())[:_LONGEST_OWN].strip()
    return f"“{plain[: _LONGEST_OWN - 2]}”" if _IDENTIFIER.fullmatch(plain) else plain


#: Between the words of a whole and those of its part, in the name of an item that stood under 其中.
PART_OF = "：其中"


def _own_item(topic: str, name: str) -> Item:
    measures = tuple(load_vocabulary().measures)
    return Item(topic, name, name, name, (), measures, ("year",), "", None, None, on_form=False, spends=False, is_own=True)


_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=2**14)  # a file says the same few hundred labels again and again
def fold(text: str) -> str:
    """Fold a label for comparison: width (NFKC), case, white space and colons.

    Examples
    --------
    >>> fold(" 贫困户　数： ") == fold("贫困户数")
    True
    """
    return fold_whole(text)


def fold_whole(text: str) -> str:
    r"""Fold a whole text as :func:`fold` does a label, and do not remember it: each file has its own, and they would fill memory.

    Examples
    --------
    >>> fold_whole("贫困户　数：\n94 户") == fold("贫困户数：94户")
    True
    """
    return _SPACE.sub("", unicodedata.normalize("NFKC", text)).casefold().strip(":、.。")


@lru_cache(maxsize=2**13)  # headings are looked at again and again
def drop_brackets(text: str) -> str:
    """Remove bracketed remarks, and signs that number headings: ``户数（户）`` → ``户数``, ``人数②`` → ``人数``."""
    return _BRACKETS.sub("", without_marks(text))


def nearest(text: str, known: list[str], *, limit: int = 3) -> tuple[str, ...]:
    """Names in `known` most like `text`, best first; empty where nothing is near."""
    from rapidfuzz import fuzz, process  # only needed once something is wrong

    hits = process.extract(fold(text), known, scorer=fuzz.ratio, processor=fold, score_cutoff=45, limit=limit * 2)
    return tuple(dict.fromkeys(name for name, _score, _place in hits))[:limit]


@cache
def load_vocabulary() -> Vocabulary:
    """Load the vocabulary once per process.

    Returns
    -------
    Vocabulary
        The words that all stages share.

    Examples
    --------
    >>> load_vocabulary().label("cause", "illness")
    '因病'
    """
    tables = {path.stem: load_words(path.stem) for path in sorted(FOLDER.glob("*.toml"))}
    measures = {
        name: Measure(name, row["zh"], row["en"], row["unit_zh"], row["unit_en"], row["kind"], tuple(row["aliases"]))
        for name, row in tables["measures"].items()
    }
    topics = [_topic(name, table) for name, table in tables.items() if name not in _NOT_TOPICS]
    topics.sort(key=lambda topic: topic.order)
    lines = tuple(PovertyLine(**row) for row in tables["poverty_lines"]["lines"])
    statuses = dict(sorted(tables["statuses"].items(), key=lambda pair: pair[1]["since"]))
    named = {topic.name: topic for topic in topics}
    balances = dict(_balances(tables["balances"], named))
    return Vocabulary(named, measures, _units(tables["units"]["units"]), lines, statuses, balances, tables["register"])


def _topic(name: str, table: dict[str, Any]) -> Topic:
    items = {
        key: Item(
            topic=name,
            name=key,
            zh=row["zh"],
            en=row["en"],
            aliases=tuple(row.get("aliases", ())),
            measures=tuple(row.get("measures", table["measures"])),
            periods=tuple(row.get("periods", table.get("periods", ("year",)))),
            unit_zh=row.get("unit_zh", ""),
            since=row.get("since", table.get("since")),
            until=row.get("until"),
            on_form=row.get("on_form", True),
            spends=row.get("spends", table.get("spends", False) and "planned" not in key),
            source=row.get("source", table["source"]),
        )
        for key, row in table["items"].items()
    }
    aliases = tuple(table.get("aliases", ()))
    return Topic(
        name, table["zh"], table["en"], table["order"], table["source"], table.get("since"), items, aliases, table.get("until")
    )


#: Numerals before a unit that are part of it: 万株, 百名.
_TIMES = {"百": 100, "千": 1000, "万": 10_000, "百万": 1_000_000}
#: Units of these measures are not multiplied by such numerals: money is listed as it is written, lengths and shares never are.
_NOT_MULTIPLIED = ("amount_yuan", "amount_per_household_yuan", "amount_per_person_yuan", "length_km", "rate", "multiple")


def _units(table: list[dict[str, Any]]) -> dict[str, Unit]:
    listed = {
        fold(name): Unit(name, row["factor"], tuple(row["measures"]))
        for row in table
        for name in (row["written"] if isinstance(row["written"], list) else [row["written"]])
    }
    bases = [
        unit
        for unit in listed.values()
        if unit.factor == 1 and unit.measures[0] not in _NOT_MULTIPLIED and "/" not in unit.written
    ]
    composed = {
        fold(times + unit.written): Unit(times + unit.written, factor, unit.measures)
        for unit in bases
        for times, factor in _TIMES.items()
    }
    return composed | listed


def _balances(table: dict[str, Any], topics: Mapping[str, Topic]) -> Iterator[tuple[str, Balance]]:
    def item(path: str) -> Item:
        topic, name = path.split("/")
        return topics[topic].items[name]

    for name, row in table.items():
        parts = tuple(item(path) for path in row["parts"])
        yield name, Balance(name, row["zh"], row["en"], item(row["whole"]), parts, tuple(row["measures"]), row["source"])


@cache
def _former() -> dict[str, str]:
    """Return what items are called that had a name of their own once, in files and decisions written then."""
    return dict(load_words("facets")["former"])


@cache
def _index() -> dict[str, tuple[Item, ...]]:
    index: dict[str, tuple[Item, ...]] = {}
    for item in load_vocabulary().named_items():
        for name in dict.fromkeys(fold(name) for name in item.names):
            index[name] = (*index.get(name, ()), item)
    return index


@cache
def _topic_index() -> dict[str, Topic]:
    found: dict[str, Topic] = {}
    for topic in load_vocabulary().topics.values():
        for name in (topic.name, topic.zh, topic.en):
            found.setdefault(fold(name), topic)
    for topic in load_vocabulary().topics.values():
        for name in topic.aliases:
            found.setdefault(fold(name), topic)
    return found


@cache
def _measure_index() -> dict[str, Measure]:
    index: dict[str, Measure] = {}
    for measure in load_vocabulary().measures.values():
        for name in (measure.zh, measure.en, measure.name, *measure.aliases):
            index.setdefault(fold(name), measure)
    return index
