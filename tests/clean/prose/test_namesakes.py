"""Numbers of a paper that would share one name keep the words by which it tells them apart; two statements of one do not."""

import pytest

from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose
from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # the township's are the larger: they are all of them, or as many as the item says
            "全镇农村特困人员86人，城镇特困人员12人。",
            ["living/extreme_poverty_support.recipients=86", "living/城镇特困人员.recipients=12"],
        ),
        (
            "今年以来调出特困供养对象8人、调入特困供养对象4人，全镇现有特困供养对象376人。",
            [
                "living/调出特困供养对象.recipients=8",
                "living/调入特困供养对象.recipients=4",
                "living/extreme_poverty_support.recipients=376",
            ],
        ),
        (  # what the number before leaves out is left out here, too
            "农村低保户842户、低保对象1307人；城市低保户20户、低保对象27人。",
            [
                "living/minimum_living_allowance.households=842",
                "living/minimum_living_allowance.recipients=1307",
                "living/urban_allowance.households=20",
                "living/城市低保对象.recipients=27",
            ],
        ),
        (  # of two that are parallel none is all
            "村级光伏电站收益32万元，户用光伏电站收益15万元。",
            ["production/村级光伏电站收益.amount_yuan=320000", "production/户用光伏电站收益.amount_yuan=150000"],
        ),
        (  # two words of one item: the larger is all of it
            "建档立卡贫困户742户1450人，到6月底全镇在册贫困户647户1280人。",
            [
                "registry/total.households=742",
                "registry/total.persons=1450",
                "registry/在册贫困户.households=647",
                "registry/在册贫困户.persons=1280",
            ],
        ),
        (
            "召开党委会12次、调度会23次。",
            ["staffing/召开党委会.count=12", "staffing/meetings.count=23"],
        ),
    ],
)
def test_the_words_before_a_number_tell_it_from_another(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


def test_batches_are_told_by_the_sentence() -> None:
    text = "第一批种养业奖补覆盖经营主体40个，验收合格38个。第二批种养业奖补已结束，涉及经营主体2个。"
    assert figures(text) == [
        "production/business_entities_of_first_batch.count=40",
        "production/验收合格（第一批）.count=38",
        "production/business_entities_of_second_batch.count=2",
    ]
    terms = figures("第一期实用技术培训32人，第二期培训41人。")
    assert [one.count("第") for one in terms] == [1, 1]
    both = "危房改造分两批实施：第一批50户竣工，第二批39户竣工，共拨付补助资金143万元。"
    assert figures(both)[-1] == "funds/paid.amount_yuan=1430000"  # of both


@pytest.mark.parametrize(
    "lines",
    [
        ("全镇建档立卡贫困人口4206人。", "我镇贫困人口4260人。"),  # a slip, which is to be found
        ("全镇脱贫近300户。", "全镇脱贫298户。"),  # rounded
        ("2019年全镇计划脱贫340户。", "2019年全镇拟脱贫352户。"),  # two plans of one year
    ],
)
def test_two_statements_of_one_figure_keep_its_name(lines: tuple[str, str]) -> None:
    paper = ("甲山镇2018年脱贫攻坚工作总结", *lines)
    reading = read_prose(Prose("甲山镇.txt", tuple(Paragraph(number, line) for number, line in enumerate(paper, start=1))))
    names = {(one.topic, one.item) for one in reading.mentions if one.kind == "figure"}
    assert len(names) == 1


def test_what_stands_alone_keeps_its_item() -> None:
    assert figures("城镇特困人员12人。") == ["living/extreme_poverty_support.recipients=12"]
    assert figures("户用光伏电站收益15万元。") == ["production/solar_income.amount_yuan=150000"]


def test_no_person_names_a_figure() -> None:
    found = figures("全镇种植花椒8600亩，杨光明种植花椒600亩。")
    assert all("杨光明" not in one for one in found)


def test_a_heading_alone_hides_no_contradiction() -> None:
    paper = ("甲山镇2018年脱贫攻坚工作总结", "一、教育扶贫", "全镇贫困户200户。", "二、健康扶贫", "全镇贫困户500户。")
    reading = read_prose(Prose("甲山镇.txt", tuple(Paragraph(number, line) for number, line in enumerate(paper, start=1))))
    assert {one.item for one in reading.mentions if one.kind == "figure"} == {"total"}


@pytest.mark.parametrize("lead", ["首批驻村工作队进村后，", "首批补助资金到位后，"])
def test_a_batch_that_only_says_when_is_of_nothing_behind(lead: str) -> None:
    assert figures(f"{lead}全镇低保户320户。") == ["living/minimum_living_allowance.households=320"]
