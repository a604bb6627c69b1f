"""What sections ask of a report: what they are made from, and what shows them on its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from fupin_analysis.core.metrics import Metrics
from fupin_analysis.core.rows import Figure

if TYPE_CHECKING:
    from fupin_analysis.present.tables import Table


class Material(Protocol):
    """What a section is made from."""

    @property
    def language(self) -> str:
        """``"zh"`` or ``"en"``."""
        ...

    @property
    def assumptions(self) -> Mapping[str, float]:
        """What was assumed when the report was opened."""
        ...

    @property
    def bands(self) -> Mapping[tuple[str, str], tuple[float, float]]:
        """Low and high value of every metric in doubt, by the sources of its row and its column."""
        ...

    def rows(self, name: str) -> Metrics:
        """Return a metric table (:data:`fupin_analysis.measure.SUBJECTS`)."""
        ...


class Opened(Material, Protocol):
    """A report that shows sections."""

    @property
    def in_force(self) -> list[Figure]:
        """The figures in force."""
        ...

    @property
    def open_findings(self) -> Metrics:
        """Findings nobody has decided on."""
        ...

    def aside_of(self, topics: Sequence[str]) -> int:
        """Return how many cells about the first of some topics were handed in and could not be used."""
        ...

    def why_absent(self, topics: Sequence[str]) -> str:
        """Return why nothing is told of topics; see :class:`fupin_analysis.present.blocks.Absent`."""
        ...

    def lay_out(self, plan: str, rows: Metrics, *, topic: str = "") -> Table | None:
        """Lay out a metric table in the report's language, rows with findings marked."""
        ...

    def note_shown(self, table: Table | None) -> None:
        """Note which figures a table has shown."""
        ...
