"""Outputs that are not held against the schema are those the schema would pass, and times are read as they were written."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import dateutil.parser
import pytest
from nbformat import from_dict
from nbformat.v4 import nbbase
from nbformat.validator import ValidationError
from papermill import engines

from fupin_analysis.render.lean import is_plain, lean_libraries

_ODD: list[Any] = [
    "文",
    "",
    3,
    -1,
    True,
    None,
    1.5,
    ["甲", "乙"],
    {},
    {"text/html": "<p>"},
    {"text/html": ["<p>"]},
    {"text/html": 3},
]
_ODD += [{"application/json": {"甲": 1}}, {1: "文"}]


def _outputs() -> Iterator[dict[str, Any]]:
    for kind in ("display_data", "execute_result", "stream", "error", "other"):
        for one, two, three in itertools.product(_ODD, _ODD, [None, 0, 3, -3, True, "3"]):
            yield {"output_type": kind, "metadata": one, "data": two}
            yield {"output_type": kind, "metadata": one, "data": two, "execution_count": three}
            yield {"output_type": kind, "name": one, "text": two}
        yield {"output_type": kind}


def test_what_is_plain_the_schema_would_pass() -> None:
    plain = [output for output in _outputs() if is_plain(output)]
    seen = {repr(output): output for output in plain}
    assert {output["output_type"] for output in seen.values()} == {"display_data", "execute_result", "stream"}
    for output in seen.values():
        nbbase.validate(from_dict(output), output["output_type"])


def test_what_the_schema_refuses_is_refused_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nbbase, "validate", nbbase.validate)
    monkeypatch.setattr(engines, "dateutil", dateutil)
    before = nbbase.new_output("display_data", data={"text/html": "<p>"}, metadata={"甲": {"乙": 1}})
    lean_libraries()
    once = nbbase.validate
    lean_libraries()
    assert nbbase.validate is once
    after = nbbase.new_output("display_data", data={"text/html": "<p>"}, metadata={"甲": {"乙": 1}})
    assert (after, type(after.metadata.甲)) == (before, type(before.metadata.甲))
    with pytest.raises(ValidationError):
        nbbase.new_output("display_data", data={"text/html": 3})
    with pytest.raises(ValidationError):
        nbbase.new_output("execute_result", data={"text/html": "<p>"}, execution_count=-1)


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=8)), None])
@pytest.mark.parametrize("microsecond", [0, 7, 123456])
def test_a_time_is_read_as_it_was_written(zone: Any, microsecond: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nbbase, "validate", nbbase.validate)
    monkeypatch.setattr(engines, "dateutil", dateutil)
    lean_libraries()
    moment = datetime(2018, 12, 31, 23, 59, 59, microsecond, tzinfo=zone)
    assert engines.dateutil.parser.parse(moment.isoformat()) == dateutil.parser.parse(moment.isoformat()) == moment
