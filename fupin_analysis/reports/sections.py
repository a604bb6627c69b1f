"""Sections of a report: each shows itself in a notebook, and gives its table, text, charts, sources and findings to who asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from fupin_analysis.core.metrics import Metrics
from fupin_analysis.core.rows import Figure
from fupin_analysis.core.source import Source, parse_sources, split_sources
from fupin_analysis.core.words.terms import is_own
from fupin_analysis.present import words
from fupin_analysis.present.blocks import Absent, Heading, Passage, flatten, show
from fupin_analysis.present.outline import heading_of, outline, title_of
from fupin_analysis.present.tables import Table
from fupin_analysis.reports.left_over import figures_about, left_tables, not_shown, tell_left
from fupin_analysis.reports.material import Material, Opened
from fupin_analysis.reports.subjects import CHAPTERS, SUBJECTS, Subject, places_of

if TYPE_CHECKING:
    import pandas as pd

    from fupin_analysis.present.canvas.style import Chart


class Shown:
    """What shows itself in a notebook, block by block."""

    def blocks(self) -> list[object]:
        """Return what is shown, in order."""
        raise NotImplementedError

    def _ipython_display_(self) -> None:
        show(*self.blocks())

    def _repr_html_(self) -> str:
        """Return all blocks as one piece of HTML, for places without IPython's display."""
        blocks = [Passage(block) if isinstance(block, str) else block for block in flatten(self.blocks())]
        return "".join(block._repr_html_() or "" for block in blocks if hasattr(block, "_repr_html_"))


@dataclass(frozen=True, eq=False, repr=False)
class Page(Shown):
    """A part of the page that rests on no table of its own: title, key figures, checks, sources."""

    name: str
    parts: Sequence[object]

    def blocks(self) -> list[object]:
        """Return what is shown, in order."""
        return flatten(self.parts)

    def __repr__(self) -> str:
        return f"<{self.name}>\n" + "\n".join(str(block) for block in self.blocks() if isinstance(block, str))


@dataclass(frozen=True, eq=False, repr=False)
class Section(Shown):
    """One subject of a township's report.

    Parameters
    ----------
    name
        Key of :data:`fupin_analysis.reports.subjects.SUBJECTS`.
    report
        The report it belongs to.
    among
        Sections of the page, by which it is numbered.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> causes = open_report("XX镇", 2018, data="data/raw")["causes"]
    >>> causes.frame.loc[0, "item"], causes.absent is None, str(causes.sources[0])
    ('lack_of_labour', True, 'XX镇-2018.xlsx › 致贫原因 › D11')
    """

    name: str
    report: Opened
    among: Mapping[str, Section] = field(default_factory=dict)

    @property
    def _subject(self) -> Subject:
        return SUBJECTS[self.name]

    @property
    def _material(self) -> Material:
        return self.report

    @cached_property
    def _rows(self) -> Metrics:
        return self._subject.rows(self._material)

    @cached_property
    def heading(self) -> Heading | None:
        """Its heading; None where it follows the section before it."""
        if not self._subject.has_heading:
            return None
        left_out = [name for name in self.among if name != self.name and self.among[name]._is_left_out]
        return heading_of(self.name, self.report.language, *places_of(self.name, left_out))

    @property
    def title(self) -> str:
        """Its heading without the number; its name where it follows the section before it."""
        return title_of(self.name, self.report.language) if self._subject.has_heading else self.name

    @property
    def _is_left_out(self) -> bool:
        """Whether nothing is shown of it, not even its heading."""
        is_empty = self._subject.is_optional and self.absent is not None and not len(self._rows)
        return is_empty and not self._left

    @property
    def topics(self) -> tuple[str, ...]:
        """Topics of the figures it rests on."""
        return self._subject.topics

    @property
    def concerns(self) -> str:
        """Whom it concerns: the office that answers for its figures; empty where all do."""
        found: Mapping[str, str] = outline().get(self.name, {}).get("concerns", {})
        return found.get(self.report.language, "")

    @cached_property
    def frame(self) -> pd.DataFrame:
        """Its metric table; without rows where nothing was handed in."""
        return self._rows.frame()

    @cached_property
    def text(self) -> str:
        """Its paragraph; where nothing was handed in, the reason in words."""
        return self._told or str(self._absence)

    @cached_property
    def _told(self) -> str:
        return self._subject.tell(self._material)

    @property
    def absent(self) -> Absent | None:
        """Why there is nothing to tell; None where there is."""
        return None if self._told else self._absence

    @cached_property
    def _absence(self) -> Absent:
        if self._left:
            reason = "own_words" if all(is_own(figure.item) for figure in self._left) else "below"
        else:
            reason = self.report.why_absent(self.topics)
        return Absent(reason, self.report.language)

    @property
    def chart(self) -> Chart | None:
        """Its first chart; None where it has none, or too little to draw."""
        return self.charts[0] if self._subject.draw else None

    @cached_property
    def charts(self) -> tuple[Chart | None, ...]:
        """Its charts."""
        return tuple(draw(self._material) for draw in self._subject.draw)

    @property
    def table(self) -> Table | None:
        """Its first table; None where it has no row."""
        return next((table for table in self.tables if table is not None), None)

    @cached_property
    def tables(self) -> tuple[Table | None, ...]:
        """Its tables, last those of figures that no section has a column for."""
        return (*self._measured, *self._left_tables[0])

    @cached_property
    def _measured(self) -> tuple[Table | None, ...]:
        """The tables of what is measured."""
        return tuple(
            self.report.lay_out(layout.plan, layout.rows(self._material), topic=layout.topic) for layout in self._subject.tables
        )

    @cached_property
    def _left_tables(self) -> tuple[list[Table | None], list[object]]:
        return left_tables(self.report, self._left, topic=next(iter(self.topics), ""))

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Where the figures it rests on were read, each once."""
        rows = [row for layout in self._subject.tables for row in layout.rows(self._material)]
        texts = [*(str(row.get("source", "")) for row in rows), *(figure.source for figure in self._left)]
        return tuple(dict.fromkeys(source for text in texts for source in parse_sources(text)))

    @cached_property
    def left(self) -> str:
        """Figures that no section has a column for, in words: 最低生活保障52户、177人; empty where there are none."""
        return tell_left(self._left, self.report.language)

    @property
    def findings(self) -> pd.DataFrame:
        """Open findings about its topics."""
        return self.report.open_findings.where(topic=self.topics).frame()

    def blocks(self) -> list[object]:
        """Return what is shown, in order: heading, text, first chart, tables, further charts, what none of them shows."""
        if self._is_left_out:
            return []
        left = self._left_tables[1]
        text = self._told or (None if self._subject.is_optional and not left else self._absence)
        aside = self._aside() if text else None
        for table in self.tables:
            self.report.note_shown(table)
        return flatten([self.heading, text, aside, self.charts[:1], self._measured, self.charts[1:], left])

    @cached_property
    def _shown(self) -> frozenset[str]:
        """Addresses of what its own tables show."""
        texts = (text for table in self._measured if table is not None for text in table.sources)
        return frozenset(part for text in texts for part in split_sources(text))

    @cached_property
    def _left(self) -> list[Figure]:
        """Figures of its topic that no section has a column for, such as a kind of work among the kinds that are known."""
        about = figures_about(self.report, self.name)
        return (
            not_shown(self.report, about, self._shown.union(*(section._shown for section in self.among.values())))
            if about
            else []
        )

    def _aside(self) -> Passage | None:
        """Say that more was handed in than could be used; None where that is said already, or by the section it follows."""
        count = self.report.aside_of(self.topics)
        if not count or not self._subject.has_heading or (not self._told and self._absence.reason == "set_aside"):
            return None
        return Passage(words.say("common.aside_too", self.report.language, count=count), "note")

    def __repr__(self) -> str:
        title = self.heading.text if self.heading else self.name
        return f"<{title} · {len(self._rows)}>\n{self.text}"


class Sections(Mapping[str, Section]):
    """Sections of a report by name, in the order of the page; shown as a list of what was handed in and what was not.

    Parameters
    ----------
    report
        The report.
    """

    def __init__(self, report: Opened) -> None:
        self._sections: dict[str, Section] = {}
        self._sections |= {name: Section(name, report, self._sections) for name in SUBJECTS}

    def __getitem__(self, name: str) -> Section:
        return self._sections[name]

    def __iter__(self) -> Any:
        return iter(self._sections)

    def __len__(self) -> int:
        return len(self._sections)

    @property
    def shown_later(self) -> frozenset[str]:
        """Addresses of what the sections behind the chapters show, so that no list before them repeats it."""
        later = (one for name, one in self._sections.items() if SUBJECTS[name].chapter not in CHAPTERS)
        return frozenset().union(*(section._shown for section in later))

    def __repr__(self) -> str:
        width = max(map(len, self._sections))
        return "\n".join(f"{name:{width}}  {words.shorten(section.text)}" for name, section in self._sections.items())
