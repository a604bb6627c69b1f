"""What each file held, before files are held against one another: files that have not changed are not read again."""

from __future__ import annotations

import traceback
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from fupin_analysis.core.disk.files import sha256_of
from fupin_analysis.core.disk.runs import starts_of_runs
from fupin_analysis.core.disk.store import by_unit, empty_frame, no_rows, to_frame
from fupin_analysis.core.figures import COLUMNS, KEY
from fupin_analysis.core.intake import units_of
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.errors import FupinError, Problem

if TYPE_CHECKING:
    import pandas as pd


#: Townships and years that are put in place one by one; where more have changed, everything is put in order anew.
_MOST_SPLICED = 200


@dataclass(frozen=True)
class FileRead:
    """One file as it was read.

    Parameters
    ----------
    name
        Relative to the folder of returns.
    sha256, size, modified
        Of its bytes; the size in bytes, the time of its last change in ns.
    figures, quarantined
        How many it gave, and how many cells were set aside.
    units
        How many townships and years its figures are of.
    is_used
        Whether anything of it could be used.
    has_register
        Whether household registers were in it.
    problems
        What kept it, or parts of it, from being read.
    answers
        The answers about reading that were used in it, and by whom they were given.
    """

    name: str
    sha256: str = ""
    size: int = 0
    modified: int = 0
    figures: int = 0
    quarantined: int = 0
    units: int = 0
    is_used: bool = False
    has_register: bool = False
    problems: tuple[Problem, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Content:
    """What one file holds: figures, cells set aside, problems, register sheets (not read here), answers used, records."""

    figures: pa.Table
    quarantine: pa.Table
    problems: tuple[Problem, ...]
    sheets: Sequence[Any] = ()
    answers: tuple[tuple[str, str], ...] = ()
    records: pa.Table = field(default_factory=lambda: no_rows("records"))

    @cached_property
    def units(self) -> frozenset[tuple[str, int]]:
        """The townships and years its figures are of."""
        return frozenset(zip(self.figures["township"].to_pylist(), self.figures["year"].to_pylist(), strict=True))


@dataclass(frozen=True)
class Reading:
    """Every file as it was read, in order, and the tables of what they held.

    Parameters
    ----------
    files
        One for each file.
    figures, quarantine, records
        What they held; the column `number` tells which file a row is from. Figures are in order of township and year.
    register, notes, problems
        What the household registers among them count together, and what does not fit.
    """

    files: tuple[FileRead, ...]
    figures: pd.DataFrame
    quarantine: pd.DataFrame
    register: pd.DataFrame
    notes: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    records: pd.DataFrame = field(default_factory=lambda: empty_frame("records").assign(number=[]))


class Files:
    """Files on their way from the disk, each opened once; those that are known to be the same are taken over.

    Parameters
    ----------
    name_of
        How a file is called in addresses.
    load
        Returns a file's bytes; raises FupinError.
    clean
        Returns what the bytes of a file hold; raises FupinError.
    past
        What was read before.
    """

    def __init__(
        self,
        *,
        name_of: Callable[[Path], str],
        load: Callable[[Path], bytes],
        clean: Callable[[Path, bytes], Content],
        past: Reading | None,
    ) -> None:
        self._name_of, self._load, self._clean = name_of, load, clean
        self._past = past
        self._known = {file.name: (number, file) for number, file in enumerate(past.files if past else ())}
        self._paths: list[Path] = []
        self._read: list[FileRead] = []
        self._kept: dict[int, int] = {}
        self._fresh: dict[int, Content] = {}
        self._first: dict[str, str] = {}

    def add(self, path: Path, on_file: Callable[[Path], object]) -> None:
        """Take a file over as it is known, or read it; one that repeats another byte for byte is passed over."""
        name = self._name_of(path)
        self._paths.append(path)
        self._read.append(_guarded(name, lambda: self._added(name, path, on_file)))
        if self._read[-1].is_used:
            self._first.setdefault(self._read[-1].sha256, name)

    def _added(self, name: str, path: Path, on_file: Callable[[Path], object]) -> FileRead:
        at, old = self._known.get(name, (-1, FileRead(name)))
        status = path.stat()
        is_known = old.is_used and (old.size, old.modified) == (status.st_size, status.st_mtime_ns)
        content = b""
        if not is_known:
            on_file(path)
            content = self._load(path)
        digest = old.sha256 if is_known else sha256_of(content)
        now = old if is_known else replace(old, sha256=digest, size=status.st_size, modified=status.st_mtime_ns)
        if digest in self._first:
            twice = Problem("F110", where=name, details={"got": self._first[digest]})
            return replace(now, is_used=False, has_register=False, problems=(twice,))
        if old.is_used and old.sha256 == digest:
            self._kept[at] = len(self._read)
            return now
        return self._take(len(self._read), now, content)

    def _take(self, number: int, file: FileRead, content: bytes) -> FileRead:
        held = self._fresh[number] = self._clean(self._paths[number], content)
        return replace(
            file,
            is_used=True,
            problems=held.problems,
            answers=held.answers,
            figures=len(held.figures),
            quarantined=len(held.quarantine),
            units=len(held.units),
            has_register=bool(held.sheets),
        )

    @property
    def read(self) -> tuple[FileRead, ...]:
        """Every file, in order."""
        return tuple(self._read)

    def sheets(self, on_file: Callable[[Path], object]) -> list[Any] | None:
        """Return the sheets of all registers, or None where none has changed.

        Registers are settled together, and nothing of a person is kept: where one has changed all of them are read again.
        """
        gone = any(file.has_register and number not in self._kept for number, file in self._known.values())
        if not gone and not any(held.sheets for held in self._fresh.values()):
            return None
        for at, number in list(self._kept.items()):
            if self._read[number].has_register:
                on_file(self._paths[number])
                del self._kept[at]
                self._read[number] = _guarded(self._read[number].name, partial(self._taken_again, number))
        return [sheet for _number, held in sorted(self._fresh.items()) for sheet in held.sheets]

    def _taken_again(self, number: int) -> FileRead:
        return self._take(number, self._read[number], self._load(self._paths[number]))

    def keep_sound(self, check: Callable[[pd.DataFrame], object]) -> None:
        """Refuse files whose figures are none that a table may hold: a fault of ours in one must not stop the others.

        Parameters
        ----------
        check
            Raises where a table of figures is out of line.
        """
        try:
            check(self._fresh_rows("figures").pipe(_as_stated_once))
        except Exception as fault:
            unsound = {number for number in self._fresh if _fault_in(self._own_rows(number), check) is not None}
            if not unsound:
                raise
            for number in unsound:
                del self._fresh[number]
                self._read[number] = FileRead(
                    self._read[number].name, problems=(_not_understood(fault, self._read[number].name),)
                )

    def figures(self) -> pd.DataFrame:
        """Return the figures of all files, statements of the same figure numbered in their order, by township and year."""
        touched = self.touched()
        if self._past is None or len(touched) > _MOST_SPLICED or sorted(self._kept.values()) != list(self._kept.values()):
            return _numbered(self._joined("figures"))
        return self._spliced(self._past, sorted(touched))

    def _spliced(self, past: Reading, touched: Sequence[tuple[str, int]]) -> pd.DataFrame:
        """Put what few townships and years state now in the place of what they stated: among thousands, nothing else moves."""
        import pandas as pd

        now = np.full(len(past.files), -1)
        now[list(self._kept)] = list(self._kept.values())
        old = past.figures.assign(number=now[past.figures["number"]])
        fresh = self._fresh_rows("figures")
        starts = starts_of_runs(old)
        heads = list(old[["township", "year"]].iloc[starts].itertuples(index=False, name=None))
        bounds = [*starts.tolist(), len(old)]
        pieces, done = [], 0
        for township, year in touched:
            first = bounds[bisect_left(heads, (township, year))]
            last = bounds[bisect_right(heads, (township, year))]
            own = old.iloc[first:last]
            stated = fresh[fresh["township"].eq(township) & fresh["year"].eq(year)]
            pieces += [old.iloc[done:first], _numbered(pd.concat([own[own["number"].ge(0)], stated]))]
            done = last
        return pd.concat([*pieces, old.iloc[done:]], ignore_index=True)

    def quarantine(self) -> pd.DataFrame:
        """Return what was set aside, in order of the files."""
        return self._joined("quarantine").sort_values("number", kind="stable", ignore_index=True)

    def records(self) -> pd.DataFrame:
        """Return the records of all files, in order of the files."""
        return self._joined("records").sort_values("number", kind="stable", ignore_index=True)

    def _joined(self, name: str) -> pd.DataFrame:
        import pandas as pd

        fresh = self._fresh_rows(name)
        if self._past is None:
            return fresh
        old: pd.DataFrame = getattr(self._past, name)
        kept = old[old["number"].isin(list(self._kept))]
        kept = kept.assign(number=kept["number"].map(self._kept).astype("int64"))
        return pd.concat([kept, fresh], ignore_index=True) if len(fresh) else kept

    def _own_rows(self, number: int) -> pd.DataFrame:
        return to_frame("figures", self._fresh[number].figures).assign(number=number).pipe(_as_stated_once)

    def _fresh_rows(self, name: str) -> pd.DataFrame:
        tables = [getattr(held, name) for held in self._fresh.values()]
        numbers = np.repeat(np.fromiter(self._fresh, dtype="int64"), [len(table) for table in tables])
        return to_frame(name, pa.concat_tables(tables) if tables else no_rows(name)).assign(number=numbers)

    def touched(self) -> set[tuple[str, int]]:
        """Return the townships and years that files speak of which are new, gone or changed."""
        units = {unit for held in self._fresh.values() for unit in held.units}
        if self._past is not None:
            old = self._past.figures
            units |= set(units_of(old[~old["number"].isin(list(self._kept))]))
        return units

    def let_go(self) -> None:
        """Let go of what each file held, once all of it has been joined: it would stand beside the joined tables to the end."""
        self._fresh = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What kept files, or parts of them, from being read."""
        return tuple(problem for file in self._read for problem in file.problems)

    def inputs(self) -> pd.DataFrame:
        """Return the table of inputs: the files of which anything could be used."""
        import pandas as pd

        rows = [
            (one.name, one.sha256, one.size, one.figures, one.quarantined, one.units, told_by(one.answers))
            for one in self._read
            if one.is_used
        ]
        return pd.DataFrame(rows, columns=list(empty_frame("inputs"))).astype(dict(empty_frame("inputs").dtypes))


def _guarded(name: str, read: Callable[[], FileRead]) -> FileRead:
    """Return a file as it was read, or what kept it from being read: one must not stop the others."""
    try:
        return read()
    except FupinError as error:
        return FileRead(name, problems=tuple(error.problems))
    except OSError as error:
        return FileRead(name, problems=(_not_opened(error, name),))
    except Exception as fault:  # a fault of ours
        return FileRead(name, problems=(_not_understood(fault, name),))


def _as_stated_once(figures: pd.DataFrame) -> pd.DataFrame:
    """Give every row a statement of its own: whether rows agree is no matter of one file."""
    return figures.assign(statement=np.arange(1, len(figures) + 1))[list(COLUMNS)]


def _fault_in(figures: pd.DataFrame, check: Callable[[pd.DataFrame], object]) -> Exception | None:
    try:
        check(figures)
    except Exception as fault:
        return fault
    return None


def _numbered(figures: pd.DataFrame) -> pd.DataFrame:
    by_file = figures if figures["number"].is_monotonic_increasing else figures.sort_values("number", kind="stable")
    table = by_unit(by_file)  # a copy of hundreds of thousands of rows only where they are not in order
    return table.assign(statement=table.groupby(KEY, sort=False).cumcount() + 1)


def told_by(answers: Sequence[Sequence[str]]) -> str:
    """Return who gave the answers used in a file, and how many: ``县扶贫办 2、王某 1``."""
    counts = Counter(by or "?" for _answer, by in answers)
    return "、".join(f"{name} {count}" for name, count in counts.items())


def _not_opened(error: OSError, name: str) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem("F101", where=name)
    return Problem("F105", where=name, details={"got": error.strerror or error})


def _not_understood(fault: Exception, name: str) -> Problem:
    """Say that the program failed on a file, and where: never with the fault's own text, which may hold what a cell says."""
    last = traceback.extract_tb(fault.__traceback__)[-1]
    return Problem("F124", where=name, details={"got": f"{type(fault).__name__} ({Path(last.filename).name}:{last.lineno})"})


def to_row(file: FileRead, plain: Callable[[Problem], Mapping[str, Any]]) -> dict[str, Any]:
    """Return a file as plain values, its problems written by `plain`, its answers without numbers of persons."""
    used = [tuple(map(mask_identifiers, answer)) for answer in file.answers]
    return {**vars(file), "problems": [plain(problem) for problem in file.problems], "answers": used}
