"""Words of the trade are no township, and papers of a county or its offices are refused with their name."""

import pytest

from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose, ProseReading


def reading(*lines: str) -> ProseReading:
    return read_prose(Prose("总结.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1))))


@pytest.mark.parametrize("title", ["工作总结镇2019年", "精准扶贫汇报镇村材料2019年", "2019年工作汇报乡", "脱贫镇2019年工作总结"])
def test_words_of_the_trade_are_no_name(title: str) -> None:
    read = reading(title, "今年我镇脱贫31户。")
    assert (read.township, [problem.code for problem in read.problems]) == ("", ["F210"])


@pytest.mark.parametrize("name", ["永兴镇", "和平镇", "建设乡", "云岭镇"])
def test_names_are_names(name: str) -> None:
    read = reading(f"{name}2019年扶贫工作总结", "今年我镇脱贫31户。")
    assert (read.township, read.problems) == (name, ())


@pytest.mark.parametrize(
    ("lines", "office"),
    [
        (("青石县民政局2019年脱贫攻坚工作总结", "今年我局救助31户。"), "青石县民政局"),
        (("青石县残疾人联合会2019年扶贫总结", "帮扶残疾人312人。"), "青石县残疾人联合会"),
        (("青石县第二中学2019年教育扶贫总结", "资助贫困学生31人。"), "青石县第二中学"),
        (("XX县现有建档立卡残疾人870人。县残联2019年改造14户。",), "XX县"),
        (("2019年，青石县脱贫3120户。", "改造危房120户。"), "青石县"),
    ],
)
def test_a_paper_of_a_county_or_an_office_is_refused_with_its_name(lines: tuple[str, ...], office: str) -> None:
    (problem,) = reading(*lines).problems
    assert (problem.code, problem.details["got"]) == ("F132", office)


@pytest.mark.parametrize(
    ("lines", "whose"),
    [
        (("云岭镇民政办2019年脱贫攻坚工作总结", "今年救助31户。"), ("云岭镇", "")),
        (("青石县云岭镇2019年脱贫攻坚工作总结", "今年救助31户。"), ("云岭镇", "")),
        (("青石县水利局驻云岭镇松坪村2019年帮扶工作总结", "今年脱贫31户。"), ("云岭镇", "松坪村")),
        (("2019年驻村工作总结", "我是云岭镇松坪村第一书记。全村贫困户58户。"), ("云岭镇", "松坪村")),
        (("2019年，该局到云岭镇松坪村帮扶。", "松坪村贫困户58户。"), ("云岭镇", "松坪村")),
        (("云岭街道办事处2019年脱贫攻坚工作总结", "今年脱贫31户。"), ("云岭街道", "")),
        (("低收入农户帮扶进展通报", "发布机构：云岭街道 2019-08-27", "2019年，脱贫31户。"), ("云岭街道", "")),
        (
            ("工作计划", "帮扶村情况报告", "时间：2020-02-11 09:31", "2019年结对云岭镇松坪村，全村脱贫31户。"),
            ("云岭镇", "松坪村"),
        ),
        (("红旗林场2019年脱贫攻坚工作总结", "今年脱贫31户。"), ("红旗林场", "")),
    ],
)
def test_what_is_of_a_township_or_one_of_its_villages_is_read(lines: tuple[str, ...], whose: tuple[str, str]) -> None:
    read = reading(*lines)
    assert read.problems == ()
    assert {(read.township, one.place) for one in read.mentions if one.kind == "figure"} == {whose}


@pytest.mark.parametrize("title", ["云岭管委会2019年脱贫总结", "云岭工业园区2019年扶贫总结", "红旗农场社区2019年脱贫总结"])
def test_what_may_be_a_township_is_asked_about(title: str) -> None:
    assert [problem.code for problem in reading(title, "今年脱贫31户。").problems] == ["F210"]


@pytest.mark.parametrize(
    ("lines", "code", "township"),
    [
        (("县残联助残脱贫工作情况", "为320名贫困残疾人发放补贴。"), "F132", ""),
        (("青石县残联无障碍改造情况", "贫困残疾人改造86户。"), "F132", ""),
        (("县水利局驻松坪村2019年工作情况", "松坪村在云岭镇政府东南边，贫困户36户。"), "", "云岭镇"),
        (("松坪村2019年帮扶工作报告", "全村距云岭镇政府所在地5公里，贫困户36户。"), "", "云岭镇"),
        (("松坪村2019年帮扶工作报告", "全村距镇政府所在地5公里，贫困户36户。"), "F210", ""),
        (("松坪村2019年帮扶工作报告", "松坪行政村在云岭镇中部，贫困户36户。"), "", "云岭镇"),
        (("松坪村2019年帮扶工作报告", "松坪村处于云岭镇境内，贫困户36户。"), "", "云岭镇"),
        (("松坪村2019年帮扶工作报告", "松坪村坐落在云岭镇南端，贫困户36户。"), "", "云岭镇"),
        (("松坪村2019年帮扶工作报告", "松坪村在云岭乡西南，贫困户36户。"), "", "云岭乡"),
        (("松坪村2019年帮扶工作报告", "松坪村是云岭镇最偏远的贫困村，贫困户36户。"), "", "云岭镇"),
        (("松坪村2019年帮扶工作报告", "松坪村东与云岭镇交界，贫困户36户。"), "F210", ""),
        (("松坪村2019年帮扶工作报告", "松坪村在镇中部，贫困户36户。"), "F210", ""),
        (("松坪村2019年帮扶工作报告", "松坪村在云岭镇中学旁，贫困户36户。"), "F210", ""),
    ],
)
def test_an_offices_own_paper_and_a_village_known_by_its_seat(lines: tuple[str, ...], code: str, township: str) -> None:
    read = reading(*lines)
    assert ([problem.code for problem in read.problems], read.township) == ([code] if code else [], township)
