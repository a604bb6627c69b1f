"""The one table of subjects: what each section of a township's report rests on, and what measures, tells, draws and lays it out.

A new subject is an entry here, the plan of its table in ``vocabulary/columns.toml``, its heading in ``vocabulary/outline.toml``
and a cell in the notebook; ``CONTRIBUTING.md`` names the lists of other pages that it may belong into.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fupin_analysis.core.metrics import Metrics
from fupin_analysis.measure.registry import by_place, whole_township
from fupin_analysis.present import draw
from fupin_analysis.present.tell.causes import tell_causes
from fupin_analysis.present.tell.coverage import tell_coverage, tell_medical
from fupin_analysis.present.tell.credit import tell_credit
from fupin_analysis.present.tell.employment import tell_employment
from fupin_analysis.present.tell.exits import tell_exits, tell_progress
from fupin_analysis.present.tell.housing import tell_housing
from fupin_analysis.present.tell.infrastructure import tell_infrastructure
from fupin_analysis.present.tell.production import tell_production
from fupin_analysis.present.tell.publicity import tell_publicity
from fupin_analysis.present.tell.registry import tell_headcount, tell_registry
from fupin_analysis.present.tell.spending import tell_spending
from fupin_analysis.present.tell.subsidies import tell_subsidies
from fupin_analysis.present.tell.training import tell_training
from fupin_analysis.reports.material import Material

if TYPE_CHECKING:
    from fupin_analysis.present.canvas.style import Chart


@dataclass(frozen=True)
class Layout:
    """One table of a section: its plan in ``vocabulary/columns.toml``, its rows, and the topic of its items."""

    plan: str
    rows: Callable[[Material], Metrics]
    topic: str = ""


@dataclass(frozen=True)
class Subject:
    """One section.

    Parameters
    ----------
    topics
        Topics of the figures it rests on.
    rows
        Its main metric table.
    tell
        Its paragraph; empty where there is nothing to tell.
    tables
        Its tables.
    draw
        Its charts; the first stands before the tables.
    chapter
        Section of the outline it belongs to.
    is_optional
        Nothing is shown of it where nothing was handed in, not even its heading.
    has_heading
        Whether it has a heading of its own, or follows the section before it.
    is_asked
        Every office asks for it: where it is lacking, the top of the page says so.
    draft
        Chapter of :data:`fupin_analysis.reports.summary.CHAPTERS` it belongs to in the draft of the annual summary, if any.
    """

    topics: tuple[str, ...]
    rows: Callable[[Material], Metrics]
    tell: Callable[[Material], str]
    tables: tuple[Layout, ...] = ()
    draw: tuple[Callable[[Material], Chart | None], ...] = ()
    chapter: str = ""
    is_optional: bool = False
    has_heading: bool = True
    is_asked: bool = False
    draft: str = ""


def _of(name: str, **wanted: object) -> Callable[[Material], Metrics]:
    return lambda m: m.rows(name).where(**wanted) if wanted else m.rows(name)


def _other_payments(m: Material) -> Metrics:
    """Payments for production beside the funds allocated and paid."""
    return m.rows("subsidies").where(topic="production").where_not(item=("allocated", "paid"))


def _care(m: Material) -> Metrics:
    """Medical cover and medical assistance."""
    return Metrics((), [*m.rows("coverage").where(topic="medical"), *m.rows("subsidies").where(topic="medical")])


def _tell_headcount(m: Material) -> str:
    return tell_headcount.rows(m.rows("headcount"), threshold=m.assumptions["headcount_threshold"], language=m.language)


#: Sections of a township's report that rest on figures, in the order of the page.
SUBJECTS: dict[str, Subject] = {
    "registry": Subject(
        topics=("registry",),
        rows=_of("registry"),
        tell=lambda m: tell_registry.rows(m.rows("registry"), language=m.language),
        tables=(
            Layout("registry", lambda m: whole_township.rows(m.rows("registry")), "registry"),
            Layout("places", lambda m: by_place.rows(m.rows("registry")), "registry"),
        ),
        draw=(lambda m: draw.draw_registry.rows(m.rows("registry"), language=m.language),),
        chapter="situation",
        draft="basics",
    ),
    "headcount": Subject(
        topics=("population", "registry"),
        rows=_of("headcount"),
        tell=_tell_headcount,
        tables=(Layout("headcount", _of("headcount")),),
        chapter="situation",
        is_optional=True,
        has_heading=False,
        draft="basics",
    ),
    "monitoring": Subject(
        topics=("monitoring",),
        rows=_of("monitoring"),
        tell=lambda m: tell_registry.rows(m.rows("monitoring"), topic="monitoring", language=m.language),
        tables=(Layout("monitoring", _of("monitoring"), "monitoring"),),
        chapter="situation",
        is_optional=True,
        draft="basics",
    ),
    "causes": Subject(
        topics=("cause",),
        rows=_of("causes"),
        tell=lambda m: tell_causes.rows(m.rows("causes"), language=m.language),
        tables=(Layout("causes", _of("causes"), "cause"),),
        draw=(lambda m: draw.draw_causes.rows(m.rows("causes"), language=m.language),),
        chapter="situation",
        is_asked=True,
        draft="basics",
    ),
    "exits": Subject(
        topics=("exit",),
        rows=_of("exits"),
        tell=lambda m: tell_exits.rows(m.rows("exits"), language=m.language),
        tables=(Layout("exits", _of("exits")),),
        draw=(lambda m: draw.draw_exits.rows(m.rows("exits"), language=m.language, bands=m.bands),),
        chapter="situation",
        draft="results",
    ),
    "education": Subject(
        topics=("education",),
        rows=_of("subsidies", topic="education"),
        tell=lambda m: tell_subsidies.rows(m.rows("subsidies"), topic="education", language=m.language),
        tables=(Layout("education", _of("subsidies", topic="education")),),
        draw=(lambda m: draw.draw_subsidies.rows(m.rows("subsidies"), topic="education", language=m.language),),
        chapter="guarantees",
        is_asked=True,
        draft="policies",
    ),
    "medical": Subject(
        topics=("medical",),
        rows=_care,
        tell=lambda m: tell_medical.rows(m.rows("coverage"), m.rows("subsidies"), language=m.language),
        tables=(Layout("coverage", _of("coverage", topic="medical")), Layout("medical", _of("subsidies", topic="medical"))),
        chapter="guarantees",
        is_asked=True,
        draft="policies",
    ),
    "housing": Subject(
        topics=("housing",),
        rows=_of("housing"),
        tell=lambda m: tell_housing.rows(m.rows("housing"), language=m.language),
        tables=(Layout("housing", _of("housing"), "housing"),),
        chapter="guarantees",
        is_asked=True,
        draft="policies",
    ),
    "credit": Subject(
        topics=("credit",),
        rows=_of("credit"),
        tell=lambda m: tell_credit.rows(m.rows("credit"), language=m.language),
        tables=(Layout("credit", _of("credit"), "credit"),),
        chapter="guarantees",
        is_asked=True,
        draft="policies",
    ),
    "living": Subject(
        topics=("living",),
        rows=_of("subsidies", topic="living"),
        tell=lambda m: tell_subsidies.rows(m.rows("subsidies"), topic="living", language=m.language),
        tables=(Layout("living", _of("subsidies", topic="living")),),
        chapter="guarantees",
        is_asked=True,
        draft="policies",
    ),
    "production": Subject(
        topics=("production",),
        rows=_of("production"),
        tell=lambda m: tell_production.rows(m.rows("production"), _other_payments(m), language=m.language),
        tables=(Layout("production", _of("production")), Layout("subsidies", _other_payments)),
        draw=(lambda m: draw.draw_production.rows(m.rows("production"), language=m.language),),
        chapter="guarantees",
        is_asked=True,
        draft="policies",
    ),
    "spending": Subject(
        topics=("funds",),
        rows=_of("spending"),
        tell=lambda m: tell_spending.rows(m.rows("spending"), language=m.language),
        tables=(Layout("spending", _of("spending")),),
        draw=(
            lambda m: draw.draw_spending.rows(m.rows("spending"), language=m.language),
            lambda m: draw.draw_per_head.rows(m.rows("subsidies"), language=m.language),
        ),
        chapter="guarantees",
    ),
    "infrastructure": Subject(
        topics=("infrastructure",),
        rows=_of("infrastructure"),
        tell=lambda m: tell_infrastructure.rows(m.rows("infrastructure"), language=m.language),
        tables=(Layout("infrastructure", _of("infrastructure"), "infrastructure"),),
        chapter="work",
        is_asked=True,
        draft="results",
    ),
    "training": Subject(
        topics=("training",),
        rows=_of("training"),
        tell=lambda m: tell_training.rows(m.rows("training"), language=m.language),
        tables=(Layout("training", _of("training"), "training"),),
        chapter="work",
        is_asked=True,
        draft="results",
    ),
    "employment": Subject(
        topics=("employment",),
        rows=_of("employment"),
        tell=lambda m: tell_employment.rows(m.rows("employment"), language=m.language),
        tables=(Layout("employment", _of("employment"), "employment"),),
        chapter="work",
        is_asked=True,
        draft="results",
    ),
    "publicity": Subject(
        topics=("publicity",),
        rows=_of("publicity"),
        tell=lambda m: tell_publicity.rows(m.rows("publicity"), language=m.language),
        tables=(Layout("publicity", _of("publicity"), "publicity"),),
        chapter="work",
        is_asked=True,
        draft="results",
    ),
    "coverage": Subject(
        topics=(),
        rows=lambda m: m.rows("coverage").where_not(topic="medical"),
        tell=lambda m: tell_coverage.rows(m.rows("coverage"), topics=["visits", "files"], language=m.language),
        tables=(Layout("coverage", lambda m: m.rows("coverage").where_not(topic="medical")),),
        chapter="work",
    ),
    "outlook": Subject(
        topics=("plan",),
        rows=_of("outlook"),
        tell=lambda m: tell_progress.rows(m.rows("progress"), m.rows("outlook"), language=m.language),
        tables=(Layout("progress", _of("progress")), Layout("outlook", _of("outlook"))),
        draft="plans",
    ),
}

#: Chapters of the page: each has a heading and the sections after it.
CHAPTERS = ("situation", "guarantees", "work")

#: What is numbered as a chapter, in the order of the page.
_NUMBERED = (*CHAPTERS, "checks", "outlook", "sources")


def places_of(name: str, left_out: Collection[str] = ()) -> tuple[int, ...]:
    """Return the number of a chapter, or of a section's chapter and the section's own among those that are shown.

    Parameters
    ----------
    name
        A chapter, a key of :data:`SUBJECTS`, or ``"stated"``, which ends the last chapter of sections.
    left_out
        Sections of which not even the heading is shown.

    Examples
    --------
    >>> places_of("checks"), places_of("exits"), places_of("exits", ["monitoring"]), places_of("stated")
    ((4,), (1, 4), (1, 3), (3, 6))
    """
    if name in _NUMBERED:
        return (_NUMBERED.index(name) + 1,)
    chapter = SUBJECTS[name].chapter if name in SUBJECTS else CHAPTERS[-1]
    shown = [key for key, one in SUBJECTS.items() if one.chapter == chapter and one.has_heading and key not in left_out]
    return _NUMBERED.index(chapter) + 1, (*shown, name).index(name) + 1
