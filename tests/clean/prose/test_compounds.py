"""Kinds that are counted together are neither of them; what is named for other reasons makes no union."""

import pytest

from tests.clean.prose.sentence import figures

TOGETHER = {
    "two groups and their parts": (
        "农村低保对象、特困供养人员604户1715人（其中农村低保对象480户1580人，特困供养人员124户135人）。",
        [
            "living/农村低保对象、特困供养人员.households=604",
            "living/农村低保对象、特困供养人员.persons=1715",
            "living/minimum_living_allowance.households=480",
            "living/minimum_living_allowance.recipients=1580",
            "living/extreme_poverty_support.households=124",
            "living/extreme_poverty_support.recipients=135",
        ],
    ),
    "a word for all behind the last": (
        "全镇低保、五保贫困户31户。",
        ["registry/低保、五保贫困户.households=31"],
    ),
    "causes and one of them": (
        "因病、因残致贫123户，其中因病88户。",
        ["cause/因病、因残致贫.households=123", "cause/illness.households=88"],
    ),
    "more than two": ("因病、因学、因残致贫的1030人。", ["cause/因病、因学、因残致贫.persons=1030"]),
    "in brackets": (
        "资助高中（中职）学生148人。",
        ["education/资助高中中职学生.persons=148"],
    ),
    "what is lacking": ("因缺技术、缺资金致贫51户。", ["cause/因缺技术、缺资金致贫.households=51"]),
    "what is lacking, told once": ("因缺资金、技术、劳动力致贫51户。", ["cause/因缺资金、技术、劳动力致贫.households=51"]),
    "told behind a name of its own": ("“两因户”（因病、因灾）269户。", ["cause/因病、因灾.households=269"]),
    "money of two": ("发放孤儿和残疾人补贴12万元。", ["living/发放孤儿和残疾人补贴.amount_yuan=120000"]),
    "an end told once": ("靠发展生产和就业脱贫307户。", ["exit/靠发展生产和就业脱贫.households=307"]),
    "of different causes": ("因学、缺劳力致贫51户。", ["cause/因学、缺劳力致贫.households=51"]),
    "stages in brackets": ("小学（初中）学生213人。", ["education/小学初中学生.persons=213"]),
    "allowances in brackets": ("低保户（五保户）58户。", ["living/低保户五保户.households=58"]),
    "causes in brackets": ("因病（因残）致贫37户。", ["cause/因病因残致贫.households=37"]),
    "joined by 和": ("边缘易致贫户和突发严重困难户41户。", ["monitoring/边缘易致贫户和突发严重困难户.households=41"]),
    "changes of the register": (
        "新识别和返贫13户41人。",
        ["registry/新识别和返贫.households=13", "registry/新识别和返贫.persons=41"],
    ),
}
APART = {
    "each with its own number": (
        "低保户37户79人、五保户7户8人。",
        [
            "living/minimum_living_allowance.households=37",
            "living/minimum_living_allowance.recipients=79",
            "living/extreme_poverty_support.households=7",
            "living/extreme_poverty_support.recipients=8",
        ],
    ),
    "one kind by two words": (
        "建档立卡贫困户和贫困人口268户1152人。",
        ["registry/total.households=268", "registry/total.persons=1152"],
    ),
    "what the whole includes": ("建档立卡贫困户（含低保户）268户。", ["registry/total.households=268"]),
    "each lack with its number": (
        "因缺资金致贫40户、缺技术致贫17户。",
        ["cause/lack_of_capital.households=40", "cause/lack_of_technique.households=17"],
    ),
    "causes by other words": (
        "因缺乏劳力致贫33户，因没有技术致贫41户，因无土地致贫5户。",
        ["cause/lack_of_labour.households=33", "cause/lack_of_technique.households=41", "cause/lack_of_land.households=5"],
    ),
    "a post of all posts": ("公益性岗位（保洁员）24人。", ["employment/cleaners.persons=24"]),
    "another post of them": ("公益性岗位（生态护林员）43人。", ["employment/forest_rangers.persons=43"]),
    "where work is": ("外出务工（省外）305人。", ["employment/outside_province.persons=305"]),
    "who is watched": ("监测户（边缘易致贫户）17户。", ["monitoring/marginal.households=17"]),
    "for whom a loan is": ("小额信贷（户贷户用）33户。", ["credit/own_use.households=33"]),
    "another name": ("建档立卡户（贫困户）408户。", ["registry/total.households=408"]),
    "a stage of schooling": ("义务教育（小学）318人。", ["education/primary.recipients=318"]),
    "a grant of a school": ("中职（雨露计划）学生16人。", ["education/yulu.recipients=16"]),
    "told one by one": (
        "小学和初中分别资助120人、84人。",
        ["education/primary.recipients=120", "education/junior_secondary.recipients=84"],
    ),
    "examples": ("护林员、保洁员等公益性岗位96人。", ["employment/public_welfare_posts.persons=96"]),
    "whose houses they are": ("贫困户、低保户和残疾人家庭危房改造83户。", ["housing/rebuilt.households=83"]),
    "another clause": ("低保、特困政策落实到位，脱贫53户。", ["exit/done.households=53"]),
}


@pytest.mark.parametrize(("text", "expected"), TOGETHER.values(), ids=TOGETHER.keys())
def test_counted_together(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(("text", "expected"), APART.values(), ids=APART.keys())
def test_counted_apart(text, expected):
    assert figures(text) == expected
