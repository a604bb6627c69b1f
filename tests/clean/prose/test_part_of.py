"""Of which number another is said to be a part."""

import pytest

from tests.clean.prose.sentence import figures, read

#: A text, and each part with its whole, in the order of the text.
PARTS = {
    "years behind a remark in brackets": (
        "现有建档立卡贫困户820户3300人，其中2015年脱贫90户360人（均已落实帮扶人），2016年已脱贫210户850人，2017年脱贫420户1690人，未脱贫100户400人。",
        [
            *[("90户", "820户"), ("360人", "3300人"), ("210户", "820户"), ("850人", "3300人")],
            *[("420户", "820户"), ("1690人", "3300人"), ("100户", "820户"), ("400人", "3300人")],
        ],
    ),
    "a second part read as its whole is": (
        "已脱贫310户1210人（其中2016年脱贫130户480人，2017年脱贫180户730人）。",
        [("130户", "310户"), ("480人", "1210人"), ("180户", "310户"), ("730人", "1210人")],
    ),
    "more than the number before the bracket": (
        "全乡党员66人，其中女党员8人（上坝村22人、下坝村24人、河湾村20人）。",
        [("8人", "66人"), ("22人", "66人"), ("24人", "66人"), ("20人", "66人")],
    ),
    "together as many as a number further before": (
        "全乡党员66人，其中女党员31人（上坝村22人、下坝村24人、河湾村20人）。",
        [("31人", "66人"), ("22人", "66人"), ("24人", "66人"), ("20人", "66人")],
    ),
    "less than the number before the bracket": (
        "全乡党员66人，其中女党员31人（上坝村12人、下坝村10人、河湾村9人）。",
        [("31人", "66人"), ("12人", "31人"), ("10人", "31人"), ("9人", "31人")],
    ),
    "a list within a list, and on": (
        "在校学生660人，其中小学410人（寄宿130人），初中250人（寄宿190人）。",
        [("410人", "660人"), ("130人", "410人"), ("250人", "660人"), ("190人", "250人")],
    ),
    "named otherwise, and closing the list": (
        "水面面积54亩，其中东塘40亩（二型），山塘14亩。",
        [("40亩", "54亩"), ("14亩", "54亩")],
    ),
    "behind small numbers": (
        "全镇脱贫户320户，监测户3户9人，边缘户4户12人，其中因病致贫130户。",
        [("130户", "320户")],
    ),
    "a second list of the same": (
        "全镇贫困户320户，其中因病致贫130户，因残致贫60户；其中低保户45户。",
        [("130户", "320户"), ("60户", "320户"), ("45户", "320户")],
    ),
    "what is left out is no part, and the list is of what it is left out of": (
        "硬化道路38公里（不含入户路6公里），其中通村路22公里、通组路16公里。",
        [("22公里", "38公里"), ("16公里", "38公里")],
    ),
    "what is beside is no part": ("改造危房88户（另有自建9户）。", []),
    "what is included is": ("改造危房88户（含自建9户）。", [("9户", "88户")]),
    "a noun behind each number": (
        "贫困村7个，其中2015年脱贫3个贫困村，2016年脱贫2个贫困村。",
        [("3个", "7个"), ("2个", "7个")],
    ),
    "another group behind a list": (
        "农村党员220人，其中女党员46人，村干部39人。",
        [("46人", "220人")],
    ),
    "more than the list leaves": (
        "现有贫困户300户，其中新识别20户，2018年脱贫400户。",
        [("20户", "300户")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PARTS.values(), ids=PARTS.keys())
def test_each_part_is_of_the_whole_that_is_named(text, expected):
    mentions = read(text)
    written = {mention.start: mention.text for mention in mentions}
    assert [(one.text, written[one.whole]) for one in mentions if one.whole >= 0] == expected


def test_what_a_bracket_leaves_out_does_not_lead_the_list_behind_it():
    told = "registry/low_income_allowance.households=130"
    assert told in figures("全镇建档立卡户510户（不包括已销户12户），其中低保户130户。")


def test_parts_that_are_more_than_one_kind_are_of_all_kinds():
    text = "监测对象26户，脱贫不稳定户6户、边缘易致贫户11户、突发严重困难户9户，其中已消除风险5户，未消除风险21户。"
    mentions = {one.text: one for one in read(text, year=2023)}
    assert (mentions["5户"].item, mentions["5户"].whole) == ("risk_removed", mentions["26户"].start)
    assert mentions["21户"].whole == mentions["26户"].start
