"""What is not the same: two papers in one file, some of a register, last year's number, what is said of the whole again."""

import pytest

from fupin_analysis.clean.prose.own_sums.check import check_sums
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose, ProseReading
from tests.clean.prose.sentence import figures

APART = {
    "an adjective makes a part": (
        "全镇有脱贫户931户，一般脱贫户529户，稳定脱贫户300户。",
        ["exit/cumulative.households=931", "exit/一般脱贫户.households=529", "exit/稳定脱贫户.households=300"],
    ),
    "those who are not on it": (
        "非贫困户60户200人，非建档立卡户70户。",
        [
            "registry/非贫困户.households=60",
            "registry/非贫困户.persons=200",
            "registry/非建档立卡户.households=70",
        ],
    ),
    "two groups together": (
        "监测户和边缘户共35户107人。",
        ["monitoring/监测户和边缘户.households=35", "monitoring/监测户和边缘户.persons=107"],
    ),
    "some of the register": ("全镇受灾贫困户36户，均已得到救助。", ["registry/受灾贫困户.households=36"]),
    "others than those of a scheme": (
        "危房改造40户，其中四类对象28户、其他农户12户，下达补助资金66万元。",
        [
            "housing/rebuilt.households=40",
            None,
            "housing/危房改造：其中其他农户.households=12",
            "housing/rebuilt.amount_yuan=660000",
        ],
    ),
    "begun and finished": (
        "危房改造开工率100%，竣工率96%。",
        ["housing/危房改造开工率.rate=1", "housing/rebuilding_rate.rate=0.96"],
    ),
    "those in whose midst": (
        "脱贫劳动力1430人中已务工1180人。",
        ["population/registered_labour_force.persons=1430", "employment/employed.persons=1180"],
    ),
    "last year's number": (
        "外出务工860人，完成任务的102%，较上年的835人增加25人。",
        [
            "employment/migrant_workers.persons=860",
            None,
            "employment/migrant_workers.persons=835@2017",
            "employment/外出务工增加.persons=25",
        ],
    ),
    "a village that fares badly": (
        "大坪村脱贫9户。目前大坪村集体经济薄弱，74户贫困户无产业。",
        ["exit/done.households=9[大坪村]", "registry/total.households=74"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), APART.values(), ids=APART.keys())
def test_apart(text, expected):
    got = figures(text)

    assert [one if wanted is not None else None for one, wanted in zip(got, expected, strict=True)] == expected


def _read(*lines: str) -> ProseReading:
    return read_prose(Prose("x.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1))))


def test_two_papers_of_two_townships_in_one_file_are_refused():
    one, other = "甲山镇2019年脱贫攻坚工作总结", "乙水乡2019年脱贫攻坚工作总结"
    reading = _read(one, "全镇贫困户320户。", other, "全乡贫困户210户。")

    assert [problem.code for problem in reading.problems] == ["F132"]
    assert not _read(one, "全镇贫困户320户。", "甲山镇2020年脱贫攻坚工作计划", "新建水窖9口。").problems


def test_a_paragraph_that_another_township_leads_is_not_this_ones():
    reading = _read("脱贫攻坚工作汇报材料", "甲山镇2019年贫困户320户，脱贫90户。", "乙水乡2019年贫困户210户。全年脱贫60户。")

    assert [one.text for one in reading.mentions if one.kind == "figure"] == ["320户", "90户"]


def test_a_title_on_two_lines_tells_of_which_half_year():
    reading = _read("甲山镇2021年上半年巩固拓展脱贫攻坚成果", "同乡村振兴有效衔接工作总结", "一、基本情况", "全镇脱贫户320户。")

    assert (reading.township, [one.period for one in reading.mentions if one.kind == "figure"]) == ("甲山镇", ["2021H1"])


def test_the_village_of_a_paper_and_its_township():
    reading = _read("青石镇白果村2019年脱贫攻坚工作总结", "我村贫困户120户。")

    assert (reading.township, [one.place for one in reading.mentions if one.kind == "figure"]) == ("青石镇", ["白果村"])


def test_what_funds_are_for_is_no_further_part_of_them():
    funds = "到位衔接资金1000万元，其中中央600万元、省级250万元、市级150万元，用于产业发展120万元。"
    wrong = "到位衔接资金1000万元，其中中央600万元、省级350万元、市级150万元。"

    assert check_sums(_read("甲山镇2022年脱贫成果巩固工作总结", funds)) == []
    assert [one.text for one, _ in check_sums(_read("甲山镇2022年脱贫成果巩固工作总结", wrong))] == ["1000万元"]


def test_the_other_villages_are_not_the_township():
    assert figures("大坪村脱贫12户，小坪村9户，其余5个村共脱贫60户。")[-1] == "exit/done.households=60[其余5个村]"


def test_what_is_left_is_no_second_number_of_what_is_done():
    assert figures("完成危房改造36户，入住率100%，剩余2户未完工。")[::2] == [
        "housing/rebuilt.households=36",
        "housing/危房改造合计剩余.households=2",
    ]


def test_some_of_the_villages_are_no_cooperatives():
    assert figures("全镇15个村有12个建立了合作社。")[1].startswith("population/建立了合作社")


def test_a_form_names_the_unit_before_the_number():
    assert figures("危房改造（户）：36") == ["housing/rebuilt.households=36"]
    assert figures("到位资金（万元）：120") == ["funds/arrived.amount_yuan=1200000"]


def test_a_paper_of_one_subject_is_of_that_subject():
    reading = _read("甲山镇2018年雨露计划工作总结", "全镇贫困户申报86人，发放补助25.8万元。")

    assert {one.item for one in reading.mentions if one.kind == "figure"} == {"yulu"}
