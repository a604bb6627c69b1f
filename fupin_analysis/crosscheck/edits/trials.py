"""Where edits can be tried: the periods and places of a return that a formula speaks of, and the figures it means there.

None of this depends on the values, and most townships fill in the same form: it is found out once for all returns that state the
same figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache, partial
from typing import NamedTuple

from fupin_analysis.core.period import Period
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.crosscheck.edits.formula import SPANS, Formula, Reference, sum_of
from fupin_analysis.crosscheck.edits.linear import whole
from fupin_analysis.crosscheck.edits.lookup import Form, Found, period_of, periods_with_row
from fupin_analysis.crosscheck.edits.rules import Rule
from fupin_analysis.crosscheck.edits.stated import Key, Stated
from fupin_analysis.crosscheck.edits.trial import CountTrial, Trial
from fupin_analysis.crosscheck.localisation.blanks import of_blanks
from fupin_analysis.crosscheck.own_words import about_own

#: The last year exits were planned for: by its end all registered poor were to have exited (《关于打赢脱贫攻坚战的决定》, 2015).
LAST_YEAR = 2020

#: Sets of figures stated whose trials are remembered.
_MOST_FORMS = 512
#: Of these, those that others may be like but for a few figures left blank.
_MOST_KNOWN, _MOST_BLANK = 16, 12

#: Kinds of edits whose figures are not found by their words: what the register counts, what a table adds up.
_GIVEN = frozenset({"micro", "typed"})

_ZERO = whole(Fraction(0))


class Trials:
    """All trials of some edits.

    Parameters
    ----------
    rules
        The edits.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._counted = tuple(rule for rule in self._rules if rule.kind == "micro")
        self._typed = next((rule for rule in self._rules if rule.kind == "typed"), None)
        self._leading: dict[tuple[str, str, str], list[tuple[int, int, Formula]]] = {}
        for at, rule in enumerate(self._rules):
            for number, formula in enumerate(rule.formulas if rule.kind not in _GIVEN else ()):
                self._leading.setdefault(formula.leading.path, []).append((at, number, formula))
        self._open = [(at, formula) for at, rule in enumerate(self._rules) for formula in rule.open_formulas]
        self._found = lru_cache(maxsize=_MOST_FORMS)(self._find)
        self._known: list[KnownForm] = []

    def of(self, stated: Stated) -> tuple[list[Tries], tuple[Key, ...]]:
        """Return the trials, by rule, in a return, and the figures in the order in which the trials number them.

        Figures that the return left blank may stand among these; no trial speaks of them.
        """
        return self._found(stated.year, stated.keys, len(stated.keys) - stated.earlier)

    def of_counts(self, stated: Stated) -> Iterator[CountTrial]:
        """Yield a trial for every figure that an edit holds against a count of the register."""
        if not stated.counted:
            return
        year = str(stated.year)
        for rule in self._counted:
            for formula in rule.formulas if rule.in_force(stated.year) else ():
                leading, counted = formula.references
                for key in [key for key in stated.keys if key[2:] == leading.path]:
                    period = year if leading.when else key.period
                    about = Key(period_of(counted, period, year), key.place, *counted.path)
                    if key.period == period_of(leading, period, year) and about in stated.counted:
                        count, sheet = stated.counted[about], stated.counted_sources.get(about, "")
                        yield CountTrial(rule, formula, period, key.place, (key,), stated.keys, (), count=count, sheet=sheet)

    def of_sums(self, stated: Stated) -> Iterator[Trial]:
        """Yield a trial for every sum typed in a table."""
        if self._typed is None or not stated.sums:
            return
        one = whole(Fraction(1))
        at = {key: place for place, key in enumerate(stated.keys)}
        for total, parts in stated.sums:
            sides = (((one, at[total]),), _ZERO), (tuple((one, at[key]) for key in parts), _ZERO)
            formula = sum_of([Reference(*key[2:]) for key in (total, *parts)])
            places = tuple((at[key],) for key in (total, *parts))
            yield Trial(self._typed, formula, total.period, total.place, (total, *parts), stated.keys, places, given=sides)

    def _find(self, year: int, keys: tuple[Key, ...], own: int) -> tuple[list[Tries], tuple[Key, ...]]:
        for place, known in enumerate(self._known):
            blank = known.left_blank(year, keys, own)
            if blank is not None:
                self._known.insert(0, self._known.pop(place))
                return self._without(known, blank), known.form.keys
        form = Form(year, keys, own)
        tried: dict[tuple[int, int], list[Trial]] = {}
        for path in form.by_path:
            for at, number, formula in self._leading.get(path, ()):
                if self._rules[at].in_force(year):
                    tried[at, number] = list(_tried(self._rules[at], formula, form))
        unknown = dict.fromkeys(path[:2] for path in form.by_path if not _is_known(*path[:2]))
        for at, formula in self._open if unknown else ():
            about_it = (about for about in unknown if self._rules[at].is_open_to(*about))
            made = (own for about in about_it for own in about_own(formula, about, form.by_path))
            tried.setdefault((at, len(self._rules[at].formulas)), []).extend(
                trial for own in made for trial in _tried(self._rules[at], own, form)
            )
        if not unknown:
            self._known = [KnownForm(form, self._rules, tried), *self._known[: _MOST_KNOWN - 1]]
        return self._by_rule(tried), keys

    def _without(self, known: KnownForm, blank: frozenset[int]) -> list[Tries]:
        """Return the trials of a return that left figures of a known form blank: only what speaks of their items is tried."""
        form = Form(int(known.form.year), known.form.keys, known.form.own, blank)
        again = known.speaking_of({known.form.keys[at][2:4] for at in blank})
        tried = {
            (at, number): list(_tried(self._rules[at], self._rules[at].formulas[number], form))
            if (at, number) in again
            else trials
            for (at, number), trials in known.tried.items()
        }
        return self._by_rule(tried)

    def _by_rule(self, tried: Mapping[tuple[int, int], Sequence[Trial]]) -> list[Tries]:
        by_rule: dict[int, list[Trial]] = {}
        for at, number in sorted(tried):
            by_rule.setdefault(at, []).extend(tried[at, number])
        found = ((self._rules[at], of_blanks(self._rules[at], trials)) for at, trials in by_rule.items() if trials)
        return [Tries(rule, trials, _alike(trials) if rule.is_any else ()) for rule, trials in found]


class Tries(NamedTuple):
    """Trials of one edit, and for an edit of which any formula must hold the places of those that say the same in other ways."""

    rule: Rule
    trials: Sequence[Trial]
    alike: Sequence[Sequence[int]]


def _alike(trials: Sequence[Trial]) -> list[list[int]]:
    groups: dict[tuple[Reference, str, str], list[int]] = {}
    for at, trial in enumerate(trials):
        groups.setdefault((trial.formula.leading, trial.period, trial.place), []).append(at)
    return list(groups.values())


class KnownForm:
    """What was tried on a form: most returns of a folder are like it but for what they left blank.

    Parameters
    ----------
    form
        The form.
    rules
        The edits.
    tried
        Trials by place of the edit and number of its formula.
    """

    def __init__(self, form: Form, rules: Sequence[Rule], tried: Mapping[tuple[int, int], list[Trial]]) -> None:
        self.form, self.tried = form, tried
        self._speaking: dict[tuple[str, str], set[tuple[int, int]]] = {}
        for at, number in tried:
            for reference in rules[at].formulas[number].references:
                self._speaking.setdefault((reference.topic, reference.item), set()).add((at, number))

    def speaking_of(self, items: Iterable[tuple[str, ...]]) -> set[tuple[int, int]]:
        """Return which formulas speak of any of some items."""
        return {one for topic, item in items for one in self._speaking.get((topic, item), ())}

    def left_blank(self, year: int, keys: tuple[Key, ...], own: int) -> frozenset[int] | None:
        """Return which figures of the form are blank in a return; None where it differs by more than that."""
        form = self.form
        if str(year) != form.year or not 0 <= len(form.keys) - len(keys) <= _MOST_BLANK:
            return None
        blank: list[int] = []
        for at, key in enumerate(form.keys):
            if at - len(blank) >= len(keys) or keys[at - len(blank)] != key:
                blank.append(at)
                if len(blank) > _MOST_BLANK:
                    return None
        is_same = len(form.keys) - len(blank) == len(keys) and form.own - sum(at < form.own for at in blank) == own
        return frozenset(blank) if is_same else None


def _is_known(topic: str, item: str) -> bool:
    """Whether the vocabulary has an item."""
    topics = load_vocabulary().topics
    return topic in topics and item in topics[topic].items


def _tried(rule: Rule, formula: Formula, form: Form) -> Iterator[Trial]:
    own = form.by_path.get(formula.leading.path, ())
    adds_places = any(reference.each for reference in formula.references)
    adds_up = any(reference.when == "first" for reference in formula.references)
    where = dict.fromkeys(
        (form.year if formula.leading.when else form.keys[at].period, form.keys[at].place)
        for at in own
        if not (adds_places and form.keys[at].place)
    )
    for period, place in where:
        after = ""
        if adds_up:
            firsts = [form.find(reference, period, place) for reference in formula.references if reference.when == "first"]
            after = min((form.keys[at].period for found in firsts for at in found.places), default="")
        found = tuple(form.find(reference, period, place, after) for reference in formula.references)
        if adds_places and not any(one.places for r, one in zip(formula.references, found, strict=True) if r.each):
            continue
        yield _trial(rule, formula, period, place, found, form)
        for level in next((one.others for one in found if one.others), ()):
            yield _trial(rule, formula, period, place, tuple(Found(level) if one.others else one for one in found), form)


def _trial(rule: Rule, formula: Formula, period: str, place: str, found: tuple[Found, ...], form: Form) -> Trial:
    places = tuple(one.places for one in found)
    keys = tuple(dict.fromkeys(form.keys[at] for own in places for at in own))
    made = partial(Trial, rule, formula, period, place, keys, form.keys, places)
    references = list(zip(formula.references, found, strict=True))
    unstated = [reference for reference, one in references if not one.places and _is_asked_for(rule, reference, int(form.year))]
    missing = [reference for reference in unstated if not reference.optional]
    blank = tuple(
        Key(period_of(reference, period, form.year), place, *reference.path)
        for reference in missing
        if reference.when not in SPANS and not reference.each
    )
    has_no_base = any(reference.when in {"first", "-1"} for reference in missing)
    if has_no_base or not places[0] or (len(places) > 1 and not any(places[1:])):
        return made(blank=blank, is_settled=True)
    absent = _left_out(missing, period, place, form) if _is_sum_of(missing, formula) and not rule.is_soft else ()
    in_part = [reference for reference, one in references if one.places and not (one.is_whole or reference.optional)]
    lacking = [*missing, *in_part]
    relation = formula.opened(lacking)
    if rule.is_partial:
        absent += _periods_left_out(formula, places, place, form) if not rule.is_soft else ()
        # A part left out is not zero, whatever closes the list of parts.
        is_closed = any(f"{key.topic}/{key.item}" in rule.closing for key in keys)
        relation = formula.relation if formula.relation != "=" or (not absent and (is_closed or not missing)) else relation
        return made(blank=blank, absent=absent, relation=relation, is_settled=not relation)
    if not missing:
        absent += _periods_left_out(formula, places, place, form) if not rule.is_soft else ()
        relation = ">=" if absent else relation
    return made(
        blank=blank,
        absent=absent,
        relation=relation,
        is_settled=not relation,
        is_loose=len(unstated) > len(missing),
        lacks_years=_years_not_stated(formula, places, place, form) if not missing and relation == "=" else (),
    )


def _is_sum_of(parts: Iterable[Reference], formula: Formula) -> bool:
    """Return whether the parts are added up to the left side as they are: what is lacking there is then the part itself."""
    terms = formula.linear[0] if formula.linear is not None else {}
    return formula.relation == "=" and all(terms.get(part) == -1 for part in parts)


def _left_out(missing: Iterable[Reference], period: str, place: str, form: Form) -> tuple[Key, ...]:
    """Missing parts of which the row states another measure."""
    plain = [reference for reference in missing if reference.when in {"", "year"} and not reference.each]
    keys = [Key(period_of(reference, period, form.year), place, *reference.path) for reference in plain]
    return tuple(key for key in keys if key[:4] in form.rows)


def _years_not_stated(formula: Formula, places: Sequence[tuple[int, ...]], place: str, form: Form) -> tuple[Key, ...]:
    """Years up to the last there can be that are not among those stated, where a part is added up over all of them."""
    return tuple(
        Key(str(year), place, *reference.path)
        for reference, own in zip(formula.references, places, strict=True)
        if reference.when == "all"
        for year in range(int(form.year), LAST_YEAR + 1)
        if year not in {Period.parse(form.keys[at].period).year for at in own}
    )


def _periods_left_out(formula: Formula, places: Sequence[tuple[int, ...]], place: str, form: Form) -> tuple[Key, ...]:
    """Years in which a part added up over all of them lacks the measure, though its row states another."""
    found: list[Key] = []
    for reference, own in zip(formula.references, places, strict=True):
        if reference.when == "all" and own and _is_sum_of([reference], formula):
            years = {Period.parse(form.keys[at].period).year for at in own}
            periods = periods_with_row(form.at, place, reference.topic, reference.item)
            found += [Key(period, place, *reference.path) for period in periods if Period.parse(period).year not in years]
    return tuple(found)


def _is_asked_for(rule: Rule, reference: Reference, year: int) -> bool:
    """Return whether a figure is missing where it is not stated: a part that did not exist yet is no gap in a list of parts."""
    if not rule.is_partial:
        return True
    item = load_vocabulary().find_item(reference.topic, reference.item)
    return item is None or item.in_force(year)
