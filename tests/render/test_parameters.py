"""Parameters are checked before a kernel starts."""

from __future__ import annotations

import pytest

from fupin_analysis.errors import FupinError
from fupin_analysis.render.parameters import check_parameters, parse_parameters
from fupin_analysis.render.run import notebook_path

NOTEBOOK = notebook_path("01_township")


def _problems(values: dict[str, object]) -> list[str]:
    with pytest.raises(FupinError) as caught:
        check_parameters(NOTEBOOK, values)
    return [problem.say("en") for problem in caught.value.problems]


def test_given_values_stand_over_the_defaults() -> None:
    values = check_parameters(NOTEBOOK, {"township": "清澜镇", "headcount_threshold": 0.03})
    assert (values["township"], values["headcount_threshold"], values["year"]) == ("清澜镇", 0.03, 2018)


def test_an_unknown_name_is_refused_with_the_nearest_known_one() -> None:
    (message,) = _problems({"townshp": "清澜镇"})
    assert message.startswith("F303")
    assert "Did you mean: township" in message


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"year": "2018"}, "integer ≥ 1949 ≤ 2100"),
        ({"year": True}, "integer"),
        ({"year": 1066}, "integer ≥ 1949"),
        ({"language": "fr"}, "zh/en"),
        ({"headcount_threshold": 2}, "number ≥ 0 ≤ 1"),
        ({"township": 0}, "text"),
    ],
)
def test_a_wrong_type_or_bound_is_refused(values: dict[str, object], expected: str) -> None:
    (message,) = _problems(values)
    assert message.startswith(f"F304 · {next(iter(values))}")
    assert expected in message


def test_every_problem_is_told_at_once() -> None:
    assert len(_problems({"townshp": "x", "year": "x", "language": "fr"})) == 3


def test_texts_are_read_by_the_type_of_the_parameter() -> None:
    values = parse_parameters(NOTEBOOK, ["township=0123", "target_year=2025", "headcount_threshold=0.03"])
    assert values == {"township": "0123", "target_year": 2025, "headcount_threshold": 0.03}


def test_a_text_that_is_no_number_is_refused() -> None:
    with pytest.raises(FupinError, match="F304 · target_year"):
        parse_parameters(NOTEBOOK, ["target_year=soon"])
