"""How one township's number stands: against its own of the year before, and among comparable townships of the year."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Compared:
    """One number of a township and year, and no more of the others than its page says.

    Parameters
    ----------
    township, year
        Whose.
    metric
        ``registered``, ``exited`` [households], ``poor_share``, ``exited_share``, ``funds_share`` [0-1].
    value
        This year's.
    last
        The year before's; None where it was not reported.
    peers
        Other townships of the county that report the number; 0 where they are too few to compare with.
    side
        ``"above"`` or ``"below"`` where the number stands out among them, else empty.
    middle
        Their median, rounded to a whole per cent; None unless the number stands out.
    qualifiers
        Which of `value` and `last` were stated roughly, as :func:`~fupin_analysis.core.texts.rough.qualifiers_of` writes it.

    Notes
    -----
    A page is made again where its own rows change; so what it does not say of the others is not here, and the rest is rounded.
    """

    township: str
    year: int
    metric: str
    value: float
    last: float | None = None
    peers: int = 0
    side: str = ""
    middle: float | None = None
    qualifiers: str = ""
