"""Averages, rates and states that do not say what they are of bear the name of what was told before."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全镇现有茶园2700亩，户均7亩。", "production/茶园户均.area_mu=7"),
        ("全镇现有茶园2700亩，户均7亩；亩均年产值8000元。", "production/茶园亩均年产值.amount_yuan=8000"),
        ("种植烤烟900亩，带动80户，亩均产值4000元。", "production/烤烟亩均产值.amount_yuan=4000"),
        ("全镇现有毛竹3600亩，年人均可增加收入400元。", "production/竹子年人均可增加收入.amount_per_person_yuan=400"),
        ("建成扶贫车间3个，吸纳29名贫困劳动力就业，年均增收2.3万元。", "employment/扶贫车间务工年均增收.amount_yuan=23000"),
        ("养殖肉牛850头，户均纯收入2.1万元。", "production/肉牛户均纯收入.amount_per_household_yuan=21000"),
    ],
)
def test_an_average_is_of_what_was_counted_before(text: str, expected: str) -> None:
    assert figures(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全镇贫困户800户，户均增收2000元。", "income/gain_per_household.amount_per_household_yuan=2000"),
        ("发放产业奖补865户259.5万元，户均3000元。", "production/grants.amount_per_household_yuan=3000"),
        ("完成危房改造39户，补助109.2万元，户均2.8万元。", "housing/rebuilt.amount_per_household_yuan=28000"),
    ],
)
def test_an_average_that_is_an_item_stays_it(text: str, expected: str) -> None:
    assert figures(text)[-1] == expected


def test_nobody_is_counted_of_an_average() -> None:
    assert (
        figures("建成2个扶贫车间，29名贫困劳动力实现年均增收2.3万元，全年帮扶175人就业脱贫。")[-1]
        == "exit/by_employment.persons=175"
    )


@pytest.mark.parametrize(
    ("text", "heading", "expected"),
    [
        ("门诊慢病救助830人次，报销费用52万元，报销比例达82%。", "", "medical/慢性病门诊报销比例.rate=0.82"),
        ("改造厕所320户，验收合格率99%。", "", "infrastructure/厕所改造验收合格率.rate=0.99"),
        ("改造厕所320户，验收合格率99%，未验收3户。", "", "infrastructure/厕所改造未验收.households=3"),
        ("到目前累计检测水样154份。检测覆盖率100%。", "", "other/检测水样检测覆盖率.rate=1"),
        ("检测任务完成率100%。", "二、严格开展水质检测", "other/水质检测任务完成率.rate=1"),
    ],
)
def test_a_rate_is_of_what_is_measured(text: str, heading: str, expected: str) -> None:
    assert figures(text, heading=heading)[-1] == expected


@pytest.mark.parametrize(
    ("text", "heading", "expected"),
    [
        ("住院报销640人次，报销费用410万元，报销比例达91%。", "", "medical/reimbursed_rate.rate=0.91"),
        ("任务完成率100%。", "三、工作成效", "other/任务完成率.rate=1"),
    ],
)
def test_a_rate_that_says_it_itself_or_of_nothing_keeps_its_name(text: str, heading: str, expected: str) -> None:
    assert figures(text, heading=heading)[-1].split("/")[-1] == expected.split("/")[-1]


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        ("", "合格率98%。", "other/合格率.rate=0.98"),
        ("二、存在问题及整改", "未整改3个。", "rectification/未整改.count=3"),
        ("一、水质检测", "合格率98%。", "other/水质检测合格率.rate=0.98"),
        ("一、水质检测", "整改5个，未整改3个。", "other/未整改.count=3"),
    ],
)
def test_a_heading_of_a_paper_is_no_subject(heading: str, text: str, expected: str) -> None:
    assert figures(text, heading=heading)[-1] == expected
