"""How sure a number is: what its clause does not say itself lowers it, each ground with what was found."""

import pytest

from fupin_analysis.clean.prose.certainty.grounds import certainty, is_named
from fupin_analysis.clean.prose.figures import settle_rivals
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.clean.prose.words import prose_words
from fupin_analysis.core.prose import CERTAIN, Mention, Paragraph, Prose, ProseReading
from fupin_analysis.present.words import names

from .sentence import read


def reading(*lines: str) -> ProseReading:
    return read_prose(Prose("总结.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1))))


def last(text: str, heading: str = "") -> Mention:
    return read(text, heading=heading)[-1]


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("申报的蓄水池3口、渠道5公里。", ("wished", "申报")),
        ("目标已上报，建成蓄水池3口。", ("wished_and_done", "目标")),
        ("新建蓄水池3口。还需投资20万元。", ("needed", "还需投资20")),
        ("硬化全村村组道路4公里。", ("some_village", "全村")),
    ],
)
def test_what_stands_beside_a_number_makes_it_less_sure(text, ground):
    found = [mention for mention in read(text) if mention.item and not mention.is_own]
    assert ground in found[0].reasons[1:]


@pytest.mark.parametrize(
    "text",
    [
        "2018年建成蓄水池3口。",
        "完成蓄水池3口，群众有需求的都已满足。",
        "建成蓄水池3口。今年投资20万元。",
        "下寨村硬化全村村组道路4公里。",
        "全镇贫困户86户，贫困发生率1.2%，按规划脱贫。",
    ],
)
def test_a_number_that_says_all_of_itself_is_as_sure_as_its_name(text):
    strong = {key for key, less in prose_words()["certainty"]["less"].items() if less >= 0.2}
    assert [reason for mention in read(text) for reason in mention.reasons[1:] if reason[0] in strong] == []


def test_what_goes_on_with_a_number_is_no_surer_than_that():
    tank, money = (mention for mention in read("申报新建蓄水池3口，总投资20万元。") if mention.kind == "figure")
    assert tank.is_doubtful
    assert money.is_doubtful
    assert tank.reasons[1] in money.reasons


@pytest.mark.parametrize(
    ("lines", "doubted"),
    [
        (("甲山镇2018年工作总结", "截至2019年6月，全镇建成蓄水池3口。", "建成水厂1座。"), "2019年6月"),
        (("甲山镇2018年工作总结", "计划2019年6月建成蓄水池3口。", "建成水厂1座。"), ""),
        (
            ("甲山镇扶贫工作汇报", "2018年底建成蓄水池3口。", "2019年计划建水池2口，2019年已开工，2019年续建。", "建成水厂1座。"),
            "2019年",
        ),
        (("政府工作报告", "——2019年4月26日在甲山镇第三届人民代表大会第四次会议上", "一、2018年工作回顾", "建成水厂1座。"), ""),
        (("甲山镇2018年脱贫攻坚工作总结", "（2019年5月6日在全镇干部大会上的报告）", "建成水厂1座。"), ""),
        (("甲山镇扶贫工作汇报", "2018年工作完成情况", "建成水厂1座。", "2019年4月8日", "建成蓄水池1口。"), ""),
        (("甲山镇2018年工作总结", "2019年5月6日召开全镇大会，贫困户85户参加。", "建成水厂1座。"), "2019年5月"),
    ],
)
def test_a_paper_that_tells_of_a_later_year_is_asked_about(lines, doubted):
    mention = reading(*lines).mentions[-1]
    found = dict(mention.reasons[1:]).get("doubted_year", "")
    assert found == (doubted if mention.period == "2018" else ""), mention


def test_a_year_that_a_paper_was_given_is_not_doubted():
    lines = ("甲山镇2018年工作总结", "截至2019年6月，全镇建成蓄水池3口。", "建成水厂1座。")
    prose = Prose("总结.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1)))
    assert "doubted_year" not in dict(read_prose(prose, year=2018).mentions[-1].reasons)


def test_each_ground_takes_something_and_is_told_in_both_languages():
    table = prose_words()["certainty"]
    assert all(0 < less < 0.5 for less in table["less"].values())
    assert {f"ground_{key}" for key in table["less"]} == {name for name in names("reading") if name.startswith("ground_")}
    assert certainty("own", [("wished", "规划")], is_own=True) == pytest.approx(0.38)
    assert certainty("unsaid", [("wished", ""), ("behind", "")], is_own=False) == 0


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("甲山镇改厕120户。", None),
        ("青山村改厕120户。", None),
        ("新建改厕120户。", None),
        ("维修水渠5公里。", None),
        ("今年甲山镇新修水渠5公里。", None),
        ("全口径财政收入120万元。", "全口径"),
        ("联户式改厕120户。", "联户式"),
    ],
)
def test_whose_a_number_is_and_that_it_was_built_are_no_words_that_nothing_explains(text, more):
    assert dict(last(text).reasons[1:]).get("more_words") == more


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("改厕120户。硬化道路5公里。修路还需资金20万元。", ["5公里"]),
        ("新建蓄水池3口。还需投资20万元。", ["3口"]),
        ("新建蓄水池3口，缺资金20万元。建成水厂1座。", ["3口"]),
        ("修路还需资金20万元。改厕120户。", []),
    ],
)
def test_money_that_is_needed_is_of_its_sentence_and_the_one_before(text, doubted):
    assert [mention.text for mention in read(text) if dict(mention.reasons[1:]).get("needed")] == doubted


def test_a_doubtful_number_contradicts_nothing_by_itself():
    lines = ("甲山镇2018年工作总结", "全镇建成蓄水池34口。", "按方案设计的蓄水池35口。")
    kept, asked = settle_rivals(reading(*lines))
    assert [mention.text for mention in kept] == ["34口"]
    assert [(mention.text, mention.confidence < CERTAIN) for mention in asked] == [("35口", True)]


def test_a_doubt_about_the_state_is_none_about_the_name():
    mention = next(one for one in read("新建蓄水池3口，方案已批。") if one.text == "3口")
    assert mention.is_doubtful
    assert is_named(mention)


@pytest.mark.parametrize(("how", "expected"), [("unsaid", False), ("pending", False), ("label", True), ("own", False)])
def test_what_is_taken_away_below_nothing_makes_no_name_certain(how, expected):
    grounds = [("wished", "规划"), ("doubted_year", "2019年"), ("some_village", "全村")]
    confidence = certainty(how, grounds, is_own=how == "own")
    mention = Mention(1, 0, 2, "3口", confidence=confidence, reasons=[(how, ""), *grounds])
    assert is_named(mention) is expected


@pytest.mark.parametrize("text", ["全镇原计划新修道路12公里。", "原定改造厕所300户。", "全镇原先规划茶园1200亩。"])
def test_that_it_was_planned_at_first_is_no_word_that_nothing_explains(text):
    (found,) = [one for one in read(text) if one.kind == "figure"]
    assert "more_words" not in dict(found.reasons)


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("新修产业路4公里，目前正在铺设路面。", ["4公里"]),
        ("串户路3200米，目前正在施工。", ["3200米"]),
        ("硬化街道1700米，正在施工中。", ["1700米"]),
        ("新建文化广场1处，目前主体施工中。", ["1处"]),
        ("修建便民桥2座，计划9月底完工。", ["2座"]),
        ("村道4.8公里，已铺好砂石垫层，待硬化。", ["4.8公里"]),
        ("建设冷库1座，工程已进入收尾阶段。", ["1座"]),
        ("安装路灯60盏，工程正在推进。", ["60盏"]),
        ("启动通组硬化路工程，全长5600米，均宽3.5米。目前路基已完成，待村道完工后硬化。", ["5600米"]),
        ("正在修建蓄水池5口。", ["5口"]),
        ("危房改造12户正在施工。", ["12户"]),
        ("新建光伏电站1座，计划年底前并网。", ["1座"]),
        ("流转土地120亩，正在建设大棚。", []),
        ("硬化道路5公里，正在修建蓄水池2口。", ["2口"]),
        ("硬化道路5公里，文化广场正在建设。", []),
        ("完成道路硬化5公里，正在组织验收。", []),
        ("新建冷库2座，已投入使用。", []),
        ("改造危房18户，目前已竣工12户，6户正在施工。", []),
        ("种植茶叶300亩，长势良好。", []),
    ],
)
def test_works_that_still_go_on_are_asked_about(text, doubted):
    found = [mention for mention in read(text) if dict(mention.reasons[1:]).get("under_way")]
    assert [mention.text for mention in found] == doubted
    assert all(mention.confidence < CERTAIN for mention in found)
