"""Parts left out: rows that state households but not persons, or so, while a sum needs both.

Such a sum cannot be verified, but what is lacking in it is the part. Where another figure of the sum is in doubt, what is lacking
depends on how that is mended.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from fupin_analysis.crosscheck.edits.stated import Key
from fupin_analysis.crosscheck.edits.trial import Applied
from fupin_analysis.crosscheck.localisation.candidates import Candidate, Replacement, after

#: Ways to mend the other figures of a sum that are looked at; with more, the sum tells nothing.
_MOST_WAYS = 100


@dataclass(frozen=True)
class Omission:
    """One part left out, or several of one sum.

    Parameters
    ----------
    keys
        The parts.
    sums
        The sums that lack nothing else.
    values
        What the part may be; none where the sums do not tell.
    """

    keys: tuple[Key, ...]
    sums: tuple[Applied, ...]
    values: tuple[Fraction, ...] = ()

    @property
    def candidates(self) -> list[Candidate]:
        """One candidate for each value; one that leaves it open where the sums do not tell."""
        score = float(len(self.sums))
        ways: list[tuple[Replacement, ...]] = [(Replacement(self.keys[0], None, value),) for value in self.values]
        ways = ways or [tuple(Replacement(key, None, None) for key in self.keys)]
        return [Candidate(changes, is_minimal=True, score=score) for changes in ways]


def find_omissions(
    applied: Iterable[Applied], repairs: Sequence[Sequence[Candidate]], values: Mapping[Key, Fraction]
) -> list[Omission]:
    """Return the parts that were left out.

    Parameters
    ----------
    applied
        Edits tried.
    repairs
        For each contradiction, the ways to mend it, the best first; the one proposed alone where one is.
    values
        Figures as stated.
    """
    told: dict[Key, list[tuple[Applied, list[Fraction]]]] = {}
    several: list[tuple[Applied, list[Fraction]]] = []
    for one in applied:
        if not one.trial.absent or (one.left <= one.right and one.state != "fails"):
            continue
        lacking = _lacking(one, _ways(one, repairs, values))
        if len(one.absent) == 1:
            told.setdefault(one.absent[0], []).append((one, lacking))
        elif len(one.absent) < len(one.keys) - 1:  # with fewer stated than lacking, the measure was not asked for
            several.append((one, lacking))
    single = [_told(key, sums) for key, sums in told.items()]
    known = {omission.keys[0]: omission.values[0] for omission in single if len(omission.values) == 1}
    alone: list[Omission] = []
    for one, lacking in several:
        open_keys = tuple(key for key in one.absent if key not in known)
        rest = [value - sum(known.get(key, 0) for key in one.absent) for value in lacking]
        if len(open_keys) == 1:
            told.setdefault(open_keys[0], []).append((one, [value for value in rest if value > 0]))
        elif open_keys:
            alone.append(Omission(open_keys, (one,)))
    return [_told(key, sums) for key, sums in told.items()] + alone


def _told(key: Key, sums: Sequence[tuple[Applied, list[Fraction]]]) -> Omission:
    """Take together what several sums tell of one part."""
    values = dict.fromkeys(value for _one, lacking in sums for value in lacking)
    first, *others = sorted((one for one, _lacking in sums), key=lambda one: one.rule.code)
    is_told = all(lacking for _one, lacking in sums)  # by each of them, or one contradicts the others
    return Omission((key,), (first, *others), tuple(values) if is_told else ())


def _ways(one: Applied, repairs: Sequence[Sequence[Candidate]], values: Mapping[Key, Fraction]) -> list[Mapping[Key, Fraction]]:
    """Values of the figures under every way to mend those of the sum that are in doubt; none where a way leaves one open."""
    ways: list[Mapping[Key, Fraction]] = [values]
    for candidates in repairs:
        own = [change for candidate in candidates for change in candidate.changes if change.key in one.keys]
        if own:
            ways = [after(candidate, way) for way in ways for candidate in candidates]
        if any(change.new is None for change in own) or len(ways) > _MOST_WAYS:
            return []
    return ways


def _lacking(one: Applied, ways: Iterable[Mapping[Key, Fraction]]) -> list[Fraction]:
    """What the sum may lack, the best first; nothing where its other parts exceed it."""
    edit = one.trial.edit("=", one.slack)
    gaps = dict.fromkeys(edit.residual(way) for way in ways) if edit is not None else {}
    return [gap for gap in gaps if gap is not None and gap > 0]
