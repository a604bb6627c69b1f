"""Lines above or below a table that say whom it counts govern as a title about some does."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, values

_TITLE = "甲山镇2017年建档立卡贫困户致贫原因统计表"
_HEADS = ["村名", "因病（户）", "因残（户）", "合计（户）"]
_ROWS = [["青石村", 4, 5, 9], ["大田村", 1, 3, 4]]


def _items(*above: object, below: str = "", heads: list[str] = _HEADS) -> list[str]:
    """Return the items of the first row of a table below some lines."""
    rows = [*([one] if isinstance(one, str) else one for one in above), heads, *_ROWS, *([[below]] if below else [])]
    found = values(clean_rows(rows))
    return [item.partition("/")[2] for (_, place, item, _), value in found.items() if place == "青石村"]


@pytest.mark.parametrize(
    ("line", "group"),
    [
        ("统计口径：未脱贫户", "not_exited"),
        ("统计范围：2017年末未脱贫人口", "not_exited"),
        ("（统计口径：未脱贫户）", "not_exited"),
        ("统计对象：脱贫户", "exited"),
        ("注：本表为脱贫户数据", "exited"),
        ("说明：本表仅统计未脱贫户。", "not_exited"),
        ("填报范围：甲山镇脱贫户", "exited"),
        (["统计口径：低保户", "", "单位：户"], "low_income_allowance"),
    ],
)
def test_a_line_that_says_whom_it_counts_limits_all_of_the_table(line: object, group: str) -> None:
    *causes, total = _items(_TITLE, line)
    assert causes == [f"illness_of_{group}", f"disability_of_{group}"]
    assert total in (group, "low_income_allowance")


def test_so_does_a_note_below_the_only_table() -> None:
    assert _items(_TITLE, below="注：本表统计范围为未脱贫户。") == [
        "illness_of_not_exited",
        "disability_of_not_exited",
        "not_exited",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "统计范围：全镇各村",
        "说明：本表不含未脱贫户",
        "统计口径：不含监测户",
        "注：脱贫户的原因以建档时为准",
        "填表说明：“合计”栏为未脱贫户与脱贫户之和。",
        "统计口径：户籍人口",
        "统计范围：甲山镇",
    ],
)
def test_what_leaves_some_out_or_names_all_limits_nothing(line: str) -> None:
    assert _items(_TITLE, line) == ["illness", "disability", "total"]


@pytest.mark.parametrize(
    "line",
    [
        "注：补助对象为低保户、残疾人家庭和未脱贫户。",
        "注：帮扶对象为脱贫户和监测户。",
        "备注：救助范围：未脱贫户",
        "注：监测对象包括未脱贫户、边缘户。",
        "注：表中户数含已脱贫户。",
        "注：以上户数包括脱贫户9户、监测户2户。",
        "说明：2.因病一列只填常住的未脱贫户。",
        "注：因残，仅统计未脱贫户。",
        "数据范围：包括脱贫户",
        "注：以上人数均为12月末人数，含当月纳入的低保户。",
    ],
)
def test_whom_aid_is_for_and_what_defines_a_word_limits_nothing(line: str) -> None:
    title = "甲山镇2017年致贫原因统计表"
    assert _items(title, below=line) == _items(title)
    assert _items(title, line) == _items(title)


@pytest.mark.parametrize(
    ("line", "group"),
    [
        ("注：1.本表只填未脱贫户；2.金额为全年数。", "not_exited"),
        ("注：仅统计脱贫户，不含新识别户", "exited"),
        ("填报对象为防返贫监测对象", "monitored"),
        ("（统计范围：脱贫户，单位：户）", "exited"),
        ("注：以上均为未脱贫户。", "not_exited"),
    ],
)
def test_notes_of_all_of_a_table_still_limit_it(line: str, group: str) -> None:
    assert _items("甲山镇2021年致贫原因统计表", line)[0] == f"illness_of_{group}"


def test_a_note_that_lists_many_defines_and_limits_nothing() -> None:
    line = "注：统计对象为低保户、特困户和未脱贫户。"
    assert _items("甲山镇2021年致贫原因统计表", below=line)[0] == "illness"


def test_a_note_adds_people_only_to_those_whom_a_title_names() -> None:
    assert _items("甲山镇2022年脱贫户致贫原因统计表", below="注：本表数据含监测户。")[0] == "illness_of_exited_and_monitored"


@pytest.mark.parametrize(("line", "words"), [("统计口径：农业户籍人口", "农业户籍人口"), ("口径：含监测户", "含监测户")])
def test_people_whom_no_word_means_stay_beside_the_words(line: str, words: str) -> None:
    assert _items(_TITLE, line) == [f"因病（{words}）", f"因残（{words}）", f"合计（{words}）"]


def test_a_line_that_adds_people_adds_them_to_those_of_the_title() -> None:
    found = _items(
        "甲山镇2022年脱贫户务工情况统计表",
        "统计口径：含监测户",
        heads=["村名", "务工人数（人）", "省外务工（人）", "县外务工（人）"],
    )
    assert found[0] == "employed_of_exited_and_monitored"


def test_the_sum_of_those_a_title_is_about_is_not_the_whole_register() -> None:
    assert _items("甲山镇2017年未脱贫户致贫原因统计表")[-1] == "not_exited"


@pytest.mark.parametrize(
    ("title", "item"),
    [
        ("2023年甲山镇脱贫人口家庭收入情况表", "income/registered_per_capita"),
        ("2023年甲山镇低保户收入统计表", "income/net_per_capita_of_low_income_allowance"),
        ("2023年甲山镇防返贫监测对象收入统计表", "income/monitored_per_capita"),
        ("2023年甲山镇农村居民收入统计表", "income/net_per_capita"),
    ],
)
def test_the_sum_of_kinds_of_income_is_still_that_of_those_a_title_is_about(title: str, item: str) -> None:
    rows = [["村名", "人均纯收入（元）", ""], ["", "合计", "工资性收入"], ["青石村", 11827, 7578], ["大田村", 1827, 578]]
    found = values(clean_rows([[title], *rows], merges=[(2, 2, 2, 3), (2, 1, 3, 1)]))
    assert ("甲山镇", "青石村", item, "amount_per_person_yuan") in found


def _of_first(below: str, title: str = "甲山镇2023年巩固拓展脱贫攻坚成果基本情况表") -> dict[str, float]:
    rows: list[list[object]] = [
        ["村名", "总户数（户）", "劳动力（人）", "务工就业人数（人）"],
        ["青石村", 312, 742, 128],
        ["大田村", 286, 668, 141],
    ]
    found = values(clean_rows([[title], *rows, [below]]))
    return {item: value for (_, place, item, _), value in found.items() if place == "青石村"}


@pytest.mark.parametrize("subject", ["务工就业", "2.务工就业", "其中，务工就业"])
def test_a_note_on_one_subject_limits_no_other(subject: str) -> None:
    found = _of_first(f"注：1.总人口为户籍人口；{subject}统计对象为脱贫人口（含监测对象）。")
    assert found["population/total"] == 312
    assert found["population/labour_force"] == 742
    assert found["employment/employed_of_exited_and_monitored"] == 128


def test_a_note_on_the_subject_of_the_title_limits_all() -> None:
    found = _of_first("注：务工就业统计对象为脱贫人口。", "甲山镇2023年务工就业情况表")
    assert "population/labour_force" not in found
    assert found["employment/employed_of_exited"] == 128


@pytest.mark.parametrize(
    "note", ["注：统计对象为脱贫人口和监测对象。", "注：本表统计对象为监测对象。", "注：数据口径为监测对象。"]
)
def test_the_sum_of_works_is_not_all_of_those_whom_a_note_names(note: str) -> None:
    rows: list[list[object]] = [
        ["岗位类别", "人数", "金额（元）"],
        ["保洁员", 26, 15600],
        ["护林员", 14, 7000],
        ["合计", 40, 22600],
    ]
    figures = clean_rows([["甲山镇2023年公益性岗位补贴发放汇总表"], *rows, [note]]).figures
    assert set(figures["topic"]) == {"employment"}
    assert set(figures["value"]) == {26, 15600, 14, 7000, 40, 22600}


def test_those_able_to_work_are_not_those_who_do_where_the_title_is_about_work() -> None:
    rows: list[list[object]] = [["村名", "脱贫劳动力", "已务工就业人数"], ["青石村", 118, 97], ["大田村", 141, 121]]
    found = values(clean_rows([["甲山镇2023年脱贫人口务工就业情况月报表"], *rows]))
    assert found["甲山镇", "青石村", "population/labour_force_of_exited", "persons"] == 118
    assert found["甲山镇", "青石村", "employment/employed_of_exited", "persons"] == 97


@pytest.mark.parametrize(
    ("whom", "item"),
    [
        ("脱贫劳动力", "employment/employed_of_exited"),
        ("监测对象劳动力", "employment/employed_of_monitored"),
        ("搬迁劳动力", "employment/务工就业人数（搬迁劳动力）"),
        ("全镇劳动力", "employment/employed"),
        ("全体农村居民", "employment/employed"),
    ],
)
def test_those_whom_no_word_means_are_not_everybody(whom: str, item: str) -> None:
    assert _of_first(f"注：务工就业统计对象为{whom}。")[item] == 128


@pytest.mark.parametrize("title", ["脱贫户、监测户收入统计表", "脱贫户和监测户人均收入表", "脱贫人口和监测对象情况表"])
@pytest.mark.parametrize(
    ("heads", "items"),
    [
        (["脱贫户人均纯收入（元）", "监测户人均纯收入（元）"], ["registered_per_capita", "monitored_per_capita"]),
        (["脱贫户务工人数", "监测户务工人数"], ["employed_of_exited", "employed_of_monitored"]),
        (["脱贫户公益岗位人数", "监测对象公益岗位人数"], ["public_welfare_posts_of_exited", "public_welfare_posts_of_monitored"]),
    ],
)
def test_columns_of_either_group_of_a_title_are_of_that_group_alone(title: str, heads: list[str], items: list[str]) -> None:
    rows = [[f"高岩乡2024年{title}"], ["村名", *heads], ["高岩村", 45, 29], ["尖山村", 34, 18]]
    assert clean_rows(rows).figures["item"].tolist() == items * 2


def test_quarters_below_either_group_are_of_that_group_alone() -> None:
    heads = [["村名", "脱贫户人均纯收入", "", "监测户人均纯收入", ""], ["", "一季度", "全年", "一季度", "全年"]]
    rows = [["高岩乡脱贫户、监测户收入季度统计表"], ["（2024年度，单位：元）"], *heads, ["高岩村", 4500, 14713, 2922, 9990]]
    found = clean_rows(rows, merges=[(3, 1, 4, 1), (3, 2, 3, 3), (3, 4, 3, 5)]).figures
    assert set(found["item"][found["value"].isin([4500, 14713])]) == {"registered_per_capita"}
    assert set(found["item"][found["value"].isin([2922, 9990])]) == {"monitored_per_capita"}


@pytest.mark.parametrize("heads", [["人均纯收入（元）"], ["脱贫户人均纯收入（元）"]])
def test_columns_that_do_not_name_each_group_stay_of_both(heads: list[str]) -> None:
    rows = [["高岩乡2024年脱贫户、监测户收入统计表"], ["村名", *heads], ["高岩村", 4500], ["尖山村", 3449]]
    assert all(item.endswith("_of_exited_and_monitored") for item in clean_rows(rows).figures["item"])
