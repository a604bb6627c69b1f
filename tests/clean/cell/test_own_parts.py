"""What stands under 其中 is a part: counted as its whole, named after it, and never a count of all such people."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from fupin_analysis.core.answers import HeadingAnswer, Readings, answering
from fupin_analysis.flow import read_files
from tests.clean.grids import clean_rows, values

TITLE = ["2018年各乡镇情况统计表"]


def _figures(rows: list[list[object]]) -> dict[tuple[str, str], float]:
    cleaned = clean_rows(rows)
    assert cleaned.quarantine.empty
    figures = cleaned.figures
    return {
        (f"{topic}/{item}", measure): value
        for topic, item, measure, value in figures[["topic", "item", "measure", "value"]].itertuples(index=False)
    }


@pytest.mark.parametrize("mark", ["其中：", "其中:", "其中", "其中： "])
def test_a_group_behind_a_known_item_is_that_items_group(mark: str) -> None:
    found = _figures([TITLE, ["乡镇", "危房改造户数", f"{mark}低保户", f"{mark}五保户数"], ["甲山镇", 120, 80, 30]])
    assert found == {
        ("housing/rebuilt", "households"): 120,
        ("housing/rebuilt_of_low_income_allowance", "households"): 80,
        ("housing/rebuilt_of_extreme_poverty", "households"): 30,
    }


def test_so_it_is_where_the_parts_are_rows() -> None:
    rows = [
        ["甲山镇2018年情况统计表"],
        ["项目", "户数"],
        ["危房改造", 120],
        ["其中：低保户", 30],
        ["菌棒发放", 50],
        ["其中：低保户", 20],
    ]
    found = _figures(rows)
    assert found["housing/rebuilt_of_low_income_allowance", "households"] == 30
    assert not [item for item, _measure in found if item.startswith("registry/")]
    assert [value for (item, _measure), value in found.items() if item.endswith("/菌棒发放：其中低保户")] == [20]


@pytest.mark.parametrize("whole", ["已脱贫户数", "未脱贫户数"])
def test_behind_some_of_the_register_a_status_is_theirs(whole: str) -> None:
    group = "exited" if whole.startswith("已") else "not_exited"
    found = _figures([TITLE, ["乡镇", whole, "其中：低保户", "其中：因病"], ["甲山镇", 120, 80, 30]])
    assert set(found) == {
        (f"registry/{group}", "households"),
        (f"registry/low_income_allowance_of_{group}", "households"),
        (f"cause/illness_of_{group}", "households"),
    }


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (["危房改造户数", "其中：低保户", "残疾户"], "housing/rebuilt_of_disabled"),
        (["带动农户数", "其中：脱贫户", "监测户"], "production/led_of_monitored"),
        (["危房改造户数", "其中：低保户", "监测户数"], "monitoring/total"),  # in another form
        (["总户数", "其中：脱贫户", "监测户"], "monitoring/total"),
        (["已脱贫户数", "其中：低保户", "监测户"], "monitoring/total"),  # who is watched may not have been poor
    ],
)
def test_a_column_goes_on_with_the_parts_at_its_left(heads: list[object], expected: str) -> None:
    found = _figures([TITLE, ["乡镇", *heads], ["甲山镇", 120, 80, 30]])
    assert next(item for (item, _), value in found.items() if value == 30).endswith(expected)


def test_what_is_more_than_the_whole_does_not_go_on_with_its_parts() -> None:
    found = _figures([TITLE, ["乡镇", "危房改造户数", "其中：低保户", "监测户"], ["甲山镇", 120, 80, 300]])
    assert found["monitoring/total", "households"] == 300


def test_behind_the_register_a_status_is_the_status_itself() -> None:
    found = _figures([TITLE, ["乡镇", "建档立卡户数", "其中：低保户", "其中：因病"], ["甲山镇", 120, 80, 30]])
    assert found == {
        ("registry/total", "households"): 120,
        ("registry/low_income_allowance", "households"): 80,
        ("cause/illness", "households"): 30,
    }


def test_behind_words_that_are_not_known_a_group_is_a_part_of_those() -> None:
    found = _figures([TITLE, ["乡镇", "参会人数", "其中：贫困户人数"], ["甲山镇", 120, 80]])
    assert sorted(item.split("/")[1] for item, _measure in found) == ["参会人数", "参会人数：其中贫困户人数"]


def test_a_part_is_counted_as_its_whole_unless_it_says_otherwise() -> None:
    head = ["乡镇", "菌棒项目投入（万元）", "其中：县级配套", "其中：培训次数（次）"]
    found = _figures([TITLE, head, ["甲山镇", 120, 80, 3]])
    values = {(item.split("/")[1], measure): value for (item, measure), value in found.items()}
    assert values["菌棒项目投入：其中县级配套", "amount_yuan"] == 800_000
    assert [value for (_item, measure), value in found.items() if measure != "amount_yuan"] == [3]


def test_a_part_that_was_taught_is_what_was_taught() -> None:
    answer = HeadingAnswer(text="菌棒户数：其中平菇户数", means="production/grants")
    with answering(Readings((answer,))):
        cleaned = clean_rows([TITLE, ["乡镇", "菌棒户数", "其中：平菇户数"], ["甲山镇", 120, 80]])
    assert list(cleaned.figures["item"])[-1] == "grants"


def _findings(tmp_path: Path, rows: list[list[object]]) -> list[str]:
    path = tmp_path / "表.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return list(read_files([path]).findings["rule"])


@pytest.mark.parametrize(("part", "codes"), [(80, []), (150, ["L901"])])
def test_a_part_in_its_own_words_does_not_exceed_its_whole(part: int, codes: list[str], tmp_path: Path) -> None:
    assert _findings(tmp_path, [TITLE, ["乡镇", "菌棒户数", "其中：大袋户数"], ["甲山镇", 120, part]]) == codes


@pytest.mark.parametrize(("share", "codes"), [(66.7, []), (76.7, ["Q901"])])
def test_a_share_in_its_own_words_is_of_what_its_words_say(share: float, codes: list[str], tmp_path: Path) -> None:
    head = ["乡镇", "菌棒户数", "其中：大袋户数", "大袋户数占菌棒户数比例（%）"]
    assert _findings(tmp_path, [TITLE, head, ["甲山镇", 120, 80, share]]) == codes


@pytest.mark.parametrize(("total", "codes"), [(150, []), (155, ["P901"])])
def test_villages_add_up_to_the_township_whatever_is_counted(total: int, codes: list[str], tmp_path: Path) -> None:
    rows = [["甲山镇2018年菌棒发放情况表"], ["村名", "菌棒发放（个）"], ["东阁村", 100], ["南阳村", 50], ["合计", total]]
    assert _findings(tmp_path, rows) == codes


@pytest.mark.parametrize("heading", ["户均菌棒（个）", "每户菌棒（个）", "菌棒日均产出（个）"])
def test_means_of_villages_are_not_added(heading: str, tmp_path: Path) -> None:
    rows = [
        ["2018年菌棒发放情况表"],
        ["乡镇", "村名", heading],
        ["甲山镇", "", 104],
        ["甲山镇", "东阁村", 100],
        ["甲山镇", "南阳村", 8],
    ]
    assert _findings(tmp_path, rows) == []


@pytest.mark.parametrize(("whole", "codes"), [(104, ["P901"]), (100, []), (96, [])])
def test_what_is_no_more_than_one_village_has_may_be_a_mean(whole: int, codes: list[str], tmp_path: Path) -> None:
    rows = [
        ["2018年菌棒发放情况表"],
        ["乡镇", "村名", "菌棒（个）"],
        ["甲山镇", "", whole],
        ["甲山镇", "东阁村", 100],
        ["甲山镇", "南阳村", 2],
    ]
    assert [code for code in _findings(tmp_path, rows) if code == "P901"] == codes


def test_a_row_that_another_topic_knows_and_counts_otherwise_is_a_kind_within_the_title_s() -> None:
    rows = [["松岭乡2020年技能培训情况"], ["培训类别", "期数", "人次"], ["种植", 4, 120], ["电商", 2, 60], ["养殖", 3, 95]]
    assert {key[2].partition("/")[0] for key in values(clean_rows(rows))} == {"training"}


def test_a_second_division_is_of_the_whole_and_not_of_the_last_part_of_the_first() -> None:
    rows = [["全镇常住人口", 900], ["其中：男", 480], ["女", 420], ["其中：0—14岁", 200], ["15—59岁", 600], ["60岁及以上", 100]]
    rows += [["#65岁及以上", 70], ["其中：汉族", 390], ["回族", 510]]
    found = clean_rows([["甲山镇2020年人口普查主要数据"], ["指标", "人数（人）"], *rows]).figures
    told = {item for item in found["item"] if "其中" in item}
    assert told == {f"全镇常住人口：其中{part}" for part in ("男", "0—14岁", "汉族")}


def test_a_part_behind_a_row_that_is_no_part_of_the_first_whole_is_of_that_row() -> None:
    rows = [["绣坊", 300], ["其中：大绣坊", 120], ["小绣坊", 100], ["其中：家庭绣坊", 30]]
    found = clean_rows([["甲山镇2020年工作情况"], ["指标", "数量（个）"], *rows]).figures
    assert {item for item in found["item"] if "其中" in item} == {"绣坊：其中大绣坊", "小绣坊：其中家庭绣坊"}


def _schools(registered: tuple[int, int], *, total: str = "总数") -> dict[str, float]:
    rows: list[list[object]] = [["一心村", 210, registered[0], 208, 40], ["二龙村", 160, registered[1], 160, 33]]
    heads = [
        ["甲山镇2019年控辍保学情况统计表"],
        ["村名", "适龄儿童", "", "在校生", ""],
        ["", total, "建档立卡", total, "建档立卡"],
    ]
    found = clean_rows([*heads, *rows], merges=[(2, 1, 3, 1), (2, 2, 2, 3), (2, 4, 2, 5)]).figures
    first = found[found["place"] == "一心村"]
    return dict(zip(first["item"], first["value"], strict=True))


@pytest.mark.parametrize("total", ["总数", "合计", "小计"])
def test_those_on_the_register_behind_the_sum_of_a_group_are_some_of_it(total: str) -> None:
    found = _schools((40, 33), total=total)
    assert found["school_age"] == 210
    assert found["school_age_of_registered"] == 40
    assert sorted(found.values()) == [40, 40, 208, 210]


def test_those_on_the_register_behind_several_sums_are_each_of_their_own() -> None:
    heads = ["村名", "搬迁户数", "", "危房改造", ""]
    below = ["", "总户数", "建档立卡户", "合计", "建档立卡户"]
    rows: list[list[object]] = [["一心村", 21, 10, 8, 4], ["二龙村", 16, 9, 6, 3]]
    merges = [(2, 1, 3, 1), (2, 2, 2, 3), (2, 4, 2, 5)]
    found = clean_rows([["甲山镇2020年工作情况统计表"], heads, below, *rows], merges=merges).figures
    words = dict(zip(found["value"], found["item"], strict=True))
    assert {words[10.0], words[9.0]}.isdisjoint({"relocation", words[21.0]})
    assert {words[4.0], words[3.0]}.isdisjoint({"rebuilt", words[8.0], words[10.0]})
    assert not [item for number, item in words.items() if number in (4.0, 3.0) and "搬迁" in item]


@pytest.mark.parametrize(
    ("heading", "item", "measure"),
    [
        ("贫困人口", "confirmed_poor", "persons"),
        ("党员人数", "party_members", "persons"),
        ("低保户数", "minimum_living_allowance", "households"),
        ("未脱贫人口", "not_exited", "persons"),
    ],
)
def test_what_says_itself_what_it_counts_is_not_counted_as_the_sum_of_its_village(heading: str, item: str, measure: str) -> None:
    total = "总户数" if measure == "persons" else "总人口"
    rows: list[list[object]] = [["年度", "青石村", ""], ["", total, heading], ["2018年", 320, 20], ["2019年", 330, 21]]
    found = clean_rows([["甲山镇基本情况"], *rows], merges=[(2, 2, 2, 3)]).figures
    told = found[(found["value"] == 20) & (found["period"] == "2018")]
    assert [*told["measure"]] == [measure]
    assert item in {*told["item"]} or heading in {*told["item"]}


@pytest.mark.parametrize(("heads", "whole"), [(["集中供水", "分散供水"], "总户数"), (["已通自来水", "未通自来水"], "农户总数")])
@pytest.mark.parametrize("off", [0, 1])
def test_a_part_of_more_than_the_last_division_is_of_what_is_divided(heads: list[str], whole: str, off: int) -> None:
    heads = [f"{head}（户）" for head in heads]
    rows: list[list[object]] = [["村名", f"{whole}（户）", *heads, "其中：脱贫户（户）"], ["东园村", 412 + off, 400, 12, 66]]
    rows += [["西园村", 388, 380, 8, 58], ["南园村", 310, 300, 10, 41]]
    found = values(clean_rows([["花园镇2020年农村安全饮水情况统计表"], *rows]))
    part = [item for (_, place, item, _), value in found.items() if place == "东园村" and value == 66]
    assert (part == ["registry/exited"]) == (not off)
