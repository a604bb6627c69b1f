"""A year in the name of a row says when; one in the name of a sum, of what rows it is the sum."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, values

AID = "living/minimum_living_allowance"


def _households(
    rows: list[list[object]], *, title: str = "东风镇低保情况", head: str = "村名"
) -> dict[tuple[str, str, str], float]:
    cleaned = clean_rows([[title], [head, "户数", "人数"], *rows], year=2019)
    found = cleaned.figures[cleaned.figures["measure"] == "households"]
    return {(row["period"], row["township"], row["place"]): row["value"] for row in found.to_dict("records")}


@pytest.mark.parametrize("form", ["东风镇（{}年）", "东风镇（{}）", "东风镇{}年", "{}年东风镇", "东风镇({}年度)"])
def test_a_township_may_have_a_row_for_each_year(form: str) -> None:
    rows: list[list[object]] = [[form.format(2018), 120, 300], [form.format(2019), 110, 280]]
    found = _households(rows, title="低保情况统计表", head="乡镇")
    assert found == {("2018", "东风镇", ""): 120, ("2019", "东风镇", ""): 110}


def test_a_village_with_rows_of_several_years_is_of_each() -> None:
    found = _households([["东阁村（2018年）", 120, 300], ["东阁村（2019年）", 110, 280]])
    assert found == {("2018", "东风镇", "东阁村"): 120, ("2019", "东风镇", "东阁村"): 110}


@pytest.mark.parametrize("form", ["{}年小计", "{}年合计", "小计（{}年）", "合计（{}）"])
def test_the_rows_above_the_sum_of_a_year_are_of_it(form: str) -> None:
    rows: list[list[object]] = [["东阁村", 60, 150], ["西岭村", 70, 150], [form.format(2018), 130, 300]]
    rows += [["东阁村", 50, 140], ["西岭村", 51, 140], [form.format(2019), 101, 280]]
    assert _households(rows) == {
        ("2018", "东风镇", "东阁村"): 60,
        ("2018", "东风镇", "西岭村"): 70,
        ("2018", "东风镇", ""): 130,
        ("2019", "东风镇", "东阁村"): 50,
        ("2019", "东风镇", "西岭村"): 51,
        ("2019", "东风镇", ""): 101,
    }


def test_kinds_above_the_sum_of_a_year_are_of_it_too() -> None:
    rows: list[list[object]] = [["低保户", 60, 150], ["特困户", 65, 150], ["2018年合计", 125, 300]]
    rows += [["低保户", 50, 140], ["特困户", 55, 140], ["2019年合计", 105, 280]]
    found = values(clean_rows([["东风镇社会救助情况"], ["类别", "户数", "人数"], *rows], year=2019))
    assert found["东风镇", "2018", "", AID, "households"] == 60
    assert found["东风镇", "", AID, "households"] == 50


def test_the_sum_of_another_year_is_not_held_against_the_rows_of_this_one() -> None:
    rows: list[list[object]] = [["东阁村", 60, 150], ["西岭村", 60, 150], ["合计", 120, 300], ["2018年合计", 110, 290]]
    cleaned = clean_rows([["东风镇2019年低保情况"], ["村名", "户数", "人数"], *rows])
    assert values(cleaned)["东风镇", "2018", "", AID, "households"] == 110
    assert not [problem for problem in cleaned.problems if problem.code == "F265"]


@pytest.mark.parametrize("form", ["{}年小计", "小计（{}年）", "{}年度小计"])
@pytest.mark.parametrize("parts", [("东片区", "西片区"), ("一、深度贫困村", "二、一般贫困村"), ("", "")])
def test_several_sums_of_one_year_are_none_of_the_township(form: str, parts: tuple[str, str]) -> None:
    sections: list[list[object]] = [[part, "", ""] if part else ["", "", ""] for part in parts]
    rows: list[list[object]] = [sections[0], ["东阁村", 10, 30], ["西岭村", 5, 15], [form.format(2019), 15, 45]]
    rows += [sections[1], ["南坪村", 7, 20], ["北沟村", 3, 9], [form.format(2019), 10, 29], ["总计", 25, 74]]
    assert _of_township([row for row in rows if row[0]]) == [25]


def test_the_one_sum_of_a_year_under_a_section_is_of_the_section() -> None:
    rows: list[list[object]] = [["东片区", "", ""], ["东阁村", 10, 30], ["西岭村", 5, 15], ["2019年小计", 15, 45]]
    rows += [["西片区", "", ""], ["南坪村", 7, 20], ["北沟村", 3, 9], ["总计", 25, 74]]
    assert _of_township(rows) == [25]


def _of_township(rows: list[list[object]]) -> list[float]:
    figures = clean_rows([["东风镇2019年低保情况"], ["村名", "户数", "人数"], *rows]).figures
    own = figures[(figures["measure"] == "households") & (figures["place"] == "")]
    return [float(value) for value in own["value"]]
