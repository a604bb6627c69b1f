"""Where a table says its units: in captions spread over cells, for several kinds at once, in a column of units."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.places import Level, clean_place
from tests.clean.grids import clean_rows, reasons, values

_FUNDS = [
    ["甲山县2019年财政专项扶贫资金拨付情况表"],
    ["填报单位：甲山县财政局", "", "{date}", "", "单位：万元、个"],
    ["乡镇", "到位资金", "", "项目数", "结余"],
    ["", "中央", "省", "", ""],
    ["清澜镇", 216.4, 93.66, 8, 8.35],
    ["月田镇", 343.82, 166.45, 10, 18.33],
]


@pytest.mark.parametrize("date", ["2019年12月31日", "2019.12.31", "（2019年度）", "截至2019-12-31", "填报时间：2019年12月"])
def test_a_caption_beside_a_bare_date_tells_the_units(date: str) -> None:
    rows = [[str(cell).format(date=date) if isinstance(cell, str) else cell for cell in row] for row in _FUNDS]
    cleaned = clean_rows(rows)
    figures, aside = cleaned.figures, cleaned.quarantine
    assert aside.empty
    own = figures[figures["township"].eq("清澜镇")]
    amounts = own[own["measure"].eq("amount_yuan")]["value"]
    assert sorted(map(round, amounts)) == [83_500, 936_600, 2_164_000]
    assert own[~own["measure"].eq("amount_yuan")][["measure", "value"]].to_numpy().tolist() == [["projects", 8.0]]


def test_of_several_units_words_take_the_one_that_counts_what_they_say() -> None:
    cleaned = clean_rows(
        [
            ["甲山镇2022年新型经营主体联农带农统计表"],
            ["单位：个、户、万元"],
            ["村", "水鲜加工点个数", "水鲜加工户数", "水鲜加工点分红"],
            ["上村", 3, 40, 14.61],
            ["下村", 1, 22, 7.5],
        ]
    )
    upper = cleaned.figures[cleaned.figures["place"].eq("上村")].set_index("measure")["value"]
    assert (upper["count"], upper["households"], round(upper["amount_yuan"])) == (3, 40, 146_100)


def test_a_unit_that_nobody_knows_stays_with_its_number() -> None:
    cleaned = clean_rows(
        [
            ["甲山镇电力保障情况表"],
            ["指标", "单位", "2019年", "2020年"],
            ["户均配变容量", "千伏安", 1.98, 2.34],
            ["通电户数", "户", 4163, 4187],
            ["群众评价", "—", 12, 13],
        ]
    )
    figures, aside = cleaned.figures, cleaned.quarantine
    own = figures[figures["item"].str.contains("配变容量", regex=False)]
    assert own["item"].str.endswith("（千伏安）").all()
    assert own[["year", "measure", "value"]].to_numpy().tolist() == [[2019, "quantity", 1.98], [2020, "quantity", 2.34]]
    assert sorted(figures[figures["measure"].eq("households")]["value"]) == [4163, 4187]
    assert len(figures) + len(aside) == 6


def test_two_units_beside_a_row_are_those_of_two_numbers_in_its_cells() -> None:
    cleaned = clean_rows(
        [
            ["甲山镇帮扶情况表（2019年）"],
            ["指标", "单位", "数量"],
            ["未脱贫", "户/人", "11/23"],
            ["当年脱贫", "户、人", "87／264"],
        ]
    )
    figures, aside = cleaned.figures, cleaned.quarantine
    assert aside.empty
    assert figures[["item", "measure", "value"]].to_numpy().tolist() == [
        ["not_exited", "households", 11.0],
        ["not_exited", "persons", 23.0],
        ["done", "households", 87.0],
        ["done", "persons", 264.0],
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("甲山镇中心卫生院", "甲山镇"),
        ("甲山乡卫生院", "甲山乡"),
        ("甲山镇财政所", "甲山镇"),
        ("乙水街道民政办", "乙水街道"),
        ("甲山镇乡村振兴工作站", "甲山镇"),
        ("甲山镇农业农村服务中心", "甲山镇"),
        ("甲山镇中心校", "甲山镇"),
    ],
)
def test_what_a_township_has_one_of_speaks_for_it(text: str, name: str) -> None:
    assert clean_place(text) == clean_place(name)
    assert clean_place(text).name == name


@pytest.mark.parametrize("text", ["县财政所", "甲山镇第二小学", "各镇卫生院", "乡镇卫生院", "卫生院", "甲山镇养老服务公司"])
def test_what_a_township_may_have_many_of_does_not(text: str) -> None:
    assert clean_place(text).level is not Level.TOWNSHIP


def test_who_fills_a_table_in_is_no_part_of_what_it_is_about() -> None:
    figures = clean_rows(
        [
            ["甲山县2019年度任务完成情况统计表"],
            ["填报单位：甲山县住房和城乡建设局（危改办）"],
            ["乡镇", "已开工（户）", "水鲜棚（户）"],
            ["清澜镇", 37, 24],
            ["月田镇", 36, 21],
        ]
    ).figures
    assert not figures["item"].str.contains("填报单位", regex=False).any()
    assert not figures["as_written"].str.contains("填报单位", regex=False).any()


def test_what_is_not_called_money_is_in_the_only_unit_that_counts() -> None:
    figures = clean_rows(
        [
            ["甲山县2019年度农村危房改造统计表"],
            ["单位：户、万元"],
            ["乡镇", "水鲜类", "其他类", "水鲜补助", "水鲜率"],
            ["清澜镇", 37, 24, 12.5, 0.5],
            ["月田镇", 36, 21, 11, 0.4],
        ]
    ).figures
    own = figures[figures["township"].eq("清澜镇")]
    assert own["measure"].tolist()[:3] == ["households", "households", "amount_yuan"]
    assert "households" not in own[own["value"].lt(1)]["measure"].tolist()


@pytest.mark.parametrize(("date", "year"), [("2020年6月25日", 2020), ("2018.9.20", 2018), ("2021-12", 2021)])
def test_a_table_that_names_no_year_is_of_the_year_in_which_it_was_filled_in_and_this_is_said(date: str, year: int) -> None:
    cleaned = clean_rows(
        [["甲山县住房安全鉴定汇总表"], [f"填报时间：{date}", "单位：户"], ["乡镇", "D级危房（户）"], ["清澜镇", 3], ["月田镇", 4]]
    )
    assert set(cleaned.figures["year"]) == {year}
    assert [problem.code for problem in cleaned.problems if problem.code in ("F211", "F268")] == ["F268"]


@pytest.mark.parametrize("date", ["2020年1月25日", "2018.3.31", "2021年"])
def test_what_is_filled_in_before_april_may_be_of_the_year_before_and_is_asked_about(date: str) -> None:
    cleaned = clean_rows(
        [["甲山县住房安全鉴定汇总表"], [f"填报时间：{date}", "单位：户"], ["乡镇", "D级危房（户）"], ["清澜镇", 3], ["月田镇", 4]]
    )
    assert cleaned.figures.empty
    assert set(cleaned.quarantine["code"]) == {"F211"}


def test_the_date_of_filling_in_counts_for_nothing_where_a_year_is_named() -> None:
    cleaned = clean_rows(
        [["甲山县2018年住房安全鉴定汇总表"], ["填报时间：2019年6月", "单位：户"], ["乡镇", "D级危房（户）"], ["清澜镇", 3]]
    )
    assert set(cleaned.figures["year"]) == {2018}
    assert "F268" not in [problem.code for problem in cleaned.problems]


def test_years_below_a_heading_of_years_are_the_years() -> None:
    cleaned = clean_rows(
        [
            ["甲山县2014—2016年脱贫退出情况统计表"],
            ["乡镇", "各年度脱贫户数", "", ""],
            ["", "2014年", "2015年", "2016年"],
            ["清澜镇", 76, 77, 71],
        ]
    )
    assert cleaned.figures[["year", "value"]].to_numpy().tolist() == [[2014, 76.0], [2015, 77.0], [2016, 71.0]]


def test_school_stages_under_another_scheme_are_none_of_the_subsidies() -> None:
    rows = [["单位：人、元"], ["乡镇", "中职", "高职", "补助金额"], ["清澜镇", 49, 12, 91500], ["月田镇", 37, 22, 88500]]
    own = clean_rows([["甲山县2019年雨露计划职业教育补助发放汇总表"], *rows]).figures
    assert "secondary_vocational" not in set(own["item"])
    assert "yulu_of_vocational_students" in set(own["item"])
    subsidies = clean_rows([["甲山县2019年教育补助发放汇总表"], *rows]).figures
    assert "secondary_vocational" in set(subsidies["item"])


@pytest.mark.parametrize("units", ["单位：万元、个", "单位：万元"])
def test_a_number_of_things_is_no_money_where_the_table_is_in_money(units: str) -> None:
    figures = clean_rows(
        [
            ["甲山县2023年衔接资金项目进度表"],
            [units],
            ["乡镇", "资金规模", "开工数", "完工数", "累计支出", "授信额"],
            ["清澜镇", 1200, 16, 13, 900.2, 1750],
            ["月田镇", 800.5, 11, 7, 650.4, 1300],
        ]
    ).figures
    own = figures[figures["township"].eq("清澜镇")]
    assert own[own["measure"].eq("amount_yuan")]["value"].tolist() == [12_000_000, 9_002_000, 17_500_000]
    assert sorted(own[~own["measure"].eq("amount_yuan")]["value"]) == [13, 16]


def test_a_unit_in_the_heading_goes_before_one_beside_the_row_that_nobody_knows() -> None:
    figures = clean_rows(
        [
            ["甲山镇2020年农产品销售情况表"],
            ["产品", "单位", "产量", "销售额（万元）"],
            ["土鸡蛋", "篓", 4500, 19.29],
            ["腊肉", "公斤", 300, 4.2],
        ]
    ).figures
    assert sorted(figures[figures["measure"].eq("amount_yuan")]["value"].round()) == [42_000, 192_900]


def test_the_nearest_heading_says_what_is_counted_below_one_that_speaks_of_people() -> None:
    figures = clean_rows(
        [
            ["甲山县2021年易地搬迁情况统计表"],
            ["乡镇", "搬迁人口", ""],
            ["", "户数", "人数"],
            ["清澜镇", 213, 890],
            ["月田镇", 91, 327],
        ]
    ).figures
    own = figures[figures["township"].eq("清澜镇")]
    assert own[["item", "measure", "value"]].to_numpy().tolist() == [
        ["relocation", "households", 213.0],
        ["relocation", "persons", 890.0],
    ]


def test_the_date_of_filling_in_counts_in_the_foot_of_a_table_too() -> None:
    cleaned = clean_rows(
        [
            ["甲山县住房安全鉴定汇总表"],
            ["乡镇", "D级危房（户）"],
            ["清澜镇", 3],
            ["月田镇", 4],
            ["填表人：张某", "填报日期：", "2022.7.5"],
        ]
    )
    assert set(cleaned.figures["year"]) == {2022}
    assert [problem.code for problem in cleaned.problems if problem.code in ("F211", "F268")] == ["F268"]


@pytest.mark.parametrize(
    "above",
    [
        [["2016年饮水工程进展"], ["", "", "", "户、处、万元"]],
        [["2016年饮水工程进展"], ["报送单位：某县水务局", "", "", "户、处、万元"]],
        [["2016年饮水工程进展"], ["填报单位：某县水务局", "", "", "万元"]],
        [["2016年饮水工程进展"], ["", "", "", "（万元）"]],
        [["2016年饮水工程进展", "", "", "万元"]],
    ],
)
def test_units_alone_above_the_headings_are_those_of_the_table(above: list[list[object]]) -> None:
    cleaned = clean_rows([*above, ["乡镇", "工程处数", "受益户数", "完成投资"], ["清澜镇", 4, 120, 21.5]])
    assert [float(value) for value in cleaned.figures["value"]] == [4, 120, 215_000]
    assert cleaned.quarantine.empty


def test_a_unit_that_heads_values_is_no_caption() -> None:
    cleaned = clean_rows([["2016年清澜镇项目资金"], ["项目", "万元"], ["饮水工程", 4], ["产业发展", 3]])
    assert [float(value) for value in cleaned.figures["value"]] == [40_000, 30_000]


@pytest.mark.parametrize("heading", ["因残户数", "因穷户数"])
def test_a_unit_in_the_place_of_a_number_is_no_column_of_units(heading: str) -> None:
    cleaned = clean_rows([["2016年清澜镇"], ["村", "因病户数", heading], ["上坪村", 7, "人"]])
    assert len(cleaned.figures) == len(cleaned.quarantine) == 1


@pytest.mark.parametrize("units", ["万元", "户、万元"])
@pytest.mark.parametrize(
    ("heads", "numbers"),
    [
        (["受益户", "受益人口", "项目"], [40, 130, 2]),
        (["蔬菜大棚", "补助资金", "光伏"], [40, 13.5, 2]),
        (["村民小组", "已拨付资金", "合作社"], [6, 9, 3]),
    ],
)
def test_a_unit_alone_makes_no_money_of_what_is_none(units: str, heads: list[str], numbers: list[float]) -> None:
    cleaned = clean_rows([["2019年清澜镇产业扶贫情况统计表"], [units], ["村名", *heads], ["上坪村", *numbers]])
    money = [number for head, number in zip(heads, numbers, strict=True) if "资金" in head]
    found = cleaned.figures
    assert list(found[found["measure"].eq("amount_yuan")]["value"]) == [number * 10_000 for number in money]
    assert not set(found[found["value"].isin([2, 3])]["measure"]) & {"households", "persons"}


def test_whom_money_is_for_is_asked_about_and_its_sources_are_money() -> None:
    title: list[list[object]] = [["2019年清澜镇资金使用情况统计表"], ["万元"]]
    cleaned = clean_rows([*title, ["村名", "受益户", "项目"], ["上坪村", 40, 2], ["下坪村", 30, 1]])
    assert cleaned.figures.empty
    assert set(cleaned.quarantine["code"]) == {"F267"}
    cleaned = clean_rows([*title, ["村名", "中央", "自筹"], ["上坪村", 40, 2], ["下坪村", 30, 1]])
    assert list(cleaned.figures["value"]) == [400_000, 20_000, 300_000, 10_000]


def test_units_of_the_table_above_are_not_those_of_one_with_its_own() -> None:
    below: list[list[object]] = [
        ["村", "生活补贴", "护理补贴", "一季度合计"],
        ["青石村", 640, 630, 1270],
        ["大田村", 688, 180, 868],
    ]
    people: list[list[object]] = [["表一　享受人数（单位：人）"], ["村", "享受人数"], ["青石村", 28], ["大田村", 21]]
    title = "甲山镇2022年第一季度残疾人两项补贴发放情况"
    found = values(clean_rows([[title], *people, [], ["表二　发放金额（单位：元）"], *below]))
    assert found["甲山镇", "2022Q1", "青石村", "living/disability_both", "amount_yuan"] == 1270


@pytest.mark.parametrize("line", ["单位：人", "享受人数（单位：人）"])
def test_schemes_by_month_in_a_table_of_people_are_counted_by_those_who_have_them(line: str) -> None:
    rows: list[list[object]] = [
        ["村", "困难残疾人生活补贴", "", "重度残疾人护理补贴", ""],
        ["", "1月", "2月", "1月", "2月"],
        ["青石村", 28, 27, 21, 20],
        ["大田村", 29, 30, 6, 7],
    ]
    merges = [(3, 2, 3, 3), (3, 4, 3, 5)]
    found = clean_rows([["甲山镇2022年残疾人两项补贴发放情况"], [line], *rows], merges=merges).figures
    assert list(found["measure"]) == ["recipients"] * 8


def test_an_allowance_beside_those_who_have_it_is_not_taken_for_people() -> None:
    rows: list[list[object]] = [["村", "享受人数", "困难残疾人生活补贴"], ["青石村", 28, 640], ["大田村", 21, 688]]
    cleaned = clean_rows([["甲山镇2022年残疾人两项补贴发放情况"], ["单位：人"], *rows])
    assert sorted(cleaned.figures["value"]) == [21, 28]
    assert reasons(cleaned) == {"C4": "F267", "C5": "F267"}
