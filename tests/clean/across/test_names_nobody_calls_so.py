"""Names of persons under no heading, or one that says nothing of people, are in nothing that is made of a table."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.quarantine import Cleaned
from fupin_analysis.clean.wording.person_names import hide_persons, is_person
from tests.clean.grids import clean_rows

NAMES = ("张伟民", "李秀英", "王德福")
TITLE: list[object] = ["青石镇2023年情况表"]


def _shown(cleaned: Cleaned) -> str:
    tables = (cleaned.figures, cleaned.quarantine)
    told = [str(value) for table in tables for row in table.to_dict("records") for value in row.values()]
    told += [str(part) for entry in cleaned.account for part in entry]
    return " ".join([*told, *(problem.say("zh") + problem.say("en") for problem in cleaned.problems)])


LAYOUTS: dict[str, list[list[object]]] = {
    "blank behind villages": [
        ["村名", "", "补助金额（元）"],
        ["云岭村", NAMES[0], 1200],
        ["云岭村", NAMES[1], 800],
        ["大坪村", NAMES[2], 600],
    ],
    "blank at the left": [["", "面积（亩）", "补助金额（元）"], *([name, 3, 1200] for name in NAMES)],
    "blank behind the numbers of rows": [["序号", "", "补助（元）"], *([at, name, 900 + at] for at, name in enumerate(NAMES))],
    "who leads": [["合作社名称", "理事长", "带动户数"], ["绿源合作社", NAMES[0], 12], ["兴农合作社", NAMES[1], 8]],
    "between numbers": [["村名", "低保户数", "包户", "低保人数"], ["云岭村", 12, NAMES[0], 30], ["大坪村", 8, NAMES[1], 20]],
    "with an office": [["村名", "", "低保户数"], ["云岭村", f"{NAMES[0]}（书记）", 12], ["大坪村", f"{NAMES[1]}（主任）", 8]],
    "several in a cell": [["村名", "受益", "户数"], ["云岭村", "张伟民、李秀英", 2], ["大坪村", "王德福、李秀英", 2]],
    "in a remark": [["村名", "低保户数", "备注"], ["云岭村", 12, "张伟民户已脱贫"], ["大坪村", 8, "李秀英"]],
    "over columns": [["指标", *NAMES], ["帮扶户数", 3, 4, 5], ["走访次数", 12, 10, 9]],
    "members": [["村名", "与户主关系", "", "年龄"], ["云岭村", "户主", NAMES[0], 50], ["云岭村", "配偶", NAMES[1], 48]],
    "among items": [["项目", "金额（元）"], ["蓄水池", 900], *([name, 100] for name in NAMES)],
    "beside kinds": [["类别", "", "补助金额（元）"], ["低保户", NAMES[0], 1200], ["脱贫户", NAMES[1], 800]],
    "with 户": [["村名", "农户", "面积（亩）"], ["云岭村", f"{NAMES[0]}户", 12], ["大坪村", f"{NAMES[1]}户", 8]],
    "with a telephone": [
        ["村名", "户主及联系方式", "金额（元）"],
        ["云岭村", f"{NAMES[0]} 13900000001", 12],
        ["大坪村", f"{NAMES[1]} 13900000002", 8],
    ],
    "over rows": [["村名", "低保户数"], [f"{NAMES[0]}包片"], ["云岭村", 12], [f"{NAMES[1]}包片"], ["大坪村", 8]],
    "on a card": [["指标", "数值"], ["户主", NAMES[0]], ["人口", 4], ["收入（元）", 12000]],
}


@pytest.mark.parametrize("rows", LAYOUTS.values(), ids=LAYOUTS)
def test_a_name_is_in_nothing_that_is_made_of_a_table(rows: list[list[object]]) -> None:
    shown = _shown(clean_rows([TITLE, *rows]))
    assert [name for name in NAMES if name in shown] == []


@pytest.mark.parametrize("layout", ["blank behind villages", "blank at the left", "over columns", "members", "on a card"])
def test_what_is_one_persons_is_no_figure(layout: str) -> None:
    assert clean_rows([TITLE, *LAYOUTS[layout]]).figures.empty


def test_a_table_of_one_household_is_none_of_the_township() -> None:
    rows: list[list[object]] = [["项目", "金额（元）"], ["工资性收入", 1200], ["转移性收入", 800]]
    cleaned = clean_rows([["青石镇：张伟民户2023年收入情况"], *rows])
    assert cleaned.figures.empty
    assert [problem.code for problem in cleaned.problems] == ["F111"]
    assert not clean_rows([["青石镇2023年农户收入情况"], *rows]).figures.empty


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ([["村名", "", "低保户数"], ["云岭村", "张家沟", 12], ["云岭村", "李家坪", 8], ["大坪村", "王家山", 6]], 3),
        ([["", "低保户数", "低保人数"], ["高山", 12, 30], ["金华", 8, 20], ["白云", 6, 9]], 6),
        ([["村名", "低保户数"], ["张家明", 12], ["安乐", 8], ["高兴", 6]], 3),
        ([["品种", "面积（亩）"], ["金银花", 12], ["万寿菊", 8], ["黄精", 6]], 3),
        ([["项目", "金额（元）"], ["安全饮水", 12000], ["文化广场", 6000]], 2),
        ([["企业名称", "带动户数"], ["金永福", 12], ["康富达", 8]], 2),
        ([["", "户数", "人数"], ["低保户", 12, 30], ["特困供养", 8, 9]], 4),
        ([["村名", "低保户数", "备注"], ["云岭村", 12, "高标准完成"], ["大坪村", 8, "许家平村民组未报"]], 2),
    ],
)
def test_what_only_begins_as_a_name_does_stays(rows: list[list[object]], kept: int) -> None:
    cleaned = clean_rows([TITLE, *rows])
    assert len(cleaned.figures) == kept
    assert "***" not in _shown(cleaned)


def test_names_are_told_from_words_by_their_given_signs() -> None:
    assert is_person("陈建国")
    assert is_person("赵桂兰")
    assert not any(is_person(text) for text in ("杨树林", "何显明村", "程度", "马铃薯"))
    assert hide_persons("负责人张伟民，王家平小学") == "负责人***，王家平小学"


@pytest.mark.parametrize(
    "names",
    [
        ("张 伟 民", "李　英", "王 福"),
        ("阿依古丽", "买买提江", "扎西次仁"),
        ("吉克木呷", "巴特尔", "张伟民"),
    ],
)
def test_names_with_blanks_and_names_written_by_sound_are_hidden_as_well(names: tuple[str, ...]) -> None:
    rows: list[list[object]] = [["云岭村", name, 12] for name in names]
    cleaned = clean_rows([TITLE, ["村名", "", "补助金额（元）"], *rows])
    assert cleaned.figures.empty
    assert [name for name in names if name in _shown(cleaned)] == []


def test_hamlets_and_firms_written_by_sound_stay() -> None:
    rows: list[list[object]] = [["云岭村", "扎西牧场", 12], ["云岭村", "达瓦小学", 8], ["大坪村", "格桑", 6]]
    cleaned = clean_rows([TITLE, ["村名", "", "低保户数"], *rows])
    assert sorted(cleaned.figures["value"]) == [6, 8, 12]
