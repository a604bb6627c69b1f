"""本周, 本月 and 上季度 are parts of the year of their clause: which, the title or the first lines say, or it is asked."""

import pytest

from fupin_analysis.clean.prose.numbers.own_parts import own_parts
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Mention, Paragraph, Prose
from tests.clean.prose.sentence import figures, read

ASKED_BELOW = 0.5


def _read(*lines: str) -> list[Mention]:
    prose = Prose("甲山镇.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1)))
    return [mention for mention in read_prose(prose).mentions if mention.kind == "figure"]


def _periods(*lines: str) -> dict[str, str]:
    return {mention.text: mention.period for mention in _read(*lines)}


@pytest.mark.parametrize(
    "head",
    [("甲山镇2019年第23周扶贫工作周报",), ("甲山镇2019年扶贫工作周报", "（第23周）"), ("甲山镇2019年扶贫周报（第二十三周）",)],
)
def test_a_week_is_the_one_that_the_head_numbers(head: tuple[str, ...]) -> None:
    text = "本周走访贫困户130户，上周走访110户，今年以来累计走访890户。"
    assert _periods(*head, text) == {"130户": "2019W23", "110户": "2019W22", "890户": "2019"}


@pytest.mark.parametrize("line", ["（2019年6月3日—6月9日）", "2019年6月3日至9日"])
def test_a_week_named_by_its_days_is_as_of_its_last(line: str) -> None:
    found = _periods("甲山镇2019年扶贫工作周报", line, "本周走访贫困户130户，全镇有贫困户640户。")
    assert found["130户"] == "2019-06-09"


def test_months_and_quarters_are_those_of_a_monthly_paper() -> None:
    text = "本月新增就业60人，上月新增就业45人；本季度发放补贴12万元；上季度发放9万元。"
    assert _periods("甲山镇2019年6月扶贫工作月报", text) == {
        "60人": "2019M06",
        "45人": "2019M05",
        "12万元": "2019Q2",
        "9万元": "2019Q1",
    }


@pytest.mark.parametrize(
    "text",
    ["本周走访贫困户130户。", "本月新增就业60人。", "本季度新增公益岗位3个。", "上周新建水池3口。", "上个月发放贷款30万元。"],
)
def test_a_part_that_nobody_names_is_asked_about(text: str) -> None:
    assert all(mention.confidence < ASKED_BELOW for mention in read(text) if mention.kind == "figure")


@pytest.mark.parametrize(
    "text", ["以上周边村脱贫3户。", "今年走访贫困户130户。", "本周转资金发放30万元。", "上半年新增就业60人。"]
)
def test_other_words_name_no_part(text: str) -> None:
    assert all(mention.confidence >= ASKED_BELOW for mention in read(text) if mention.kind == "figure")


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("本月新开工3个，累计开工15个、竣工8个。", ["2019M06", "2019", "2019"]),
        ("本月脱贫12户，今年以来脱贫80户。", ["2019M06", "2019"]),
        ("本月累计走访130户。", ["2019M06"]),
        ("本月发放贷款30万元，累计发放320万元。", ["2019M06", "2019"]),
    ],
)
def test_what_is_summed_up_so_far_is_of_the_year(text: str, periods: list[str]) -> None:
    assert [mention.period for mention in _read("甲山镇2019年6月扶贫工作月报", text)] == periods


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "本周危房改造开工3户，累计开工15户、竣工8户。",
            ["housing/本周危房改造开工.households=3", "housing/rebuilt_started.households=15", "housing/rebuilt.households=8"],
        ),
        ("本周完成危房改造3户，累计完成15户。", ["housing/本周完成危房改造.households=3", "housing/rebuilt.households=15"]),
        ("2016年以来危房改造累计开工15户。", ["housing/危房改造累计开工.households=15"]),
        ("2016年以来危房改造累计完成15户。", ["housing/rebuilt_cumulative.households=15"]),
    ],
)
def test_works_begun_are_not_completed(text: str, found: list[str]) -> None:
    assert figures(text) == found


def test_what_is_summed_up_beside_an_unnamed_week_is_not_asked_about() -> None:
    asked, so_far = read("本周完成危房改造3户，今年累计完成15户。")
    assert asked.confidence < ASKED_BELOW <= so_far.confidence


@pytest.mark.parametrize(
    "headings",
    [
        ("一、坚持每周调度", "二、开展第十周集中攻坚"),
        ("坚持每周工作调度", "开展第十周集中攻坚"),
        ("（一）落实周报制度", "（二）第十周工作情况"),
        ("1.实行周报告", "2.抓好第十周"),
        ("三、狠抓一周一调度", "四、做好第12周督查"),
    ],
)
def test_headings_of_weeks_make_no_weekly_paper(headings: tuple[str, ...]) -> None:
    assert _periods("甲山镇2019年扶贫工作总结", *headings, "全镇脱贫户312户，危房改造40户。") == {"312户": "2019", "40户": "2019"}


def test_a_line_below_the_title_numbers_the_week_with_its_days() -> None:
    assert _periods("甲山镇2019年扶贫工作周报", "2019年第23周（6月3日—6月9日）", "危房改造40户。") == {"40户": "2019W23"}


@pytest.mark.parametrize(
    ("head", "text", "items"),
    [
        (
            "甲山镇2019年9月扶贫工作月报",
            "本月新增公益岗位12个，累计开发公益岗位85个。",
            {"12个": "public_posts_new", "85个": "public_posts"},
        ),
        ("甲山镇2019年9月扶贫工作月报", "本月新增茶园12亩，累计茶园850亩。", {"12亩": "tea_new", "850亩": "tea"}),
        (
            "甲山镇2019年第23周扶贫工作周报",
            "本周新增公益岗位12个，累计开发公益岗位85个。",
            {"12个": "public_posts_new", "85个": "public_posts"},
        ),
    ],
)
def test_what_is_new_of_a_part_stays_new_beside_the_years_sum(head: str, text: str, items: dict[str, str]) -> None:
    assert {mention.text: mention.item for mention in _read(head, text)} == items


@pytest.mark.parametrize(
    "text",
    [
        "荒山上月季种植50亩",
        "大会上周书记强调",
        "调度会上周镇长要求",
        "网上月销售额30万元",
        "样本月收入3000元",
    ],
)
def test_other_words_that_hold_the_same_signs_name_no_part(text: str) -> None:
    assert [*own_parts(text, own="2019W23", week="", year=2019)] == []


@pytest.mark.parametrize("text", ["村委会上周走访12户", "通村公路上周完工3公里", "本月季节性务工30人", "全镇上月脱贫3户"])
def test_parts_behind_other_words_are_still_parts(text: str) -> None:
    assert len([*own_parts(text, own="2019M09", week="", year=2019)]) == 1
