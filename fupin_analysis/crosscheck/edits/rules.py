"""Edits as data: ``vocabulary/rules.toml`` and the balances the form adds up (``balances.toml``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, get_args

from fupin_analysis.core.disk.files import stamp_of
from fupin_analysis.core.disk.toml import load_words, read_toml
from fupin_analysis.core.finding import Severity
from fupin_analysis.core.words.items import Balance
from fupin_analysis.core.words.terms import is_own, load_vocabulary, nearest
from fupin_analysis.crosscheck.edits.formula import ANY, Formula, Reference, parse_formula
from fupin_analysis.crosscheck.edits.linear import whole
from fupin_analysis.errors import FupinError, Problem

#: What kind of statement an edit makes; findings are grouped by it.
KINDS = ("balance", "places", "bound", "ratio", "rate", "percentage", "restatement", "reading", "flow", "unit", "typed", "micro")

#: How bad a failing edit is: an ``error`` is certainly wrong, a ``warning`` very likely, a ``note`` worth a look.
SEVERITIES: tuple[Severity, ...] = get_args(Severity)

#: Groups of the registered of whom causes and attributes are told instead of all: those left, those who have exited.
GROUPS = ("registry/not_exited.*", "registry/not_exited.*@-1", "registry/confirmed_poor.*", "registry/exited.*", "exit/done.*")

#: Names that stand for items with no entry: those in their own words, those that the grammar composes.
_OWN, _COMPOSED = "own", "composed"

_REQUIRED = {"kind", "zh", "en", "formula", "source"}
_OPTIONAL = {
    *("severity", "soft", "measures", "items", "rates", "any", "partial", "closing", "near", "slack", "since", "until"),
    *("drift", "loose", "beyond", "step", "unless", "enabled", "holds", "breaks"),
}


@dataclass(frozen=True)
class Rule:
    """One edit.

    Parameters
    ----------
    code
        Stable name, such as ``"B101"``.
    kind, severity
        One of :data:`KINDS`, :data:`SEVERITIES`.
    zh, en
        What must hold, in words.
    formulas
        The formula, once for each measure or item it is tried for.
    closing
        Items (``topic/item``) any of which shows that a list of parts is complete; without one a sum that falls short of its
        whole with parts missing cannot be verified.
    is_partial
        Parts may be missing (they are zero if the list is closed).
    is_any
        The formulas say the same in other ways, or with other standard rates, of which one must hold.
    is_ordered
        The formulas are readings of one thing, the likeliest first.
    step
        A rate that is a multiple of this may be a county's own; 0 where only the standard ones are.
    near
        How much like its whole a sum over places must be (0-1) to be taken as complete, and how much like what is computed a
        percentage must be to be taken as the percentage of just that.
    slack
        Largest residual put down to rounding, in the base unit of the measure.
    drift
        Share of the larger side that births, deaths and the like, which nobody states, may account for.
    loose
        Share of the larger side that figures marked ``?`` may account for where they are not stated.
    is_soft
        A query edit: it may be right though it fails.
    beyond
        Share of the larger side beyond which a query edit that fails is no question any more; 0 where it always is.
    unless
        Formulas any of which shows, where it holds, that the figures are of something else than the edit speaks of: an edit that
        fails beside one proves nothing. ``{item}`` and ``*`` are item and measure of the figure the edit is about.
    open_formulas
        The formulas for an item that has no entry, where the edit needs no more meaning than its topic.
    open_to
        Topics and kinds of such items (``*/*``, ``cause/own``, ``housing/composed``).
    since, until
        Years in which the edit is in force.
    source
        Why it must hold.
    holds, breaks
        Figures with which it holds and fails: examples for people, cases for the tests.
    """

    code: str
    kind: str
    severity: Severity
    zh: str
    en: str
    formulas: tuple[Formula, ...]
    closing: frozenset[str]
    is_partial: bool
    is_any: bool
    is_ordered: bool
    step: int
    near: Fraction
    slack: Fraction
    drift: Fraction
    loose: Fraction
    beyond: Fraction
    is_soft: bool
    since: int
    until: int
    source: str
    holds: str
    breaks: str
    open_formulas: tuple[Formula, ...] = ()
    open_to: tuple[tuple[str, str], ...] = ()
    unless: tuple[str, ...] = ()

    def title(self, language: str) -> str:
        """What must hold, in words."""
        return self.zh if language == "zh" else self.en

    def in_force(self, year: int) -> bool:
        """Return whether the edit is in force in `year`."""
        return self.since <= year <= self.until

    def is_open_to(self, topic: str, item: str) -> bool:
        """Return whether the edit is about an item that has no entry."""
        kind = _OWN if is_own(item) else _COMPOSED
        return not {(topic, kind), ("*", kind), ("*", "*")}.isdisjoint(self.open_to)


def load_rules(switches: Path | None = None) -> tuple[Rule, ...]:
    """Load every edit that is switched on.

    Parameters
    ----------
    switches
        A county's own settings, a TOML file of ``code = false`` (off), ``code = true`` (on), a table of fields to replace, such
        as ``T301 = {rates = [625, 1250]}``, or a table with all fields of an edit of its own.

    Raises
    ------
    FupinError
        F310 where the settings name an edit that does not exist or make one that cannot be read.
    """
    return _load_once(switches, stamp_of(switches) if switches else (0, 0))


@lru_cache(maxsize=16)
def _load_once(switches: Path | None, _stamp: tuple[int, int]) -> tuple[Rule, ...]:
    tables = {**_of_balances(load_vocabulary().balances.values()), **load_words("rules")}
    own = _settings(switches) if switches else {}
    rules, problems = [], []
    for code in dict.fromkeys([*tables, *own]):
        row = {**tables.get(code, {}), **own.get(code, {})}
        try:
            rule = _rule(code, row)
        except (KeyError, TypeError, ValueError) as error:
            if code not in own:
                raise
            near = nearest(code, list(tables)) if code not in tables else ()
            problems.append(Problem("F310", where=f"{switches} › {code}", details={"got": error}, near=near))
            continue
        if row.get("enabled", True):
            rules.append(rule)
    if problems:
        raise FupinError(problems)
    return tuple(rules)


def _settings(path: Path) -> dict[str, dict[str, Any]]:
    """Read a county's settings: fields to replace, by code."""
    if not path.exists():
        raise FupinError(Problem("F310", where=str(path), details={"got": path.name}))
    own = read_toml(path, dict[str, Any], code="F310", where=str(path))
    return {code: change if isinstance(change, dict) else {"enabled": change} for code, change in own.items()}


def _of_balances(balances: Iterable[Balance]) -> dict[str, dict[str, Any]]:
    """Balances the form adds up are edits too; their names are their codes."""
    return {balance.name: _of_balance(balance) for balance in balances}


def _of_balance(balance: Balance) -> dict[str, Any]:
    whole, *parts = (f"{item.topic}/{item.name}" for item in (balance.whole, *balance.parts))
    measure = balance.measures[0]
    stated = "; ".join(f"{part}.{measure} = 2" for part in parts)
    parts_of = " + ".join(f"{part}.*" for part in parts)
    is_of_register = whole == "registry/total" and not any(group.startswith(f"{part}.") for group in GROUPS for part in parts)
    return {
        "kind": "balance",
        "zh": balance.zh,
        "en": balance.en,
        "formula": f"{whole}.* = {parts_of}",
        "unless": [f"{group} = {parts_of}" for group in GROUPS] if is_of_register else [],
        "measures": list(balance.measures),
        "partial": True,
        "closing": [part for part in parts if part.endswith("/other")],
        "since": balance.whole.since or 0,
        "source": balance.source,
        "holds": f"{whole}.{measure} = {2 * len(parts)}; {stated}",
        "breaks": f"{whole}.{measure} = {2 * len(parts) + 1}; {stated}",
    }


def _rule(code: str, row: Mapping[str, Any]) -> Rule:
    """Make one edit; ValueError where a field is missing, unknown or cannot be read."""
    if missing := _REQUIRED - set(row):
        raise ValueError(f"{code} lacks {', '.join(sorted(missing))}")
    if unknown := set(row) - _REQUIRED - _OPTIONAL:
        raise ValueError(f"{code} has no field {', '.join(sorted(unknown))}")
    if not isinstance(row.get("enabled", True), bool):
        raise ValueError(f"{code} is true, false or a table of fields")
    if row["kind"] not in KINDS:
        raise ValueError(f"{code}: no kind {row['kind']}")
    if row.get("severity", "error") not in SEVERITIES:
        raise ValueError(f"{code}: severity is {' or '.join(SEVERITIES)}")
    patterns = [tuple(pattern.split("/")) for pattern in row.get("items", ()) if "/" in pattern]
    open_to = tuple((topic, kind) for topic, kind in patterns if kind in (_OWN, _COMPOSED) or topic == "*")
    return Rule(
        code=code,
        kind=row["kind"],
        severity=row.get("severity", "error"),
        zh=row["zh"],
        en=row["en"],
        formulas=() if row["kind"] == "typed" else _formulas(code, row),
        closing=frozenset(row.get("closing", ())),
        is_partial=bool(row.get("partial", False)),
        is_any=bool(row.get("any", "rates" in row or isinstance(row["formula"], list))),
        is_ordered=isinstance(row["formula"], list),
        step=int(row.get("step", 0)),
        near=Fraction(str(row.get("near", 0))),
        slack=whole(Fraction(str(row.get("slack", 0)))),
        drift=Fraction(str(row.get("drift", 0))),
        loose=Fraction(str(row.get("loose", 0))),
        beyond=Fraction(str(row.get("beyond", 0))),
        is_soft=bool(row.get("soft", False)),
        since=int(row.get("since", 0)),
        until=int(row.get("until", 9999)),
        source=row["source"],
        holds=row.get("holds", ""),
        breaks=row.get("breaks", ""),
        open_formulas=tuple(_parsed(row, "/".join(ANY))) if open_to else (),
        open_to=open_to,
        unless=tuple(row.get("unless", ())),
    )


def _formulas(code: str, row: Mapping[str, Any]) -> tuple[Formula, ...]:
    """The formula for every item (``{item}``), measure (``*``) and rate (``{rate}``), as far as they go together."""
    formulas: list[Formula] = []
    for item in _items(row["items"]) if "items" in row else [""]:
        known = _parsed(row, item, only_known=True)
        if not known and (not item or item in row["items"]):
            raise ValueError(f"{code}: the vocabulary lacks a figure of {_parsed(row, item)[0].text!r}")
        formulas += known
    return tuple(formulas)


def _parsed(row: Mapping[str, Any], item: str, *, only_known: bool = False) -> list[Formula]:
    """The formula, or each of those given, about one item in every measure and at every rate; if asked, those of known items."""
    given = row["formula"] if isinstance(row["formula"], list) else [row["formula"]]
    texts = [text.replace("{rate}", str(rate)) for text in given for rate in row.get("rates", [""])]
    return [
        _about(text, item, template)
        for measure in row.get("measures", [""])
        for text in texts
        for template in [_template_of(text, item, measure)]
        if not only_known or all(_is_known(*_path(reference, item), reference.measure) for reference in template.references)
    ]


def _template_of(text: str, item: str, measure: str) -> Formula:
    """The formula about any item: what is tried for hundreds of items is parsed once."""
    return _template(text.replace("{item}", "/".join(ANY) if "/" in item else item), measure)


def _about(text: str, item: str, template: Formula) -> Formula:
    """The formula about one item."""
    if "{item}" not in text or "/" not in item:
        return template
    topic, _, name = item.partition("/")
    return template.about(topic, name, text=text.replace("{item}", item))


def _path(reference: Reference, item: str) -> tuple[str, str]:
    """Topic and item that a reference of a formula about any item speaks of, once it is about this one."""
    topic, _, name = item.partition("/")
    return (topic, name) if reference[:2] == ANY and name else (reference.topic, reference.item)


@cache
def _template(text: str, measure: str) -> Formula:
    return parse_formula(text, measure=measure)


def _is_known(topic: str, item: str, measure: str) -> bool:
    """Return whether the vocabulary has the item, and the item the measure."""
    found = load_vocabulary().find_item(topic, item)
    return found is not None and measure in found.measures


def _items(patterns: Iterable[str]) -> list[str]:
    """Paths of the items listed; ``cause/*`` are all items of the topic, ``*/*`` those of all topics, ``*/own`` none of them."""
    topics = load_vocabulary().topics
    paths: list[str] = []
    for pattern in patterns:
        topic, _, name = pattern.partition("/")
        if name not in ("*", _OWN, _COMPOSED):
            paths.append(pattern)
            continue
        for known in topics if topic == "*" else [topic]:
            items = topics[known].items  # KeyError where there is no such topic
            paths += [f"{known}/{item}" for item in items] if name == "*" else []
    return paths
