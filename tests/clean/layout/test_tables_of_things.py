"""Tables of things (车间名称) and small cross tables below, beside or behind another table, whose headings no word tells."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.tables import clean_cells
from fupin_analysis.core.cells import to_sheets
from tests.clean.grids import cells_of, clean_rows, reasons, values

POSTS: list[list[object]] = [
    ["2021年乙水乡公益性岗位情况"],
    ["村名", "公益性岗位（人）", "月补贴标准（元）", "补贴资金（万元）"],
    ["上坪村", 21, 600, 15.12],
    ["下坪村", 19, 600, 13.68],
    ["合计", 40, "", 28.8],
]
THINGS: list[list[object]] = [
    ["车间名称", "所在村", "认定年度", "吸纳就业（人）", "年产值（万元）"],
    ["富民服装", "上坪", 2019, 46, 320],
    ["兴农食品", "下坪", 2020, 33, 415.5],
    ["合计", "", "", 79, 735.5],
]
CROSS: list[list[object]] = [["措施", "计划", "已落实", "落实率%"], ["产业", 34, 31, 91.2], ["教育", 17, 17, 100]]


def test_a_list_of_things_is_no_list_of_places_and_its_sum_is_read_below_its_own_headings() -> None:
    cleaned = clean_rows([*POSTS, [""], ["附件2：乙水乡帮扶车间情况"], *THINGS])
    own = cleaned.figures[cleaned.figures["source"].str.contains(r"[A-E](?:9|10|11)$")]
    assert [(row["place"], row["value"]) for row in own.to_dict("records")] == [
        ("上坪", 46),
        ("上坪", 3_200_000),
        ("下坪", 33),
        ("下坪", 4_155_000),
        ("", 79),
        ("", 7_355_000),
    ]
    assert {row["township"] for row in own.to_dict("records")} == {"乙水乡"}
    assert reasons(cleaned) == {"C9": "F222", "C10": "F222"}  # the year of a thing is a remark on it
    assert own["item"].str.contains("富民服装").sum() == 2


@pytest.mark.parametrize(
    "heading",
    [["合作社名称", "社员数", "年分红（万元）"], ["合作社", "社员数", "年分红（万元）"], ["名录", "社员数", "年分红（万元）"]],
)
def test_things_below_a_blank_row_are_read_below_their_own_headings(heading: list[object]) -> None:
    cleaned = clean_rows([*POSTS, [""], heading, ["万顺种植", 46, 32], ["合计", 46, 32]])
    own = cleaned.figures[cleaned.figures["source"].str.contains("[78]|9$", regex=True)]
    assert reasons(cleaned) == {}
    assert not own["item"].str.contains("public_service|standard|岗位", regex=True).any()
    assert [row["value"] for row in own.to_dict("records")][-2:] == [46, 320_000]


def test_works_below_a_table_without_a_blank_row_are_things() -> None:
    cleaned = clean_rows([*POSTS, ["工程名称", "长度（公里）", "投资（万元）"], ["东干渠", 4, 32], ["西干渠", 3, 41]])
    assert reasons(cleaned) == {}
    assert list(cleaned.figures["value"])[-4:] == [4, 320_000, 3, 410_000]


def test_things_of_one_village_are_told_apart_and_the_sum_needs_no_name_of_one() -> None:
    rows: list[list[object]] = [
        ["2021年乙水乡合作社情况"],
        ["村名", "合作社名称", "社员数"],
        ["上坪村", "万顺种植", 46],
        ["上坪村", "丰盈养殖", 33],
        ["合计", "", 79],
    ]
    cleaned = clean_rows(rows)
    assert reasons(cleaned) == {}
    assert cleaned.figures["item"].nunique() == 3
    assert list(cleaned.figures["place"]) == ["上坪村", "上坪村", ""]


def test_who_helps_a_village_is_no_thing() -> None:
    rows: list[list[object]] = [["2021年乙水乡帮扶情况"], ["村名", "帮扶企业名称", "因病户数"], ["上坪村", "某某公司", 46]]
    cleaned = clean_rows(rows)
    assert values(cleaned) == {("乙水乡", "上坪村", "cause/illness", "households"): 46}


def test_a_cross_table_of_unknown_headings_on_a_second_sheet_is_the_townships() -> None:
    first = to_sheets(cells_of(POSTS, sheet="岗位"))
    second = to_sheets(cells_of([["监测对象帮扶措施落实情况（户次）"], *CROSS], sheet="措施"))
    cleaned = clean_cells([*first, *second])
    own = cleaned.figures[cleaned.figures["source"].str.contains("措施 ›")]
    assert not cleaned.problems
    assert [(row["township"], row["year"], round(row["value"], 3)) for row in own.to_dict("records")] == [
        ("乙水乡", 2021, value) for value in (34, 31, 0.912, 17, 17, 1)
    ]


def test_a_sheet_that_does_not_speak_of_townships_stays_refused() -> None:
    rows: list[list[object]] = [["菜单"], ["菜名", "大份", "小份"], ["豆腐", 12, 8], ["青菜", 10, 6]]
    cleaned = clean_rows(rows, township="乙水乡", year=2021)
    assert cleaned.figures.empty
    assert [problem.code for problem in cleaned.problems] == ["F108"]


def test_groups_of_people_by_where_they_work_are_not_everybody_of_the_group() -> None:
    rows: list[list[object]] = [
        ["另：2021年乙水乡外出务工情况（人）"],
        ["", "县内", "省外", "合计"],
        ["脱贫人口", 214, 389, 603],
        ["监测对象", 12, 17, 29],
        ["小计", 226, 406, 632],
    ]
    assert values(clean_rows(rows)) == {
        ("乙水乡", "", "employment/within_county_of_exited", "persons"): 214,
        ("乙水乡", "", "employment/outside_province_of_exited", "persons"): 389,
        ("乙水乡", "", "employment/migrant_workers_of_exited", "persons"): 603,
        ("乙水乡", "", "employment/within_county_of_monitored", "persons"): 12,
        ("乙水乡", "", "employment/outside_province_of_monitored", "persons"): 17,
        ("乙水乡", "", "employment/migrant_workers_of_monitored", "persons"): 29,
        ("乙水乡", "", "employment/within_county", "persons"): 226,
        ("乙水乡", "", "employment/outside_province", "persons"): 406,
        ("乙水乡", "", "employment/migrant_workers", "persons"): 632,
    }


def test_texts_within_a_table_are_no_heading() -> None:
    rows = [*POSTS[:3], ["中坪村", "未设", "暂缓", "另报"], *POSTS[3:]]
    cleaned = clean_rows(rows)
    assert cleaned.figures["place"].tolist().count("下坪村") == 3
    assert set(reasons(cleaned)) == {"B4", "C4", "D4"}


def test_two_lists_of_things_beside_one_another_are_two_tables() -> None:
    rows: list[list[object]] = [
        ["2022年乙水乡产业发展情况"],
        ["企业", "带贫户数", "产值（万元）", "", "合作社", "社员数", "分红（万元）"],
        ["万顺", 46, 32, "", "聚丰", 5, 6],
        ["丰盈", 33, 41, "", "兴旺", 7, 8],
    ]
    cleaned = clean_rows(rows)
    words = [row["item"] for row in cleaned.figures.to_dict("records")]
    assert reasons(cleaned) == {}
    assert len(words) == len(set(words)) == 8
    assert [sum(name in word for word in words) for name in ("万顺", "丰盈", "聚丰", "兴旺")] == [2, 2, 2, 2]


def test_what_stands_beside_villages_behind_a_blank_column_is_theirs() -> None:
    rows: list[list[object]] = [
        ["2022年乙水乡帮扶情况"],
        ["村名", "因病户数", "", "帮扶方式", "因残户数", "因学户数"],
        ["上坪村", 46, "", "入股", 5, 6],
        ["下坪村", 33, "", "托管", 7, 8],
    ]
    assert values(clean_rows(rows)) == {
        ("乙水乡", village, f"cause/{cause}", "households"): value
        for village, numbers in (("上坪村", (46, 5, 6)), ("下坪村", (33, 7, 8)))
        for cause, value in zip(("illness", "disability", "schooling"), numbers, strict=True)
    }


def test_the_sum_of_kinds_of_help_is_not_all_of_those_helped() -> None:
    rows: list[list[object]] = [
        ["2022年乙水乡帮扶措施落实情况"],
        ["帮扶措施", "脱贫户", "", "监测对象", ""],
        ["", "户", "人", "户", "人"],
        ["产业帮扶", 21, 60, 3, 8],
        ["就业帮扶", 11, 20, 2, 4],
        ["小计", 32, 80, 5, 12],
    ]
    cleaned = clean_rows(rows, merges=[(2, 2, 2, 3), (2, 4, 2, 5)])
    assert reasons(cleaned) == {}
    assert not cleaned.figures["topic"].isin(["registry", "monitoring", "exit"]).any()
    groups = ["监测对象" in str(row["item"]) or "monitored" in str(row["item"]) for row in cleaned.figures.to_dict("records")]
    assert groups == [False, False, True, True] * 3
    rows = [["2022年乙水乡监测对象帮扶措施"], ["措施", "户数"], ["产业", 34], ["教育", 41], ["合计", 75]]
    assert list(clean_rows(rows).figures["topic"])[-1] == "visits"


@pytest.mark.parametrize("head", [["学生", "次数", "总额"], ["对象", "次数", "总额"], ["受助人", "次数", "总额"]])
@pytest.mark.parametrize("names", [("张甲乙", "李丙"), ("王某某", "赵*丁"), ("黄甲乙", "陈 丙")])
def test_a_list_of_persons_is_not_told_by_its_shape(head: list[object], names: tuple[str, str]) -> None:
    rows: list[list[object]] = [["2022年乙水乡帮扶情况统计表"], head, *([name, 2, 1500] for name in names)]
    cleaned = clean_rows(rows)
    assert cleaned.figures.empty
    assert cleaned.quarantine.empty
    assert not any(name in problem.say("zh") for problem in cleaned.problems for name in names)


def test_two_things_of_one_name_are_two_and_no_rival_statements() -> None:
    heads = ["路线名称", "里程（公里）", "投资（万元）"]
    cleaned = clean_rows(
        [["乙水乡2021年道路建设"], heads, ["上坪路", 3, 32], ["上坪路", 2, 20], ["下坪路", 1, 9], ["合计", 6, 61]]
    )
    assert cleaned.figures["statement"].eq(1).all()
    assert list(cleaned.figures["item"])[::2][:3] == ["上坪路（1）", "上坪路（2）", "下坪路"]
    assert cleaned.figures["part_of"].ne("").sum() == 6


def test_what_stands_beside_a_name_tells_it_from_the_other() -> None:
    heads = ["路线名称", "起止点", "里程（公里）"]
    rows = [["上坪路", "村口至茶场", 3], ["上坪路", "茶场至水库", 2]]
    figures = clean_rows([["乙水乡2021年道路建设"], heads, *rows]).figures
    assert list(figures["item"]) == ["上坪路（村口至茶场）", "上坪路（茶场至水库）"]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["项目名称", "地点", "投资（万元）"],
            ["石桥茶园改造", "上坪村", 16],
            ["石桥茶园改造", "上坪村", 9],
            ["石桥茶园改造", "下坪村", 8],
        ],
        [["工程名称", "受益人口"], ["石桥饮水工程", 16], ["石桥饮水工程", 9]],
        [["工程名称", "地点", "受益人口"], ["饮水工程", "大坪组", 16], ["饮水工程", "小坪组", 9]],
    ],
)
def test_works_of_one_name_at_one_place_are_apart(rows: list[list[object]]) -> None:
    assert clean_rows([["乙水乡2021年项目实施情况"], *rows]).figures["statement"].eq(1).all()


@pytest.mark.parametrize(
    "rows",
    [
        [["指标名称", "户数"], ["低保户", 130], ["低保户", 103]],
        [["指标名称", "户数"], ["慰问走访户", 130], ["慰问走访户", 103]],
        [["致贫原因名称", "户数"], ["因病", 16], ["因病", 12]],
        [["项目名称", "金额（万元）"], ["危房改造", 16], ["危房改造", 12]],
        [["项目名称", "备注", "金额（万元）"], ["危房改造", "已报", 16], ["危房改造", "在建", 12]],
    ],
)
def test_a_word_of_the_trade_with_two_numbers_contradicts_itself(rows: list[list[object]]) -> None:
    figures = clean_rows([["乙水乡2021年主要指标完成情况"], *rows]).figures
    assert list(figures["statement"]) == [1, 2]
    assert figures["item"].nunique() == 1


def test_what_was_planned_and_done_at_two_places_stays_apart() -> None:
    heads = ["项目名称", "建设地点", "计划户数", "完成户数"]
    rows = [["危房改造", "上坪组", 12, 11], ["危房改造", "大塘组", 15, 14], ["改厕", "上坪组", 30, 28]]
    figures = clean_rows([["乙水乡2021年项目实施情况"], heads, *rows]).figures
    assert figures["statement"].eq(1).all()
    assert set(figures["item"]) == {
        *(f"危房改造（{where}） {what}" for where in ("上坪组", "大塘组") for what in ("计划户数", "完成户数")),
        "toilets",
        "toilets_planned",
    }


def test_a_village_and_an_indicator_that_stand_twice_are_stated_twice() -> None:
    cleaned = clean_rows([["乙水乡2021年低保情况"], ["村名", "低保户数"], ["上坪村", 3], ["上坪村", 5]])
    assert sorted(cleaned.figures["statement"]) == [1, 2]


def test_schools_of_one_stage_are_apart_and_no_rival_statements() -> None:
    rows = [["乙水中心小学", "小学", 12], ["上坪小学", "小学", 3], ["乙水中学", "初中", 8], ["合计", "", 23]]
    cleaned = clean_rows([["乙水乡2021年义务教育补助情况"], ["学校", "学段", "补助人数（人）"], *rows])
    assert cleaned.figures["statement"].eq(1).all()
    assert list(cleaned.figures["item"])[:2] == ["小学（乙水中心小学）", "小学（上坪小学）"]


def test_who_works_in_a_table_of_sites_was_moved_there() -> None:
    rows = [["阳光安置点", 30, 12], ["河畔安置点", 12, 4], ["合计", 42, 16]]
    heads = ["安置点", "户数", "就业人数（人）"]
    figures = clean_rows([["乙水乡2021年易地搬迁后续扶持情况"], heads, *rows]).figures
    assert set(figures[figures["topic"].eq("employment")]["item"]) == {"employed_of_relocated"}


def test_a_subtotal_that_is_the_only_sum_and_stands_last_is_of_all() -> None:
    rows = [["上坪村", 3], ["下坪村", 4], ["小计", 7]]
    figures = clean_rows([["乙水乡2021年低保情况"], ["村名", "低保户数"], *rows]).figures
    assert list(figures["place"]) == ["上坪村", "下坪村", ""]
    rows = [["上坪村", 3], ["小计", 3], ["下坪村", 4]]
    assert len(clean_rows([["乙水乡2021年低保情况"], ["村名", "低保户数"], *rows]).figures) == 2


@pytest.mark.parametrize(
    "rows",
    [
        [["上坪村", 3], ["下坪村", 4], ["大塘社区", 2], ["河口社区", 1], ["小计", 3]],
        [["上坪村", 3], ["下坪村", 4], ["社区", ""], ["大塘社区", 2], ["小计", 2]],
        [["上坪村", 3], ["下坪村", 4], ["小计", 8]],
        [["上坪村", 3], ["小计", 3]],
    ],
)
def test_a_subtotal_at_the_end_that_is_not_of_all_rows_is_nobodys(rows: list[list[object]]) -> None:
    cleaned = clean_rows([["乙水乡2021年低保情况"], ["村名", "低保户数"], *rows])
    assert "" not in set(cleaned.figures["place"])
    assert reasons(cleaned)[f"B{len(rows) + 2}"] == "F221"
