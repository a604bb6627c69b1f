"""The county in a sentence of the township: what it only leads to is the township's own; what it tells of itself is set aside."""

import pytest

from tests.clean.prose.sentence import figures, read

OWN = {
    "used": ("抢抓全市文旅融合契机，建成农家乐17家。", ["production/tourism.count=17"]),
    "the first of its kind": (
        "推出全县首个扶贫超市，发放鸡苗610羽。",
        ["production/animal_poultry_of_young.count=610"],
    ),
    "the largest": ("是全市最大的香菇基地，建成大棚37座。", ["production/greenhouses.count=37"]),
    "an occasion": ("在全县半年考核中名列第二，脱贫63户。", ["exit/done.households=63"]),
    "a rank among counted ones": ("在全县17个乡镇中排名第三，脱贫63户。", ["exit/done.households=63"]),
    "help from above": ("在我县各级领导关心下，脱贫63户。", ["exit/done.households=63"]),
    "the part by name": ("全县脱贫1360户，其中甲山镇87户。", ["exit/done.households=87"]),
    "the part of those of the county": ("全县危房改造1360户，其中甲山镇占87户。", ["housing/rebuilt.households=87"]),
    "an organ that leads a clause": ("全县召开推进会5次，镇里召开会议13次。", ["staffing/meetings.count=13"]),
}
COUNTY = [
    "全县脱贫1360户，发放低保金2.4亿元。",
    "全县各乡镇中，危房改造完成870户。",
    "全县十二个乡镇接受考核，排查问题317个。",
    "为全县贫困户购买保险，投入240万元。",
    "动员全县干部职工捐款，共捐款87万元。",
    "在全县17个乡镇中，已有11个乡镇退出。",
    "全县建成车间37个，其中乙水镇5个、丙河镇4个。",
    "甲山镇、乙水镇等7个乡镇脱贫870户。",
    "全县首批脱贫的有1360户。",
    "建成全县村级卫生室87个，投入870万元。",
]


@pytest.mark.parametrize(("text", "expected"), OWN.values(), ids=OWN.keys())
def test_a_county_that_is_only_led_to(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize("text", COUNTY)
def test_a_county_that_tells_of_itself(text):
    counted = [one for one in read(text) if one.kind in ("figure", "other_area", "leftover")]

    assert counted
    assert {one.kind for one in counted} == {"other_area"}
