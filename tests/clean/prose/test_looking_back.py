"""Who tells of a year under its heading calls it 去年; where one thing is made the next need not be."""

import pytest

from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Mention, Paragraph, Prose
from tests.clean.prose.sentence import figures


def _read(*lines: str) -> list[Mention]:
    prose = Prose("甲山镇.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1)))
    return [mention for mention in read_prose(prose).mentions if mention.kind == "figure"]


@pytest.mark.parametrize(
    ("heading", "text", "period"),
    [
        ("三、2015年脱贫情况", "去年主要靠产业到户，给77户贫困户送去鸡苗。", "2015"),
        ("三、2015年脱贫情况", "去年同期脱贫40户。", "2014"),
        ("三、脱贫情况", "去年脱贫40户。", "2014"),
        ("三、2015年脱贫情况", "脱贫40户，去年脱贫30户。", "2014"),
        ("四、2015年打算", "去年脱贫40户。", "2014"),
    ],
)
def test_last_year_under_the_heading_of_a_year_is_that_year(heading: str, text: str, period: str) -> None:
    found = _read("甲山镇2015年脱贫工作小结及2016年脱贫计划", heading, text)
    assert found[-1].period == period


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("硬化青岗村通组路7.2公里，新建蓄水池9口。", ["青岗村", ""]),
        ("青岗村硬化通组路7.2公里，新建蓄水池9口。", ["青岗村", "青岗村"]),
        ("在青岗村硬化通组路7.2公里，新建蓄水池9口。", ["青岗村", "青岗村"]),
        ("硬化青岗村通组路7.2公里，惠及320户。", ["青岗村", "青岗村"]),
    ],
)
def test_where_a_thing_is_made_is_not_where_the_next_is(text: str, places: list[str]) -> None:
    found = _read("甲山镇2015年脱贫工作小结", "全镇有青岗村、石坝村等5个村。", text)
    assert [one.place for one in found[-2:]] == places


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("834户的饮水安全问题得到稳定解决。", "drinking_water"),
        ("320人饮水困难问题已全部解决。", "drinking_water"),
        ("834户存在饮水安全问题。", "unsafe_water"),
        ("834户饮水困难问题尚未得到解决。", "unsafe_water"),
        ("34户饮水困难问题无法全部解决。", "unsafe_water"),
        ("55户饮水不安全问题尚待全部解决。", "unsafe_water"),
        ("120户饮水困难问题全部解决有难度。", "unsafe_water"),
    ],
)
def test_whose_trouble_is_solved_has_it_no_more(text: str, item: str) -> None:
    assert figures(text)[0].split(".")[0] == f"infrastructure/{item}"


@pytest.mark.parametrize(("name", "is_peach"), [("黄桃", True), ("水蜜桃", True), ("大樱桃", False), ("杨桃", False)])
def test_no_cherry_is_a_peach(name: str, is_peach: bool) -> None:
    assert figures(f"种植{name}60亩。")[0].startswith("production/crop_peaches") == is_peach


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("建成省级和美村2个、市级和美村3个。", ["", ""]),
        ("高岭村和美村脱贫12户。", ["高岭村、美村"]),
        ("彝家新寨和危房改造安排65户。", [""]),
        ("柳树新寨脱贫12户。", ["柳树新寨"]),
    ],
)
def test_a_kind_of_villages_is_no_village(text: str, places: list[str]) -> None:
    assert [one.place for one in _read("甲山镇2023年工作总结", text)] == places


@pytest.mark.parametrize(
    ("text", "is_leading"), [("境内有铁矿等企业4家。", False), ("引进养牛企业1家。", True), ("培育龙头企业3家。", True)]
)
def test_a_mine_is_no_leading_enterprise_of_farming(text: str, is_leading: bool) -> None:
    assert (figures(text)[0].split(".")[0] == "production/leading_enterprises") == is_leading
