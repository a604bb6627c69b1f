"""Many files about one township, merged figure by figure.

Files that state different things complete each other; the same number again confirms it; another number for the same figure is a
rival statement with both sources, which the cross-checks report. Only where two files are versions of the same return (most of
what they state is the same figures, and some of the values differ) is there a question: which one counts? It is answered once,
in ``SOURCES.toml`` or by ``fupin prefer``. Until then everything stays: what the versions agree on is in force, what they differ
in stands as rival statements. No township disappears.

The order of the files decides nothing: a township's own return comes before tables about many townships, then the names count.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

import pandas as pd

from fupin_analysis.core.aside import aside_row
from fupin_analysis.core.disk.runs import first_of_runs
from fupin_analysis.core.document import Preference
from fupin_analysis.core.figures import KEY, QUARANTINE_COLUMNS, number_statements
from fupin_analysis.core.source import file_of, join_sources
from fupin_analysis.crosscheck.versions import OneFile, differ, find_namesakes, find_versions, likely_last
from fupin_analysis.errors import Problem

#: The address of a number in a sentence.
_PARAGRAPH = re.compile(r" › 第\d+段")


@dataclass(frozen=True)
class Merged:
    """What many files state together.

    Parameters
    ----------
    figures
        Table of figures, the same whatever the order of the files.
    aside
        Rows for the quarantine: figures of versions that do not count, and one for each question, which stamps the page.
    problems
        F209 for each township and year with versions of which nobody has said which one counts; F243 for an answer that fits
        nothing.
    """

    figures: pd.DataFrame
    aside: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=QUARANTINE_COLUMNS, dtype="str"))
    problems: tuple[Problem, ...] = ()


def merge_files(
    figures: pd.DataFrame, preferences: Iterable[Preference] = (), *, files: Sequence[str] | pd.Series[str] | None = None
) -> Merged:
    """Merge the figures of many files.

    Parameters
    ----------
    figures
        Table of figures of all files, in any order of the files, statements numbered in the order of the rows.
    preferences
        Which file counts where several are versions of one return.
    files
        The file that each row is from, where the caller knows it; else it is told from the addresses.
    """
    if figures.empty:
        return Merged(figures)
    told_of = pd.Series(list(map(file_of, figures["source"])) if files is None else files, dtype="str")
    given = told_of.set_axis(figures.index)
    told = tuple(preferences)
    shared = _shared(figures, given)
    if not shared:
        return Merged(figures.reset_index(drop=True), problems=tuple(_unused(told, (), set(given.unique()) if told else ())))
    ordered, names = _in_order(figures, given)
    is_shared = pd.Series([pair in shared for pair in zip(ordered["township"], ordered["year"], strict=True)])
    stated = _stated(ordered[is_shared], names[is_shared])
    wide = set(ordered["township"].groupby(names).nunique().loc[lambda count: count > 1].index)
    dropped: dict[tuple[str, int, str], str] = {}
    problems: list[Problem] = []
    asked: list[tuple[str, Problem]] = []
    used: set[Preference] = set()
    for (township, year), by_file in stated.items():
        if len(by_file) < 2:
            continue
        counties = find_namesakes(by_file)
        for name, county in sorted(counties.items()):
            details = {"got": f"{township}{year}年", "expected": "、".join(sorted(set(counties.values()))), "label": township}
            near = () if county.isdigit() else (f"{county}{township}",)
            problems.append(Problem("F270" if name in wide else "F260", where=name, details=details, near=near))
            asked.append((township, problems[-1]))
        for group in find_versions({name: by_file[name] for name in by_file if name not in counties}, wide):
            answer = next((one for one in reversed(told) if one.fits(township, year) and one.file in group), None)
            if answer is not None:
                used.add(answer)
                dropped |= {(township, year, name): answer.file for name in group if name != answer.file}
            elif differ(by_file, group):
                details = {"expected": f"{township}{year}年", "got": "、".join(group), "file": likely_last(group)}
                problems.append(Problem("F209", where=group[0], details=details))
                asked.append((township, problems[-1]))
    problems += _unused(told, used, set(names.unique()))
    stamps = _rows([(name, problem.where, "", problem) for name, problem in asked])
    if not dropped:
        return Merged(number_statements(_joined(ordered)), stamps, tuple(problems))
    marks = [dropped.get(key, "") for key in zip(ordered["township"], ordered["year"], names, strict=True)]
    is_dropped = pd.Series([bool(mark) for mark in marks], index=ordered.index)
    rows = ordered.loc[is_dropped, ["township", "source", "as_written"]].itertuples(index=False, name=None)
    because = (Problem("F242", details={"got": mark}) for mark in marks if mark)
    aside = _rows([(*row, problem) for row, problem in zip(rows, because, strict=True)])
    kept = number_statements(_joined(ordered[~is_dropped]))
    return Merged(kept, pd.concat([stamps, aside], ignore_index=True), tuple(problems))


def _shared(figures: pd.DataFrame, files: pd.Series) -> set[tuple[str, int]]:
    """Return the townships and years that more than one file speaks of: few among forty thousand."""
    units = first_of_runs(figures[["township", "year"]].assign(file=files), ["township", "year", "file"]).drop_duplicates()
    twice = units.loc[units.duplicated(["township", "year"]), ["township", "year"]]
    return set(twice.itertuples(index=False, name=None))


def _unused(told: Iterable[Preference], used: Collection[Preference], known: Collection[str]) -> list[Problem]:
    return [
        Problem("F243", where="SOURCES.toml", details={"got": one.file})
        for one in told
        if one not in used and not (one.file in known and one.is_general)
    ]


def _in_order(figures: pd.DataFrame, files: pd.Series) -> tuple[pd.DataFrame, pd.Series]:
    """Order rows, and the files they are from, so that the order of the files has no say.

    Files about one township come first, then by name; rows of a file as they stand.
    """
    townships = figures.groupby(files)["township"].nunique()
    rank = {str(name): (int(count) > 1, str(name)) for name, count in townships.items()}
    places = {name: place for place, name in enumerate(sorted(rank, key=lambda name: rank[name]))}
    order = files.map(places).sort_values(kind="stable").index
    return figures.loc[order].reset_index(drop=True), files.loc[order].reset_index(drop=True)


def _stated(figures: pd.DataFrame, files: pd.Series) -> dict[tuple[str, int], dict[str, OneFile]]:
    stated: dict[tuple[str, int], dict[str, OneFile]] = {}
    columns = [figures[name].tolist() for name in [*KEY, "value", "qualifier", "source", "township_code"]]
    for file, *key, value, qualifier, source, code in zip(files.tolist(), *columns, strict=True):
        by_file = stated.setdefault((str(key[0]), int(key[1])), {})
        one = by_file.setdefault(str(file), OneFile())
        if one.values.setdefault(tuple(key), float(value)) == value and qualifier:
            one.rough.add(tuple(key))
        one.is_prose = one.is_prose or _PARAGRAPH.search(source) is not None
        if code:
            one.codes.add(str(code))
    return stated


def _joined(figures: pd.DataFrame) -> pd.DataFrame:
    """Join what several files state alike into one row with all their sources: they confirm each other.

    A number that one of them states roughly (约300户) is exact where another states just that number.
    """
    same = [*KEY, "value"]
    is_again = figures.duplicated(same, keep=False)
    if not is_again.any():
        return figures
    first: dict[tuple[object, ...], int] = {}
    files: dict[int, list[str]] = {}
    sources: dict[int, list[str]] = {}
    drop: list[int] = []
    exact: set[int] = set()
    rows = figures.loc[is_again, [*same, "qualifier", "part_of", "source"]]
    wholes: dict[int, list[str]] = {}
    for label, *key, qualifier, part_of, source in zip(rows.index.tolist(), *(rows[name].tolist() for name in rows), strict=True):
        place = first.setdefault(tuple(key), label)
        file = file_of(source)
        if file in files.get(place, ()):
            continue  # one document that says the same twice keeps both
        files.setdefault(place, []).append(file)
        sources.setdefault(place, []).append(source)
        wholes.setdefault(place, []).append(part_of)
        if not qualifier:
            exact.add(place)
        if place != label:
            drop.append(label)
    texts = {label: join_sources(found) for label, found in sources.items() if len(found) > 1}
    joined = [texts.get(label, source) for label, source in zip(figures.index.tolist(), figures["source"].tolist(), strict=True)]
    told = [
        "" if label in exact else one for label, one in zip(figures.index.tolist(), figures["qualifier"].tolist(), strict=True)
    ]
    parts = [
        join_sources(wholes[label]) if label in texts else one
        for label, one in zip(figures.index.tolist(), figures["part_of"].tolist(), strict=True)
    ]
    return figures.assign(source=joined, qualifier=told, part_of=parts).drop(index=drop).reset_index(drop=True)


def _rows(found: Sequence[tuple[str, str, str, Problem]]) -> pd.DataFrame:
    """Return rows of the quarantine: township, source, text and why."""
    rows = [aside_row(problem, text, township=township, source=source) for township, source, text, problem in found]
    return pd.DataFrame(rows, columns=QUARANTINE_COLUMNS, dtype="str")
