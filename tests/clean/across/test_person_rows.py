"""Rows of one person each below a heading of money: nothing of theirs is a figure or shown; their sum is."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.quarantine import Cleaned
from tests.clean.grids import clean_rows, reasons

TITLE: list[object] = ["甲澜镇2020年产业奖补发放表"]
NAMES = ("张伟民", "李*英", "王某")


def _shown(cleaned: Cleaned) -> str:
    tables = (cleaned.figures, cleaned.quarantine)
    return " ".join(str(value) for table in tables for row in table.to_dict("records") for value in row.values())


@pytest.mark.parametrize("heading", ["受益人", "领取人", "补助对象", "名单", "对象", "名称", "", "借款人", "帮扶干部"])
def test_what_each_was_paid_is_set_aside_and_their_sum_is_kept(heading: str) -> None:
    rows: list[list[object]] = [[name, amount, 2] for name, amount in zip(NAMES, (1200, 800, 700), strict=True)]
    cleaned = clean_rows([TITLE, [heading, "补助金额（元）", "面积（亩）"], *rows, ["合计", 2700, 6]])
    assert list(cleaned.figures["value"]) == [2700, 6]
    assert set(reasons(cleaned).values()) == {"F222", "F288"}
    assert not any(name in _shown(cleaned) or "1200" in _shown(cleaned) for name in NAMES)
    assert cleaned.problems == ()


def test_their_sum_is_held_against_them() -> None:
    cleaned = clean_rows([TITLE, ["受益人", "补助金额（元）"], ["张伟民", 1200], ["李秀英", 800], ["合计", 2100]])
    assert [(problem.code, problem.details["expected"]) for problem in cleaned.problems] == [("F265", "2000")]


def test_persons_beside_their_villages_are_no_figures_of_those() -> None:
    rows: list[list[object]] = [["上坪村", "张伟民", 1200], ["上坪村", "李秀英", 800], ["下坪村", "王建国", 800]]
    cleaned = clean_rows([TITLE, ["村名", "户主", "补助金额（元）"], *rows, ["合计", "", 2800]])
    assert list(cleaned.figures["value"]) == [2800]
    cleaned = clean_rows([TITLE, ["村名", "帮扶干部", "帮扶户数"], *rows, ["合计", "", 2800]])
    assert list(cleaned.figures["value"]) == [2800]


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        (["村名", "负责人", "面积（亩）"], [["上坪村", "张伟民", 12], ["下坪村", "李秀英", 13]]),
        (["合作社名称", "法人代表", "面积（亩）"], [["绿源合作社", "张伟民", 12], ["兴农合作社", "李秀英", 13]]),
        (["产业", "面积（亩）", "种养大户"], [["养牛", 12, "张伟民"], ["种茶", 13, "李秀英"]]),
    ],
)
def test_who_answers_for_a_row_takes_nothing_from_it(heads: list[object], rows: list[list[object]]) -> None:
    assert sorted(clean_rows([TITLE, heads, *rows]).figures["value"]) == [12, 13]


@pytest.mark.parametrize(
    "heading",
    [
        "填报人",
        "统计员",
        "复核人",
        "验收人",
        "发放人",
        "补助发放人",
        "贷款人联系人",
        "信贷员",
        "救助员",
        "护林员",
        "带头人",
        "致富带头人",
        "承包人",
        "施工人",
        "走访人",
        "学生辅导员",
        "备注",
        "说明",
    ],
)
def test_whoever_is_named_beside_a_village_leaves_its_figures(heading: str) -> None:
    heads: list[object] = ["村名", "低保户数", heading]
    cleaned = clean_rows([TITLE, heads, ["上坪村", 12, "张伟民"], ["下坪村", 9, "李秀英"], ["合计", 21, ""]])
    assert list(cleaned.figures["value"]) == [12, 9, 21]
    assert "张伟民" not in _shown(cleaned)


@pytest.mark.parametrize(
    "heading", ["领款人", "受益户", "受助学生", "被救助人", "救助对象姓名", "借款人", "户主", "参训学员", "低保对象"]
)
def test_who_was_paid_taught_or_helped_takes_the_row_whatever_else_names_it(heading: str) -> None:
    heads: list[object] = ["村名", heading, "金额（元）"]
    cleaned = clean_rows([TITLE, heads, ["上坪村", "张伟民", 1200], ["下坪村", "李秀英", 800], ["合计", "", 2000]])
    assert not {1200, 800} & set(cleaned.figures["value"])
    assert "张伟民" not in _shown(cleaned)


def test_a_row_that_only_a_person_names_is_that_persons_beside_those_of_things() -> None:
    rows: list[list[object]] = [["养牛", 12, "张伟民"], ["养羊", 9, "李秀英"], ["", 3, "王明亮"]]
    cleaned = clean_rows([TITLE, ["产业", "带动户数", "负责人"], *rows])
    assert list(cleaned.figures["value"]) == [12, 9]


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("奖补对象", ["绿源合作社", "兴农公司"]),
        ("补助对象", ["黄牛", "白羊", "马铃薯"]),
        ("名称", ["黄精", "白及", "金银花"]),
        ("点位", ["张家湾", "王家坪", "李子树"]),
        ("村名", ["张家沟", "李子坪", "王庄"]),
        ("补助对象", ["脱贫户", "监测户", "一般户"]),
        ("受益对象", ["学生", "老人", "妇女"]),
        ("商户", ["张记豆腐", "李氏米粉"]),
        ("名称", ["冯家营", "吴家垅", "周家巷"]),
        ("种类", ["杜仲", "何首乌"]),
        ("补助对象", ["冯家营村", "吴家垅", "周家巷"]),
        ("岗位人员", ["安全员", "路管员", "护林员"]),
        ("救助对象", ["孤儿", "重病患者"]),
        ("名称", ["扎西牧场", "阿克苏苹果"]),
        ("帮扶对象", ["苏木村", "格桑社"]),
    ],
)
def test_things_and_hamlets_that_begin_like_names_are_no_persons(heading: str, names: list[str]) -> None:
    cleaned = clean_rows([TITLE, [heading, "补助金额（元）", "面积（亩）"], *([name, 1200, 3] for name in names)])
    assert len(cleaned.figures) == 2 * len(names)


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("救助对象", ["阿依古丽", "买买提"]),
        ("补助对象", ["扎西卓玛", "次仁旺堆", "吉克木呷"]),
        ("学生", ["巴特尔", "其其格", "张伟民"]),
        ("领取人", ["阿卜杜·热合曼", "吐尔逊江"]),
    ],
)
def test_names_without_a_surname_are_persons_below_a_heading_of_people(heading: str, names: list[str]) -> None:
    rows: list[list[object]] = [[name, 1200 + at] for at, name in enumerate(names)]
    cleaned = clean_rows([TITLE, [heading, "补助金额（元）"], *rows, ["合计", sum(1200 + at for at in range(len(names)))]])
    assert len(cleaned.figures) == 1
    assert not any(name in _shown(cleaned) for name in names)


def test_a_sum_in_the_column_of_kinds_is_the_sum_of_the_things_behind_it() -> None:
    heads = ["项目类别", "项目名称", "投资（万元）"]
    cleaned = clean_rows([TITLE, heads, ["道路", "上坪路", 16], ["", "下坪路", 9], ["合计", "", 25]])
    assert list(cleaned.figures["value"]) == [160_000, 90_000, 250_000]
    assert cleaned.figures["part_of"].ne("").sum() == 2


@pytest.mark.parametrize(("heading", "names"), [("药材", ["杜仲", "何首乌", "杜衡"]), ("小地名", ["周家堰", "冯家堰", "孙家堰"])])
def test_what_grows_or_stands_in_a_village_several_times_is_no_person(heading: str, names: list[str]) -> None:
    rows: list[list[object]] = [["上坪村", names[0], 30], ["上坪村", names[1], 20], ["下坪村", names[2], 5]]
    cleaned = clean_rows([["甲澜镇2020年中药材种植情况"], ["村名", heading, "面积（亩）"], *rows])
    assert sorted(cleaned.figures["value"]) == [5, 20, 30]
    assert all(name in _shown(cleaned) for name in names)
