"""What makes a public ``tell_*`` of a function on rows: DataFrames in, and a word where there is nothing to tell."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from fupin_analysis.core.disk.frames import LANGUAGES, OfTable, OfTables, of_table, of_tables
from fupin_analysis.core.metrics import Metrics
from fupin_analysis.present.single import each_named, none_of_several
from fupin_analysis.present.words import say

P = ParamSpec("P")


def tells(function: Callable[Concatenate[Metrics, P], str]) -> OfTable[P, str]:
    """Make a public ``tell_*`` of a function that returns the empty text where its table has nothing to tell."""
    public: Any = of_table(each_named(_or_absent(function)))
    public.rows = function
    return cast("OfTable[P, str]", public)


def tells_two(function: Callable[Concatenate[Metrics, Metrics, P], str]) -> OfTables[P, str]:
    """Make a public ``tell_*`` of a function of two tables; as :func:`tells`."""
    public: Any = of_tables(none_of_several(_or_absent(function)))
    public.rows = function
    return cast("OfTables[P, str]", public)


def _or_absent(function: Callable[..., str]) -> Callable[..., str]:
    @wraps(function)
    def told(*args: Any, **kwargs: Any) -> str:
        return function(*args, **kwargs) or say("common.absent", kwargs.get("language", LANGUAGES[0]))

    return told
