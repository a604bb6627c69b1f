"""Return against register: silent where the register does not cover, a conflict where they differ, deduced where sums agree."""

from __future__ import annotations

import pandas as pd
import pytest

from fupin_analysis.core.figures import to_figures
from fupin_analysis.crosscheck.checks import check_consistency
from fupin_analysis.crosscheck.edits.formula import parse_formula
from fupin_analysis.crosscheck.register import note_coverage, read_counts
from fupin_analysis.present.findings import tell_finding

CAUSES = {"illness": 96, "disability": 93, "schooling": 90, "lack_of_labour": 117, "other": 10}
TOTAL = sum(CAUSES.values())


def table(
    values: dict[tuple[str, str], float], *, place: str = "", source: str = "报表.xlsx › 表 › B1", **about: object
) -> pd.DataFrame:
    row = {"township": "甲镇", "year": 2018, "period": "2018", "place": place, "measure": "households", "source": source}
    return to_figures([{**row, "topic": topic, "item": item, "value": value, **about} for (topic, item), value in values.items()])


def return_of(*, place: str = "", **changed: float) -> pd.DataFrame:
    values = {("cause", item): float(changed.get(item, value)) for item, value in CAUSES.items()}
    return table({("registry", "total"): changed.get("total", TOTAL), **values}, place=place)


def register_of(*, place: str = "", source: str = "台账.xlsx › 名册", **changed: float) -> pd.DataFrame:
    values = {("cause", item): float(changed.get(item, value)) for item, value in CAUSES.items()}
    return table({("registry", "total"): changed.get("total", TOTAL), **values}, place=place, source=source)


def found(figures: pd.DataFrame, register: pd.DataFrame) -> list[tuple[str, str]]:
    findings = check_consistency(figures, register=register)
    return list(zip(findings["rule"], findings["verdict"], strict=True))


def test_what_agrees_is_no_finding() -> None:
    assert found(return_of(), register_of()) == []


def test_without_a_register_nothing_is_said_of_one() -> None:
    slip = return_of(illness=69)
    pd.testing.assert_frame_equal(check_consistency(slip, register=register_of().head(0)), check_consistency(slip))
    assert not any(edit["register"] for edits in check_consistency(slip)["edits"] for edit in edits)


def test_a_slip_that_the_sums_and_the_register_tell_alike_is_deduced() -> None:
    findings = check_consistency(return_of(illness=69), register=register_of())
    (row,) = findings.to_dict("records")
    assert (row["verdict"], row["confidence"], row["item"], row["proposed"]) == ("deduced", "high", "illness", 96)
    assert row["finding"] == check_consistency(return_of(illness=69)).iloc[0]["finding"]  # the same with and without a register
    assert "台账.xlsx › 名册" in row["source"]


def test_two_slips_in_one_sum_are_told_apart_by_the_register() -> None:
    findings = check_consistency(return_of(illness=69, schooling=9), register=register_of())
    (row,) = findings.to_dict("records")
    changes = row["candidates"][0]["changes"]
    assert row["verdict"] == "deduced"
    assert {change["item"]: change["to"] for change in changes} == {"illness": 96, "schooling": 90}


def test_what_the_sums_and_the_register_tell_but_no_slip_explains_is_left_to_people() -> None:
    findings = check_consistency(return_of(illness=55), register=register_of())
    (row,) = findings.to_dict("records")
    assert (row["verdict"], row["confidence"]) == ("ambiguous", "")
    best = row["candidates"][0]
    assert [(change["item"], change["to"]) for change in best["changes"]] == [("illness", 96)]


def test_a_return_that_adds_up_but_differs_is_in_conflict() -> None:
    findings = check_consistency(return_of(illness=69, schooling=117), register=register_of())
    (row,) = findings.to_dict("records")
    assert (row["rule"], row["verdict"], row["severity"]) == ("M104", "conflict", "warning")
    assert row["candidates"] == []


def test_even_a_slip_away_a_figure_that_the_sums_hold_is_in_conflict() -> None:
    assert found(return_of(), register_of(illness=69)) == [("M104", "conflict")]


def test_a_register_of_another_date_is_one_conflict_for_each_rule() -> None:
    shifted = register_of(total=TOTAL + 9, illness=98, disability=95, schooling=95)
    assert found(return_of(), shifted) == [("M101", "conflict"), ("M104", "conflict")]


def test_a_conflict_elsewhere_does_not_hide_a_slip() -> None:
    moved = register_of(schooling=91, other=9)
    assert found(return_of(illness=69), moved) == [("cause_of_registered", "deduced"), ("M104", "conflict")]


def test_the_sentence_names_both_numbers_and_both_sources() -> None:
    findings = check_consistency(return_of(illness=69, schooling=117), register=register_of())
    (row,) = findings.to_dict("records")
    assert tell_finding(row).startswith(
        "报送数与台账（台账.xlsx › 名册）不符：2018年因病报69户，台账计96户；2018年因学报117户，台账计90户。"
    )
    told = tell_finding(row, language="en")
    assert "illness 2018 is stated as 69 households, the register counts 96 households" in told
    assert row["source"] == "报表.xlsx › 表 › B1; 台账.xlsx › 名册"


def told(figures: pd.DataFrame, register: pd.DataFrame) -> list[str]:
    return [problem.code for problem in note_coverage(figures, register)]


class TestCoverage:
    """A register is held against a township only where it is of the whole of it."""

    def test_of_some_villages_says_nothing_of_the_township(self) -> None:
        some = register_of(total=60, illness=30, disability=10, schooling=10, lack_of_labour=8, other=2)
        assert found(return_of(), some) == []
        assert told(return_of(), some) == ["F241"]

    def test_of_another_time_says_nothing(self) -> None:
        assert found(return_of(), register_of(illness=90).assign(period="2018-06-30")) == []
        assert found(return_of(), register_of(illness=90).assign(year=2017, period="2017")) == []

    def test_of_another_township_says_nothing(self) -> None:
        assert found(return_of(), register_of(illness=90).assign(township="乙镇")) == []
        assert told(return_of(), register_of().assign(township="乙镇")) == ["F240"]
        assert told(return_of(), register_of()) == []

    def test_without_a_village_the_return_names_says_nothing_of_the_township(self) -> None:
        villages = [return_of(place=place) for place in ("东村", "西村")]
        stated = pd.concat([return_of(**{name: 2 * value for name, value in CAUSES.items()}, total=2 * TOTAL), *villages])
        counted = [register_of(place="东村"), register_of(total=2 * TOTAL - 9, illness=180)]
        assert found(stated, pd.concat(counted)) == []

    def test_says_of_a_village_what_both_state(self) -> None:
        stated = pd.concat([return_of(), return_of(place="东村", illness=95, total=TOTAL - 1)])
        findings = check_consistency(stated, register=pd.concat([register_of(place="东村"), register_of(place="西村")]))
        micro = findings[findings["rule"].str.startswith("M")]
        assert micro[["rule", "place", "verdict"]].to_numpy().tolist() == [
            ["M101", "东村", "conflict"],
            ["M104", "东村", "conflict"],
        ]

    def test_ends_where_two_registers_differ(self) -> None:
        both = pd.concat([register_of(), register_of(illness=97)])
        assert ("2018", "", "cause", "illness", "households") not in read_counts(both)["甲镇", 2018].values
        assert found(return_of(illness=90, other=16), both) == [("M104", "conflict")]  # the other cause

    def test_a_larger_register_covers_the_township(self) -> None:
        assert ("M101", "conflict") in found(
            return_of(), register_of(total=2 * TOTAL, **{name: 2 * n for name, n in CAUSES.items()})
        )


def test_the_register_never_becomes_a_figure_or_a_rival_statement() -> None:
    findings = check_consistency(return_of(), register=register_of(illness=69))
    assert "restatement" not in set(findings["rule"])


def test_the_register_is_counted_as_of_one_time() -> None:
    assert str(parse_formula("registry/total.households@year = registry/total.households@year[register]").counts[0]) == (
        "registry/total.households@year[register]"
    )
    with pytest.raises(ValueError, match="one time"):
        parse_formula("registry/total.households = registry/total.households@all[register]")
