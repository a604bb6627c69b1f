"""Townships in titles and names of files."""

import pytest

from benchmarks.names import POSITIONS, outcome
from fupin_analysis.clean.names import drop_places, townships_in
from fupin_analysis.core.words.gazetteer import list_townships


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("海南省文昌市甲澜镇2018年教育补助统计表", ["甲澜镇"]),
        ("填报单位：ＸＸ镇人民政府", ["XX镇"]),
        ("2018/新市镇", ["新市镇"]),
        ("甲山镇、乙水乡对比", ["甲山镇", "乙水乡"]),
        ("甲山镇乙水乡2018", ["甲山镇", "乙水乡"]),
        ("2018年各乡镇城乡居民返乡创业情况", []),
        ("乙县2018年各村致贫原因统计表", []),
        ("全镇贫困户", []),
        ("岳阳县月田镇2018年贫困户致贫原因统计表", ["月田镇"]),
        ("2018年3月月田镇", ["月田镇"]),
        ("2018年秋季甲山镇教育补助", ["甲山镇"]),
        ("扶贫办-甲山镇-2018", ["甲山镇"]),
        ("统计表月田镇", ["月田镇"]),
        ("高镇乡村公路", ["高镇"]),  # not the 高镇乡 that its letters spell
        ("内蒙古查干淖尔镇2017", ["查干淖尔镇"]),
        ("扶贫攻坚甲山镇", []),  # what comes before the name is not understood, so nothing is believed
        ("乡镇街道名单", []),
        ("文昌市教育局", []),
    ],
)
def test_townships_are_found_in_titles(title: str, names: list[str]) -> None:
    assert townships_in(title) == names


def test_the_places_before_a_title_are_dropped() -> None:
    assert drop_places("文昌市甲澜镇教育补助") == "教育补助"
    assert drop_places("文昌市教育补助") == "教育补助"


@pytest.mark.parametrize("position", POSITIONS)
def test_listed_names_are_read_as_they_are_or_asked_about(position: str) -> None:
    towns = [town for town in list_townships() if town.is_present][::40]
    outcomes = [outcome(town, POSITIONS[position]) for town in towns]
    assert outcomes.count("wrong") == 0
    assert outcomes.count("right") >= 0.995 * len(towns)


def test_a_short_name_behind_a_bare_name_of_a_county_is_a_part_of_a_longer_one() -> None:
    assert townships_in("丰台铺镇2021年低保情况") == ["丰台铺镇"]
    assert townships_in("汉台区铺镇2021年低保情况") == ["铺镇"]
    assert townships_in("岳阳月田镇2021年低保情况") == ["月田镇"]


def test_told_by_townships_is_no_township() -> None:
    found = [
        townships_in(text)
        for text in (
            "1—9月分乡镇主要指标",
            "分乡镇",
            "2023年分乡镇情况",
            "夷陵区分乡镇情况",
            "分乡镇青石村",
            "青山县分乡镇主要指标",
        )
    ]
    assert found == [[], [], [], ["分乡镇"], ["分乡镇"], []]


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("栗树岗乡村民小组基本情况统计表", ["栗树岗乡"]),
        ("栗树岗乡村组道路情况表", ["栗树岗乡"]),
        ("美丽乡村建设情况", []),
        ("和美乡村民宿情况", []),
        ("栗树岗乡村公路情况", []),
        ("栗树岗乡村委会换届情况", ["栗树岗乡"]),
        ("2021年壮大乡村集体经济情况表", []),
        ("发展乡村集体经济", []),
        ("新型乡村集体经济组织", []),
        ("建设乡村级公路", []),
        ("美丽乡村组建情况", []),
        ("实施乡村组道路硬化", []),
        ("实施乡村委托管护", []),
    ],
)
def test_a_word_that_begins_with_the_village_leaves_the_township_its_last_letter(title: str, names: list[str]) -> None:
    assert townships_in(title) == names
