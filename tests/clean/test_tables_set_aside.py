"""Cells that cannot be used are set aside with their address; a register of persons is refused unseen."""

import pytest

from fupin_analysis.clean.tables import clean_cells
from fupin_analysis.core.cells import to_cells
from fupin_analysis.core.figures import QUARANTINE_COLUMNS
from tests.clean.grids import cells_of, clean_rows, reasons, values

TOWN = {"township": "清澜镇", "year": 2018}


def test_a_value_merged_over_several_rows_is_nobodys() -> None:
    cleaned = clean_rows([["村", "因病户数"], ["东村", 10], ["西村", ""]], **TOWN, merges=[(2, 2, 3, 2)])
    assert reasons(cleaned) == {"B2": "F215"}
    assert cleaned.figures.empty


@pytest.mark.parametrize(
    ("rows", "cell", "code", "says"),
    [
        ([["原因", "户数"], ["因病", "3人"]], "B2", "F202", "应为户"),
        ([["原因", "户数"], ["因病", "—"]], "B2", "F220", "未报送"),
        ([["原因", "户数"], ["因病", "无"]], "B2", "F201", "无"),
        ([["原因", "户数"], ["因病", "#REF!"]], "B2", "F213", "#REF!"),
        ([["原因", "户数", "备注"], ["因病", 3, "含低保"]], "C2", "F222", "备注"),
        ([["原因", "户数", ""], ["因病", 3, 4]], "C2", "F205", "表头"),
        ([[1, "", ""], ["原因", "户数", ""], ["因病", 3, ""]], "A1", "F205", "表头"),
    ],
)
def test_what_cannot_be_placed_is_set_aside_with_its_address(rows: list[list[object]], cell: str, code: str, says: str) -> None:
    cleaned = clean_rows(rows, **TOWN)
    row = cleaned.quarantine.iloc[0]
    assert (row["source"], row["code"]) == (f"汇总.xlsx › 表1 › {cell}", code)
    assert says in row["reason"]
    assert list(cleaned.quarantine.columns) == QUARANTINE_COLUMNS


@pytest.mark.parametrize("heading", ["办公电话", "邮政编码", "全县排名", "建成年份", "合同编号"])
def test_numbers_that_are_no_quantities_are_set_aside(heading: str) -> None:
    cleaned = clean_rows([["村", "贫困户数", heading], ["东村", 3, 63]], **TOWN)
    assert list(reasons(cleaned)) == ["C2"]
    assert len(cleaned.figures) == 1


def test_without_township_or_year_nothing_is_a_figure() -> None:
    rows = [["原因", "户数"], ["因病", 3]]
    assert reasons(clean_rows(rows, year=2018)) == {"B2": "F210"}
    assert reasons(clean_rows(rows, township="清澜镇")) == {"B2": "F211"}
    assert reasons(clean_rows([["2018年完成及2019年计划"], *rows], township="清澜镇")) == {"B3": "F211"}


def test_a_register_of_persons_is_refused_without_showing_any_of_it() -> None:
    for heading in ("姓名", "证件号码", "身份证号"):
        cleaned = clean_rows([["村", heading, "户数"], ["东村", "某人甲", 3]], **TOWN)
        assert [problem.code for problem in cleaned.problems] == ["F111"]
        assert cleaned.figures.empty
        assert cleaned.quarantine.empty
        assert "某人甲" not in cleaned.problems[0].say()


def test_identity_numbers_without_a_heading_are_known_as_well() -> None:
    cleaned = clean_rows([["村", "户数"], ["东村", "999901199001010015"]], **TOWN)
    assert [problem.code for problem in cleaned.problems] == ["F111"]


def test_names_and_telephones_beside_figures_are_not_shown() -> None:
    cleaned = clean_rows([["村", "因病户数", "联系人", "联系电话"], ["东村", 3, "某人甲", "13800138000"]], **TOWN)
    assert len(values(cleaned)) == 1
    assert list(cleaned.quarantine["text"]) == ["***", "***"]
    assert not cleaned.quarantine.to_csv().count("某人甲")


def test_a_sheet_without_a_table_is_a_problem_only_if_it_holds_numbers_or_is_alone() -> None:
    notes = cells_of([["填表说明"], ["请如实填写"]], sheet="说明")
    numbers = cells_of([["甲乙"], [3]], sheet="草稿")
    table = cells_of([["原因", "户数"], ["因病", 3]])
    assert [problem.code for problem in clean_cells(notes, **TOWN).problems] == ["F108"]
    together = [tuple(row) for part in (notes, numbers, table) for row in part.itertuples(index=False)]
    cleaned = clean_cells(to_cells(together), **TOWN)
    assert [problem.where for problem in cleaned.problems] == ["汇总.xlsx › 草稿"]
    assert len(cleaned.figures) == 1


def test_a_column_that_counts_officials_holds_numbers_and_no_names() -> None:
    rows = [["2018年驻村帮扶"], ["乡镇", "帮扶干部（人）"], ["甲山镇", 30], ["乙水乡", 20]]
    assert values(clean_rows(rows))["甲山镇", "", "visits/helping_officials", "persons"] == 30


@pytest.mark.parametrize("post", ["党支部书记", "驻村第一书记", "村委会主任", "包村干部", "网格员"])
@pytest.mark.parametrize("name", ["李四", "赵小刚", "欧阳明华（兼）"])
@pytest.mark.parametrize("heads", [["村名", "贫困户数", "贫困人口"], ["项目", "内容", "备注"]])
def test_who_holds_a_post_is_not_shown_wherever_the_row_stands(post: str, name: str, heads: list[object]) -> None:
    rows: list[list[object]] = [heads, ["一心村", 32, 120], [post, name, "13800138000"], ["二道村", 28, 101]]
    cleaned = clean_rows([["甲山镇2019年基本情况"], *rows])
    told = [str(value) for entry in cleaned.account for value in entry] + [*cleaned.quarantine.to_csv().split(",")]
    assert not any(name[:2] in text for text in told)


def test_beside_a_post_words_that_are_no_name_are_shown() -> None:
    rows: list[list[object]] = [["项目", "内容"], ["贫困户数", "32户"], ["驻村第一书记", "空缺"], ["贫困人口", "120人"]]
    assert "空缺" in [entry.text for entry in clean_rows([["甲山镇2019年基本情况"], *rows]).account]
