"""A fingerprint is the same for the same content, another for any other."""

from __future__ import annotations

import hashlib
import json

import pytest

from fupin_analysis.core.rows import Figure, plain_figures
from fupin_analysis.reports.unit.fingerprints import figures_fingerprint, fingerprint, fingerprint_rows
from fupin_analysis.synth.townships import make_townships


def test_a_fingerprint_is_the_beginning_of_a_digest() -> None:
    whole = hashlib.sha256("镇".encode()).hexdigest()
    assert fingerprint("镇") == fingerprint("镇".encode()) == whole[:16]
    assert fingerprint("村") != fingerprint("镇")


def test_rows_read_back_from_json_are_the_same_rows() -> None:
    rows = [["甲镇", 2018, 1.5, ("a", "b")], ["乙镇", 2018, None, ()]]
    back = json.loads(json.dumps([[list(one) if isinstance(one, tuple) else one for one in row] for row in rows]))
    assert fingerprint_rows(back) == fingerprint_rows(rows)


@pytest.mark.parametrize("other", [[[1, "a"]], [[1, "b"], [2, "a"]], [[2, "b"], [1, "a"]], []])
def test_other_rows_or_another_order_have_another_fingerprint(other: list[list[object]]) -> None:
    assert fingerprint_rows(other) != fingerprint_rows([[1, "a"], [2, "b"]])


def _figures() -> list[Figure]:
    return list(plain_figures(make_townships(1, seed=1)))


def test_figures_differ_in_any_of_their_columns_and_in_their_order() -> None:
    figures = _figures()
    whole = figures_fingerprint(figures)
    assert figures_fingerprint(_figures()) == whole
    assert len(whole) == len(hashlib.sha256().hexdigest())
    first = figures[0]
    changed = [first._replace(value=first.value + 1), first._replace(source="别处"), first._replace(item="other")]
    for one in changed:
        assert figures_fingerprint([one, *figures[1:]]) != whole
    assert figures_fingerprint(figures[1:]) != whole
    assert figures_fingerprint([*figures[1:], first]) != whole
