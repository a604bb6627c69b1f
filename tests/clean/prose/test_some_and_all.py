"""Some of a thing are not all of it, and what is measured is of what is spoken of."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建成扶贫车间3个，吸纳就业126人，其中贫困人口58人。", "employment/扶贫车间务工：其中贫困人口.persons=58"),
        ("建设大棚86座，其中贫困户承包32座。", "production/贫困户承包.count=32"),
        ("住院426人次，其中大病住院38人次。", "medical/住院报销：其中大病住院.person_times=38"),
        ("外出务工1360人，其中省外务工620人。", "employment/outside_province.persons=620"),
        ("因病致贫的268户936人中已脱贫231户。", "cause/因病中脱贫.households=231"),
        ("在走访的67户贫困户中，无劳动力的19户。", "visits/入户走访中无劳动力.households=19"),
        ("全镇1286户贫困户中，因病致贫268户。", "cause/illness.households=268"),
        ("全镇186名干部结对帮扶1286户贫困户，其中县直单位干部86名。", "staffing/县直单位干部.persons=86"),
        ("发展意愿强的56户贫困户全部纳入扶持。", "registry/发展意愿强的贫困户.households=56"),
        ("对剩余的46户贫困户落实兜底。", "registry/not_exited.households=46"),
        ("新增低保36户，因死亡取消8人。", "living/因死亡取消.persons=8"),
        ("新纳入孤儿保障3人。", "living/新纳入孤儿保障.persons=3"),
        ("新纳入贫困户6户。", "registry/newly_identified.households=6"),
    ],
)
def test_some_are_not_all(text: str, expected: str) -> None:
    assert figures(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("为186户贫困户发放鸡苗5580羽、化肥37吨。", "production/化肥.count=37"),
        ("总人口5860户，耕地面积2.6万亩，其中水田1.1万亩。", "production/水田.area_mu=11000"),
        ("辖13个村，其中贫困村5个。", "registry/villages.count=5"),
    ],
)
def test_what_is_measured_is_of_what_is_spoken_of(text: str, expected: str) -> None:
    assert figures(text, heading="一、产业发展" if "鸡苗" in text else "")[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成减贫任务38户126人。", ["exit/done.households=38", "exit/done.persons=126"]),
        ("完成退耕还林任务1200亩。", ["production/grain_for_green.area_mu=1200"]),
        ("下达危房改造任务38户。", ["housing/rebuilt_planned.households=38"]),
        ("计划完成减贫任务38户。", ["plan/exit.households=38"]),
    ],
)
def test_a_task_that_was_carried_out_is_done(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("资金支出638万元，占到位资金的93.5%。", "funds/spending_rate.rate=0.935"),
        ("已拨付资金520万元，占下达资金的86%。", "funds/payment_rate.rate=0.86"),
        ("产业资金360万元，占总资金的43.6%。", "production/paid.rate=0.436"),
    ],
)
def test_what_was_spent_of_what_came_is_the_rate(text: str, expected: str) -> None:
    assert figures(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("帮助解决实际困难和问题216个。", ["visits/帮助解决实际困难和问题.count=216"]),
        (
            "省委巡视反馈问题12个，市级督查发现问题8个。",
            ["rectification/省委巡视反馈问题.count=12", "rectification/市级督查发现问题.count=8"],
        ),
        ("省考核反馈问题8个，已整改8个。", ["rectification/found.count=8", "rectification/corrected.count=8"]),
    ],
)
def test_problems_are_those_of_who_found_them(text: str, expected: list[str]) -> None:
    assert figures(text) == expected
