"""Forms of labels and values, several pairs on a row: each label heads its value; what is no figure is a note."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from fupin_analysis.clean.layout.forms import find_form
from fupin_analysis.core.cells import Cell
from tests.clean.grids import clean_rows, reasons, values

OF_A_VILLAGE: list[list[object]] = [
    ["村情况登记表"],
    ["单位：东阁村", "", "填表时间：2018年12月"],
    ["村名", "东阁村", "乡镇", "甲澜镇", "年度", "2018年"],
    ["村支书", "李大海", "联系电话", "13800000000", "党员人数", 35],
    ["总户数", "户", 320, "总人口", "人", 1200],
    ["低保", "户数", 30, "人数", 80],
    ["", "其中：一类", 10, "二类", 20],
    ["一、产业"],
    ["主导产业", "茶叶", "茶园面积", "300亩", "茶农", "120户"],
    ["集体经济收入", 12.5, "万元", "是否贫困村", "是"],
    ["脱贫年度", 2018, "贫困发生率", "1.2%"],
    ["填表人", "李某", "审核人", "王某"],
]


def test_a_form_is_read_each_label_heading_its_value() -> None:
    cleaned = clean_rows(OF_A_VILLAGE, merges=[(6, 1, 7, 1)])
    found = values(cleaned)
    assert {where[:2] for where in found} == {("甲澜镇", "东阁村")}
    known = {(item, measure): value for *_, item, measure, value in ((*where, value) for where, value in found.items())}
    assert {
        ("population/party_members", "persons"): 35,
        ("population/total", "households"): 320,
        ("population/total", "persons"): 1200,
        ("living/minimum_living_allowance", "households"): 30,
        ("living/minimum_living_allowance", "recipients"): 80,
        ("production/tea", "area_mu"): 300,
        ("income/village_collective", "amount_yuan"): 125_000,
        ("registry/headcount_ratio", "rate"): pytest.approx(0.012),
    }.items() <= known.items()
    assert not any(value == 2018 for value in found.values())


def test_persons_telephones_and_dates_of_a_form_are_notes_and_not_shown() -> None:
    shown = " ".join(entry.text for entry in clean_rows(OF_A_VILLAGE, merges=[(6, 1, 7, 1)]).account)
    assert not any(secret in shown for secret in ("李大海", "13800000000", "李某", "王某"))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [["总户数", "1200户", "总人口", "4500人"], ["贫困户数", 120, "贫困人口", 430]],
            {
                ("population/total", "households"): 1200,
                ("population/total", "persons"): 4500,
                ("registry/confirmed_poor", "households"): 120,
                ("registry/confirmed_poor", "persons"): 430,
            },
        ),
        (  # below and not beside
            [["总户数", "总人口", "行政村（个）"], [1200, 4500, 12], ["低保人数", "党员人数", "劳动力"], [120, 430, 2000]],
            {
                ("population/total", "households"): 1200,
                ("population/total", "persons"): 4500,
                ("population/administrative_villages", "count"): 12,
                ("living/minimum_living_allowance", "recipients"): 120,
                ("population/party_members", "persons"): 430,
                ("population/labour_force", "persons"): 2000,
            },
        ),
        (  # one pair on a row
            [["总户数", 1200], ["总人口", 4500], ["贫困户数", 120], ["贫困人口", 430]],
            {
                ("population/total", "households"): 1200,
                ("population/total", "persons"): 4500,
                ("registry/confirmed_poor", "households"): 120,
                ("registry/confirmed_poor", "persons"): 430,
            },
        ),
        (  # label and value in one cell
            [["总户数：1200户", "总人口：4500人"], ["贫困户数：120户", "贫困人口：430人"]],
            {
                ("population/total", "households"): 1200,
                ("population/total", "persons"): 4500,
                ("registry/confirmed_poor", "households"): 120,
                ("registry/confirmed_poor", "persons"): 430,
            },
        ),
        (  # a value left blank gives its label to nobody
            [["总户数", 1200, "总人口", 4500], ["耕地面积（亩）", "", "林地面积（亩）", 8000], ["党员人数", 35, "劳动力", 900]],
            {
                ("population/total", "households"): 1200,
                ("population/total", "persons"): 4500,
                ("production/forest", "area_mu"): 8000,
                ("population/party_members", "persons"): 35,
                ("population/labour_force", "persons"): 900,
            },
        ),
        (  # a township's, of which 行政村 is counted and no name
            [["填报单位：甲澜镇人民政府"], ["行政村（个）", 12, "自然村（个）", 45], ["总户数", 1200, "其中：脱贫人口", 430]],
            {
                ("population/administrative_villages", "count"): 12,
                ("population/natural_villages", "count"): 45,
                ("population/total", "households"): 1200,
                ("registry/exited", "persons"): 430,
            },
        ),
    ],
)
def test_pairs_stand_beside_below_or_in_one_cell(rows: list[list[object]], expected: dict[tuple[str, str], float]) -> None:
    found = values(clean_rows([["甲澜镇2018年基本情况表"], *rows]))
    assert {where[2:]: value for where, value in found.items()} == expected
    assert {where[:2] for where in found} == {("甲澜镇", "")}


def test_a_group_merged_down_is_of_all_its_rows_and_says_no_measure() -> None:
    rows: list[list[object]] = [
        ["甲澜镇东阁村2018年基本情况登记表"],
        ["人口情况", "总户数", 320, "总人口", 1200],
        ["", "贫困户", 30, "党员人数", 80],
        ["低保情况", "总户数", 25, "总人数", 60],
        ["", "其中：新增户数", 3, "其中：新增人数", 7],
    ]
    found = values(clean_rows(rows, merges=[(2, 1, 3, 1), (4, 1, 5, 1)]))
    assert {where[2:]: value for where, value in found.items()} | {} == {
        ("population/total", "households"): 320,
        ("population/total", "persons"): 1200,
        ("registry/confirmed_poor", "households"): 30,
        ("population/party_members", "persons"): 80,
        ("living/minimum_living_allowance", "households"): 25,
        ("living/minimum_living_allowance", "recipients"): 60,
        ("living/minimum_living_allowance_new", "households"): 3,
        ("living/minimum_living_allowance_new", "recipients"): 7,
    }


def test_a_table_below_a_form_is_read_as_a_table() -> None:
    rows: list[list[object]] = [
        ["甲澜镇东阁村2018年基本情况"],
        ["总户数", 320, "总人口", 1200],
        ["贫困户数", 30, "贫困人口", 90],
        ["二、各组情况"],
        ["组别", "户数", "人数"],
        ["一组", 100, 400],
        ["二组", 220, 800],
    ]
    found = values(clean_rows(rows))
    assert found["甲澜镇", "东阁村一组", "population/total", "households"] == 100
    assert found["甲澜镇", "东阁村", "population/total", "households"] == 320


@pytest.mark.parametrize(
    "rows",
    [
        [["村名", "低保户数", "村名", "低保户数"], ["东阁村", 10, "西岭村", 20], ["南坪村", 30, "北沟村", 40]],
        [["东阁村", 10, "西岭村", 20], ["南坪村", 30, "北沟村", 40]],
    ],
)
def test_villages_beside_numbers_are_no_labels(rows: list[list[object]]) -> None:
    cleaned = clean_rows([["甲澜镇2018年低保户数"], *rows])
    assert all(where[1] for where in values(cleaned))
    assert set(reasons(cleaned).values()) <= {"F108"}


def test_lists_of_income_beside_expenditure_are_no_form() -> None:
    rows: list[list[object]] = [
        ["甲澜镇2018年扶贫资金收支表（万元）"],
        ["收入项目", "金额", "支出项目", "金额"],
        ["上年结转", 10, "危房改造", 20],
        ["本年拨款", 30, "产业扶持", 20],
    ]
    headings = [entry.text for entry in clean_rows(rows).account if entry.verdict == "heading"]
    assert headings == ["收入项目", "金额", "支出项目", "金额"]


_FIGURES: list[list[object]] = [
    ["总户数", 320, "总人口", 1200],
    ["低保户数", 30, "党员人数", 80],
    ["脱贫户数", 20, "脱贫人口", 70],
]


def _whose(*above: list[object]) -> set[tuple[str, str]]:
    cleaned = clean_rows([*above, *_FIGURES], year=2023)
    assert len(cleaned.figures) == 6
    return {(row["township"], row["place"]) for row in cleaned.figures.to_dict("records")}


@pytest.mark.parametrize(
    "above",
    [
        [["县：云溪县　乡：石门乡　村：瓦窑村　　（2023年度）"]],
        [["乡镇名称：石门乡　　行政村名称：瓦窑村"]],
        [["所属乡镇", "石门乡", "村名", "瓦窑村"]],
        [["乡镇", "石门乡", "村", "瓦窑村"]],
        [["乡镇", "石门乡"], ["村名：", "瓦窑村"]],
        [["填报村：瓦窑村", "所属乡镇：石门乡"]],
        [["填报单位：石门乡瓦窑村村委会"]],
        [["乡镇", "石门乡", "贫困村", "瓦窑村"]],
        [["乡镇", "石门乡", "村（社区）", "瓦窑村"]],
    ],
)
def test_a_form_of_a_village_is_the_villages(above: list[list[object]]) -> None:
    assert _whose(["村基本情况登记表"], *above) == {("石门乡", "瓦窑村")}


@pytest.mark.parametrize("above", [["村名：", "瓦窑村"], ["村：上马家沟村"], ["行政村", "瓦窑"]])
def test_the_title_names_the_township_of_a_village(above: list[object]) -> None:
    name = {"瓦窑村": "瓦窑村", "瓦窑": "瓦窑"}.get(str(above[-1]), "上马家沟村")
    assert _whose(["石门乡行政村基本情况登记表"], above) == {("石门乡", name)}


@pytest.mark.parametrize(
    "above",
    [
        [["石门乡村基本情况登记表"]],
        [["石门乡2023年行政村基本信息采集表"]],
        [["石门乡贫困村调查表"], ["填报单位：石门乡人民政府"]],
        [["石门乡社区信息采集表"]],
        [["石门乡基本情况表"], ["村名：", "", "填表时间：2023年"]],
        [["石门乡基本情况表"], ["所在村名称：　　　"]],
    ],
)
def test_a_form_of_a_village_that_names_none_is_asked_about(above: list[list[object]]) -> None:
    cleaned = clean_rows([*above, *_FIGURES], year=2023)
    assert cleaned.figures.empty
    assert set(reasons(cleaned).values()) == {"F277"}


@pytest.mark.parametrize(
    "above",
    [
        [["石门乡基本情况登记表"]],
        [["石门乡各村基本情况汇总表"]],
        [["石门乡农村基本情况调查表"]],
        [["石门乡村级基本情况统计表"], ["填报单位：石门乡人民政府"]],
        [["石门乡基本情况表"], ["行政村", "12个", "自然村", "45个"]],
    ],
)
def test_a_form_of_a_township_stays_the_townships(above: list[list[object]]) -> None:
    found = values(clean_rows([*above, *_FIGURES], year=2023))
    assert {where[:2] for where in found} == {("石门乡", "")}


@pytest.mark.parametrize("post", ["党支部书记", "村主任", "第一书记", "驻村队长", "网格员", "负责人", "联系人"])
@pytest.mark.parametrize("name", ["李四", "张伟民", "阿依古丽", "李四同志"])
@pytest.mark.parametrize("is_wide", [True, False])
def test_a_name_between_a_post_and_a_telephone_is_nobodys_label(post: str, name: str, is_wide: bool) -> None:
    rows: list[list[object]] = [["甲澜镇东阁村2019年基本情况"], [post, name, "13812345678"]]
    rows += [["总户数", 320, "总人口", 1200], ["贫困户数", 20, "党员人数", 35]] if is_wide else []
    rows += [["总户数", 320], ["总人口", 1200], ["贫困户", 20]] if not is_wide else []
    cleaned = clean_rows(rows)
    assert values(cleaned)["甲澜镇", "东阁村", "population/total", "households"] == 320
    shown = " ".join(f"{entry.text} {entry.heading} {entry.reason}" for entry in cleaned.account)
    assert name not in shown
    assert "13812345678" not in shown
    assert {entry.verdict for entry in cleaned.account if entry.row == 2 and entry.column > 1} == {"note"}


@pytest.mark.parametrize("row", [["网格员", "人数", 8], ["驻村干部", "名", 8], ["驻村工作队", "人数", 8]])
def test_a_known_label_behind_a_post_counts_and_is_no_name(row: list[object]) -> None:
    rows: list[list[object]] = [["甲澜镇东阁村2019年基本情况"], ["总户数", 320, "总人口", 1200], ["贫困户数", 20, "党员人数", 35]]
    assert 8 in values(clean_rows([*rows, row])).values()


@pytest.mark.parametrize("cell", ["党支部书记：李四", "村主任：李四", "联系人: 李四"])
def test_a_post_with_its_name_in_one_cell_is_no_label(cell: str) -> None:
    rows: list[list[object]] = [["甲澜镇东阁村2019年基本情况"], ["总户数", 320, "总人口", 1200], [cell, "13812345678"]]
    account = clean_rows([*rows, ["贫困户数", 20, "党员人数", 35]]).account
    assert "李四" not in " ".join(f"{entry.text} {entry.heading} {entry.reason}" for entry in account)


def test_what_is_counted_beside_a_merged_name_stays_a_figure() -> None:
    rows: list[list[object]] = [
        ["甲澜镇东阁村2019年基本情况"],
        ["张伟民", "总户数", 320, "总人口", 1200],
        ["", "贫困户数", 20, "党员人数", 35],
    ]
    cleaned = clean_rows(rows, merges=[(2, 1, 3, 1)])
    assert {320, 1200, 20, 35} == {*values(cleaned).values()}
    assert "张伟民" not in " ".join(f"{entry.text} {entry.heading}" for entry in cleaned.account)


@pytest.mark.parametrize(
    "caption",
    [
        "联系村：瓦窑村",
        "帮扶村：瓦窑村",
        "包联村：瓦窑村",
        "驻村：瓦窑村",
        "深度贫困村：瓦窑村",
        "结对村：瓦窑村",
        "包村：瓦窑村",
    ],
)
def test_a_village_that_somebody_helps_is_the_one_of_the_form_and_no_word_of_its_items(caption: str) -> None:
    assert _whose(["石门乡2023年基本情况表"], [caption]) == {("石门乡", "瓦窑村")}
    rows: list[list[object]] = [["石门乡2023年基本情况表"], [caption], *_FIGURES]
    assert {item for *_, item, _ in values(clean_rows(rows)) if "瓦窑" in item} == set()


@pytest.mark.parametrize("above", [["贫困村：瓦窑村、上寨村"], ["村名：瓦窑村、上寨村、下寨村"]])
def test_a_form_of_several_villages_is_nobodys(above: list[object]) -> None:
    assert set(reasons(clean_rows([["石门乡2023年基本情况表"], above, *_FIGURES])).values()) == {"F277"}


def test_a_table_of_kinds_of_villages_is_of_no_village_whatever_its_title() -> None:
    rows: list[list[object]] = [
        ["石门乡2018年贫困村登记表"],
        ["指标", "贫困村", "非贫困村", "合计"],
        ["村数", 2, 3, 5],
        ["总户数", 320, 400, 720],
    ]
    assert {where[:2] for where in values(clean_rows(rows))} == {("石门乡", "")}


def test_no_form_has_thousands_of_numbers() -> None:
    rows: list[list[object]] = [["总户数", at, "总人口", 3 * at] for at in range(1, 2000)]
    assert clean_rows([["石门乡2018年基本情况"], *rows]).figures.empty


def test_a_row_of_many_labels_and_values_costs_what_its_cells_cost() -> None:
    def looks(columns: int) -> int:
        cells = [Cell(1, column, "总户数" if column % 2 else "320") for column in range(1, columns + 1)]
        seen = 0

        def count(frame: FrameType, event: str, _argument: object) -> None:
            nonlocal seen
            seen += event == "call" and frame.f_code.co_name in ("anchor", "<genexpr>")

        sys.setprofile(count)
        try:
            find_form([cells])
        finally:
            sys.setprofile(None)
        return seen

    assert looks(1200) < 3 * looks(600)


@pytest.mark.parametrize(
    "deed", ["包村", "联村", "挂村", "帮村", "包联村", "挂联村", "联系村", "定点村", "蹲点村", "薄弱村", "强村", "兴村"]
)
def test_what_is_done_with_villages_is_none(deed: str) -> None:
    found = values(
        clean_rows([[f"甲澜镇2018年{deed}情况"], ["总户数", 3200, "总人口", 12000], ["贫困户数", 320, "贫困人口", 1200]])
    )
    assert {place for _, place, _, _ in found} == {""}
