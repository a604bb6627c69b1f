"""How offices lay out tables, one example of a kind each; what cannot be sure is set aside."""

import pytest

from fupin_analysis.clean.tables import clean_cells
from fupin_analysis.core.cells import Cell, Sheet
from tests.clean.grids import clean_rows, reasons, values

TOWN = {"township": "甲澜镇", "year": 2018}
ILL, LAME = "cause/illness", "cause/disability"


def test_townships_alone_on_their_row_govern_what_is_below_them() -> None:
    cleaned = clean_rows(
        [
            ["乙县2018年各村致贫原因统计表"],
            ["村名", "因病户数"],
            ["一、甲澜镇（2个村）"],
            ["一心村", 12],
            ["二龙村", 7],
            ["合计", 19],
            ["二、乙水乡"],
            ["三合村", 9],
            ["四方村", 4],
            ["合计", 13],
            ["机关"],
            ["五星村", 1],
            ["全县合计", 32],
        ]
    )
    assert values(cleaned) == {
        ("甲澜镇", "一心村", ILL, "households"): 12,
        ("甲澜镇", "二龙村", ILL, "households"): 7,
        ("甲澜镇", "", ILL, "households"): 19,  # called 合计, but it adds up to what stands below the township
        ("乙水乡", "三合村", ILL, "households"): 9,
        ("乙水乡", "四方村", ILL, "households"): 4,
        ("乙水乡", "", ILL, "households"): 13,
    }
    assert reasons(cleaned) == {"B12": "F251", "B13": "F221"}


@pytest.mark.parametrize(
    "label", ["平均", "去年同期", "同比增减（%）", "其中:深度贫困村", "占全县比重", "较上年", "差额", "上年数", "其他"]
)
def test_a_row_that_compares_is_no_place(label: str) -> None:
    cleaned = clean_rows([["2018年各乡镇统计表"], ["乡镇", "因病户数"], ["甲澜镇", 3], ["乙水乡", 4], [label, 7]])
    assert reasons(cleaned) == {"B5": "F252"}


@pytest.mark.parametrize("label", ["县城区", "某某农场", "最大值", "中位数", "王某", "高新管理处"])
def test_a_word_that_is_no_name_is_asked_about(label: str) -> None:
    cleaned = clean_rows([["2018年各乡镇统计表"], ["乡镇", "因病户数"], ["甲澜镇", 3], [label, 4], ["合计", 7]])
    assert reasons(cleaned) == {"B4": "F251", "B5": "F221"}  # and the sum is not the one township's


@pytest.mark.parametrize(
    "foot",
    [
        ["经办人：李某", "", 1],
        ["办公电话", 63330123],
        ["扶贫专干：", "王某", 6333045],
        ["2018年12月5日"],
        ["单位负责人：某某", "填表人：某某", "联系电话：", 63330001],
        ["注：含搬迁户", 5],
        ["传真", 63331111],
    ],
)
def test_the_foot_of_a_sheet_is_no_data(foot: list[object]) -> None:
    cleaned = clean_rows([["2018年各乡镇统计表"], ["乡镇", "因病户数"], ["甲澜镇", 3], ["乙水乡", 4], foot])
    assert len(values(cleaned)) == 2
    assert reasons(cleaned) == {}


def test_two_numbers_in_a_cell_are_two_figures_where_the_units_are_said() -> None:
    cleaned = clean_rows(
        [
            ["甲澜镇2018年致贫原因统计表"],
            ["村名", "因病（户/人）", "因残户数/人数"],
            ["一心村", "12/40", "7户25人"],
            ["二龙村", "12户/40人", "3"],
            ["三合村", "3，9", "—"],
        ]
    )
    assert values(cleaned) == {
        ("甲澜镇", "一心村", ILL, "households"): 12,
        ("甲澜镇", "一心村", ILL, "persons"): 40,
        ("甲澜镇", "一心村", LAME, "households"): 7,
        ("甲澜镇", "一心村", LAME, "persons"): 25,
        ("甲澜镇", "二龙村", ILL, "households"): 12,
        ("甲澜镇", "二龙村", ILL, "persons"): 40,
    }
    assert reasons(cleaned) == {"C4": "F255", "B5": "F255", "C5": "F220"}


def test_a_cell_names_its_two_units_itself() -> None:
    cleaned = clean_rows([["村名", "因病", "因残户数"], ["一心村", "3户11人", "3户11人"]], **TOWN)
    assert values(cleaned) == {("甲澜镇", "一心村", ILL, "households"): 3, ("甲澜镇", "一心村", ILL, "persons"): 11}
    assert reasons(cleaned) == {"C2": "F255"}  # under 户数 the 人 have no place


def date_cell(row: int, column: int, text: str, code: str) -> Cell:
    return Cell(row, column, text, kind="date", format=code)


def test_two_numbers_made_a_date_are_asked_about() -> None:
    texts = [Cell(1, 1, "村名"), Cell(1, 2, "因病（户/人）"), Cell(2, 1, "一心村"), date_cell(2, 2, "2026-03-08", "m/d")]
    cleaned = clean_cells([Sheet("表.xlsx", "Sheet1", texts)], **TOWN)
    assert reasons(cleaned) == {"B2": "F254"}
    assert "3/8" in cleaned.quarantine["reason"][0]


@pytest.mark.parametrize(
    ("days", "code", "is_read"), [("01 01", "yyyy/m/d", True), ("01", 'yyyy"年"m"月"', True), ("01", "yyyy/m/d", False)]
)
def test_a_month_that_became_a_date_is_that_month(days: str, code: str, is_read: bool) -> None:
    cells = [Cell(1, 1, "时间"), Cell(1, 2, "因病户数")]
    for row, day in enumerate(days.split(), start=2):
        cells += [date_cell(row, 1, f"2018-{row:02d}-{day}", code), Cell(row, 2, "5", is_number=True, kind="number")]
    cleaned = clean_cells([Sheet("表.xlsx", "Sheet1", cells)], **TOWN)
    months = [f"2018M{row:02d}" for row in range(2, 2 + len(days.split()))]
    assert list(cleaned.figures["period"]) == (months if is_read else [])
    assert list(cleaned.quarantine["code"]) == ([] if is_read else ["F208"])


@pytest.mark.parametrize(
    ("heading", "code", "value"),
    [
        ("产业资金（万元）", "0!.0,", 480_000),
        ("产业资金（千元）", "#,##0,", 480_000),
        ("产业资金（元）", "0!.0,", None),
        ("产业资金", "0!.0,", None),
    ],
)
def test_a_number_shown_in_another_unit_than_stored_is_read_once_or_asked_about(
    heading: str, code: str, value: int | None
) -> None:
    number = Cell(2, 2, "480000", is_number=True, kind="number", format=code)
    cells = [Cell(1, 1, "村名"), Cell(1, 2, heading), Cell(2, 1, "一心村"), number]
    cleaned = clean_cells([Sheet("表.xlsx", "Sheet1", cells)], **TOWN)
    assert list(cleaned.figures["value"]) == ([value] if value else [])
    assert list(cleaned.quarantine["code"]) == ([] if value else ["F256"])


@pytest.mark.parametrize(
    ("said", "value", "qualifier"),
    [
        ("<1%", 0.01, "不到"),
        ("≤1%", 0.01, "以下"),
        ("低于1%", 0.01, "不到"),
        ("1%以下", 0.01, "以下"),
        ("≥98.5%", 0.985, "以上"),
        ("高于98%", 0.98, "超过"),
        ("1%", 0.01, ""),
    ],
)
def test_a_bound_with_its_sign_is_a_share(said: str, value: float, qualifier: str) -> None:
    cleaned = clean_rows([["指标", "数值"], ["贫困发生率", said], ["建档立卡户数", 40]], **TOWN)
    assert reasons(cleaned) == {}
    assert cleaned.figures[["value", "qualifier"]].to_numpy().tolist()[0] == [value, qualifier]


@pytest.mark.parametrize("said", ["<1", "≤0.5", "0.9以上"])
def test_a_bound_without_its_sign_is_asked_about(said: str) -> None:
    cleaned = clean_rows([["指标", "数值"], ["贫困发生率", said], ["建档立卡户数", 40]], **TOWN)
    assert set(reasons(cleaned).values()) <= {"F263", "F214"}
    assert reasons(cleaned)


def test_a_share_without_its_sign_is_asked_about() -> None:
    cleaned = clean_rows([["指标", "数值"], ["贫困发生率", 0.5], ["贫困发生率", "0.5%"]], **TOWN)
    assert reasons(cleaned) == {"B2": "F263"}
    assert values(cleaned) == {("甲澜镇", "", "registry/headcount_ratio", "rate"): 0.005}


def test_tables_side_by_side_are_two_tables() -> None:
    cleaned = clean_rows(
        [["村名", "因病户数", "", "原因", "户数"], ["一心村", 1, "", "因病", 20], ["二龙村", 2, "", "因残", 30]], **TOWN
    )
    assert values(cleaned) == {
        ("甲澜镇", "一心村", ILL, "households"): 1,
        ("甲澜镇", "二龙村", ILL, "households"): 2,
        ("甲澜镇", "", ILL, "households"): 20,
        ("甲澜镇", "", LAME, "households"): 30,
    }
    without_gap = clean_rows([["村名", "因病户数", "原因", "户数"], ["一心村", 1, "因病", 20]], **TOWN)
    assert reasons(without_gap) == {"D2": "F261"}


def test_one_list_in_two_halves_is_one_table() -> None:
    for gap in ([], [""]):
        rows = [
            ["村名", "因病户数", *gap, "村名", "因病户数"],
            ["一心村", 1, *gap, "三合村", 3],
            ["二龙村", 2, *gap, "合计", 6],
        ]
        found = values(clean_rows(rows, **TOWN))
        assert found["甲澜镇", "三合村", ILL, "households"] == 3
        assert found["甲澜镇", "", ILL, "households"] == 6
        assert len(found) == 4


def test_the_same_headings_under_another_title_are_another_townships() -> None:
    rows = [
        ["甲澜镇2018年统计表"],
        ["村名", "因病户数"],
        ["一心村", 3],
        ["乙水乡2018年统计表"],
        ["村名", "因病户数"],
        ["三合村", 6],
    ]
    assert values(clean_rows(rows)) == {
        ("甲澜镇", "一心村", ILL, "households"): 3,
        ("乙水乡", "三合村", ILL, "households"): 6,
    }


def test_a_continued_table_has_the_title_of_what_it_continues() -> None:
    rows = [["甲澜镇2018年统计表"], ["村名", "因病户数"], ["一心村", 3], ["续表"], ["村名", "因残户数"], ["一心村", 5]]
    assert values(clean_rows(rows)) == {("甲澜镇", "一心村", ILL, "households"): 3, ("甲澜镇", "一心村", LAME, "households"): 5}


def test_units_and_english_below_a_heading_belong_to_it() -> None:
    units = clean_rows([["村名", "因病", "因病"], ["单位", "户", "人"], ["一心村", 3, 9]], **TOWN)
    assert values(units) == {("甲澜镇", "一心村", ILL, "households"): 3, ("甲澜镇", "一心村", ILL, "persons"): 9}
    for rows in ([["村名", "因病户数"], ["Village", "Illness households"]], [["村名\nVillage", "因病户数\nHouseholds"]]):
        assert values(clean_rows([*rows, ["一心村", 3]], **TOWN)) == {("甲澜镇", "一心村", ILL, "households"): 3}


@pytest.mark.parametrize("heading", ["总户数(2017)", "总户数（2017年）", "2017年总户数", "2017年末总户数", "总户数[2017]"])
def test_the_year_in_a_heading_is_the_figures(heading: str) -> None:
    cleaned = clean_rows([["乡镇", heading], ["甲澜镇", 5]], file="贫困户情况.xlsx")
    assert cleaned.figures[["year", "period", "value"]].to_numpy().tolist() == [[2017, "2017", 5.0]]


def test_the_year_said_twice_is_one_year_and_two_years_are_none() -> None:
    assert values(clean_rows([["年度", "2018年因病户数"], ["2018年", 3]], **TOWN)) == {("甲澜镇", "", ILL, "households"): 3}
    assert reasons(clean_rows([["年度", "2018年因病户数"], ["2017年", 3]], **TOWN)) == {"B2": "F208"}


def test_columns_of_bare_changes_ranks_and_shares_of_nothing_are_no_figures() -> None:
    rows = [["乡镇", "因病户数", "比上年增减（户）", "同比增长（%）", "排名", "占比（%）"], ["甲澜镇", 3, -1, "-20%", 1, 30.5]]
    assert reasons(clean_rows(rows, year=2018)) == dict.fromkeys(("C2", "D2", "E2", "F2"), "F252")


def test_two_columns_of_one_name_are_asked_about() -> None:
    cleaned = clean_rows([["村名", "因病户数", "因病户数"], ["一心村", 3, 4]], **TOWN)
    assert reasons(cleaned) == {"B2": "F258", "C2": "F258"}


def test_words_beside_a_row_that_do_not_name_it_are_remarks_and_persons_are_not_shown() -> None:
    cleaned = clean_rows([["乡镇", "地形", "包乡领导", "因病户数"], ["甲澜镇", "山区", "某人甲", 3]], year=2018)
    assert values(cleaned) == {("甲澜镇", "", ILL, "households"): 3}
    assert reasons(cleaned) == {"B2": "F222", "C2": "F222"}
    assert "某人甲" not in cleaned.quarantine.to_csv() + cleaned.figures.to_csv()


def test_a_heading_that_ends_like_a_village_counts_villages() -> None:
    cleaned = clean_rows([["2018年各乡镇脱贫情况"], ["乡镇", "脱贫户数", "出列村"], ["甲澜镇", 1, 3], ["乙水乡", 2, 4]])
    assert {township for township, *_ in values(cleaned)} == {"甲澜镇", "乙水乡"}
    assert set(cleaned.figures["place"]) == {""}


def test_one_row_may_hold_an_item_in_two_units() -> None:
    cleaned = clean_rows([["2018年甲澜镇住房安全情况"], ["项目", "完成情况", "资金"], ["危房改造", "37户", "111.0万元"]])
    assert sorted(cleaned.figures["value"]) == [37.0, 1_110_000.0]


def test_the_unit_in_a_titles_brackets_holds_for_the_table() -> None:
    for title in ("甲澜镇2018年资金（单位：万元）", "甲澜镇2018年资金统计表（万元）"):
        assert set(clean_rows([[title], ["村名", "产业资金"], ["一心村", 48]]).figures["value"]) == {480_000.0}


def test_hidden_rows_are_read_and_said() -> None:
    cells = [Cell(1, 1, "村名"), Cell(1, 2, "因病户数"), Cell(2, 1, "一心村", hidden="row")]
    cells.append(Cell(2, 2, "3", is_number=True, kind="number", hidden="row"))
    cleaned = clean_cells([Sheet("表.xlsx", "Sheet1", cells)], **TOWN)
    assert len(cleaned.figures) == 1
    assert [problem.say() for problem in cleaned.problems] == [
        "F257 · 表.xlsx › Sheet1：有隐藏的行或列（第2行），其中的数照常读取。"
    ]


def sheet(name: str, rows: list[list[object]], file: str = "汇总.xlsx") -> Sheet:
    cells = [
        Cell(row, column, str(value), is_number=isinstance(value, int), kind="number" if isinstance(value, int) else "text")
        for row, line in enumerate(rows, start=1)
        for column, value in enumerate(line, start=1)
    ]
    return Sheet(file, name, cells)


def test_a_workbook_that_names_one_township_on_one_sheet_means_it_on_the_others() -> None:
    one = sheet("表1", [["甲澜镇2018年致贫原因"], ["原因", "户数"], ["因病", 3]])
    other = sheet("表2", [["原因", "户数"], ["因残", 4]])
    cleaned = clean_cells([one, other])
    assert values(cleaned) == {("甲澜镇", "", ILL, "households"): 3, ("甲澜镇", "", LAME, "households"): 4}


def test_the_callers_township_goes_before_a_title_and_the_difference_is_said() -> None:
    rows = [["月田镇2018年致贫原因"], ["村名", "因病户数"], ["一心村", 3]]
    cleaned = clean_rows(rows, township="乙水乡")
    assert values(cleaned) == {("乙水乡", "一心村", ILL, "households"): 3}
    assert [problem.code for problem in cleaned.problems] == ["F259"]
    by_file = clean_rows(rows, file="乙水乡2018.xlsx")
    assert values(by_file) == {("月田镇", "一心村", ILL, "households"): 3}
    assert [problem.code for problem in by_file.problems] == ["F259"]


def test_a_sum_over_items_that_have_no_sum_is_no_item_of_its_own() -> None:
    cleaned = clean_rows([["2018年甲澜镇"], ["村名", "因病户数", "因残户数", "合计"], ["一心村", 3, 4, 7]])
    assert reasons(cleaned) == {"D3": "F221"}


def test_a_heading_that_only_says_how_is_asked_about() -> None:
    assert reasons(clean_rows([["村名", "户数"], ["一心村", 3]], **TOWN)) == {"B2": "F205"}


def test_a_township_stands_for_the_years_below_it() -> None:
    rows = [["乡镇", "年度", "因病户数"], ["甲澜镇", "2016年", 3], ["", "2017年", 4], ["乙水乡", "2016年", 5]]
    cleaned = clean_rows(rows)
    assert cleaned.figures[["township", "year", "value"]].to_numpy().tolist() == [
        ["甲澜镇", 2016, 3.0],
        ["甲澜镇", 2017, 4.0],
        ["乙水乡", 2016, 5.0],
    ]


def test_names_behind_values_govern_nothing_at_their_left() -> None:
    cleaned = clean_rows([["村名", "因病户数", "村", "因残户数"], ["一心村", 1, "三合村", 3]], **TOWN)
    assert values(cleaned) == {("甲澜镇", "一心村", ILL, "households"): 1}
    assert reasons(cleaned) == {"D2": "F261"}


def test_halves_with_a_title_each_are_two_townships_tables() -> None:
    for gap in ([], [""]):
        rows = [
            ["甲澜镇2018年", "", *gap, "乙水乡2018年", ""],
            ["村名", "因病户数", *gap, "村名", "因病户数"],
            ["一心村", 1, *gap, "三合村", 3],
        ]
        assert set(values(clean_rows(rows))) == {
            ("甲澜镇", "一心村", ILL, "households"),
            ("乙水乡", "三合村", ILL, "households"),
        }


def test_plans_and_results_across_townships_are_items() -> None:
    rows = [["2018年"], ["项目", "甲澜镇", "", "乙水乡", ""], ["", "计划", "完成", "计划", "完成"], ["脱贫户数", 1, 2, 3, 4]]
    cleaned = clean_rows(rows)
    assert set(cleaned.figures["township"]) == {"甲澜镇", "乙水乡"}
    assert sorted(cleaned.figures["value"]) == [1, 2, 3, 4]


def test_signatures_beside_a_table_take_no_row_from_it() -> None:
    rows = [["甲澜镇2018年致贫原因", "", "", "审核人：某某"], ["村名", "因病户数", "", ""], ["一心村", 1, "", "电话：63330123"]]
    cleaned = clean_rows(rows)
    assert values(cleaned) == {("甲澜镇", "一心村", ILL, "households"): 1}
    assert "63330123" not in cleaned.quarantine.to_csv()


def test_the_unit_in_the_heading_of_names_holds_for_the_table() -> None:
    cleaned = clean_rows([["2018年各乡镇"], ["乡镇（单位：户）", "因病", "因残"], ["甲澜镇", 10, 4]])
    assert {measure for *_, measure in values(cleaned)} == {"households"}


@pytest.mark.parametrize("label", ["统计时点", "QQ群", "微信群号", "村均", "众数", "大病专项"])
def test_what_is_written_below_a_list_of_villages_is_none_of_them(label: str) -> None:
    rows = [["清澜镇2019年因病致贫情况"], ["村名", "因病户数"], ["张沟村", 11], ["李塬村", 6], ["王坪村", 4], [label, 20191231]]
    cleaned = clean_rows(rows)
    assert [*cleaned.figures["place"]] == ["张沟村", "李塬村", "王坪村"]
    assert len(cleaned.quarantine) + cleaned.figures["value"].eq(20191231).sum() <= 1


def test_a_name_in_doubt_does_not_leave_its_number_to_the_township_above() -> None:
    rows = [["2017年因病致贫情况"], ["乡镇", "村", "因病户数"], ["甲澜镇", "三合村", 20], ["", "四方村", 29], ["", "六合村", 12]]
    cleaned = clean_rows([*rows, ["乙水镇", "八一村", 21], ["", "七里", 17]])
    assert ("乙水镇", "") not in {*zip(cleaned.figures["township"], cleaned.figures["place"], strict=True)}
    assert reasons(cleaned) == {"C7": "F251"}


@pytest.mark.parametrize("names", [["张沟", "李塬", "王坪村"], ["文城社区", "新园社区", "张沟"], ["张沟村", "李塬", "王坪村"]])
def test_a_village_may_be_written_without_its_ending(names: list[str]) -> None:
    cleaned = clean_rows([["清澜镇2019年因病致贫情况"], ["村名", "因病户数"], *([name, 5] for name in names)])
    assert [*cleaned.figures["place"]] == names


@pytest.mark.parametrize("corner", ["村名", "行政村", "单位", "指标"])
def test_villages_above_and_indicators_beside_are_read_whatever_the_corner_says(corner: str) -> None:
    head = [corner, "张沟村", "李塬村", "合计"]
    cleaned = clean_rows([["清澜镇2019年因病致贫情况"], head, ["因病户数", 11, 6, 17], ["因病人数", 33, 19, 52]])
    read = [*zip(cleaned.figures["place"], cleaned.figures["measure"], cleaned.figures["value"], strict=True)]
    assert read == [
        ("张沟村", "households", 11),
        ("李塬村", "households", 6),
        ("", "households", 17),
        ("张沟村", "persons", 33),
        ("李塬村", "persons", 19),
        ("", "persons", 52),
    ]
