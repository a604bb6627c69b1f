"""Sentences of the genre, in wordings of our own, and the figures they state."""

import pytest

from fupin_analysis.clean.prose.lexicon import item_rules, topic_of_concept
from fupin_analysis.clean.prose.paper.folding import fold_prose
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.clean.prose.words import prose_words
from fupin_analysis.core.prose import Paragraph, Prose
from fupin_analysis.core.words.terms import load_vocabulary
from tests.clean.prose.sentence import figures, kinds, read

SENTENCES = {
    "a list of parts": (
        "全镇建档立卡贫困户298户1252人，其中贫困户124户523人、巩固提升户174户729人。",
        [
            "registry/total.households=298",
            "registry/total.persons=1252",
            "registry/confirmed_poor.households=124",
            "registry/confirmed_poor.persons=523",
            "registry/consolidating.households=174",
            "registry/consolidating.persons=729",
        ],
    ),
    "shares of what stands before": (
        "因病致贫237户、841人，占40.6%；因残致贫62户、205人，占10.6%。",
        [
            "cause/illness.households=237",
            "cause/illness.persons=841",
            "cause/illness.rate=0.406",
            "cause/disability.households=62",
            "cause/disability.persons=205",
            "cause/disability.rate=0.106",
        ],
    ),
    "names in order": (
        "教育方面，小学、初中、高中分别资助86人、55人、18人。",
        [
            "education/primary.recipients=86",
            "education/junior_secondary.recipients=55",
            "education/senior_secondary.recipients=18",
        ],
    ),
    "years in order": (
        "2015年、2016年、2017年分别脱贫143户、188户、215户。",
        ["exit/done.households=143@2015", "exit/done.households=188@2016", "exit/done.households=215@2017"],
    ),
    "years in a row": (
        "历年脱贫情况为：2016年71户268人，2017年86户315人。",
        [
            "exit/done.households=71@2016",
            "exit/done.persons=268@2016",
            "exit/done.households=86@2017",
            "exit/done.persons=315@2017",
        ],
    ),
    "villages in a row": (
        "未脱贫人口29户100人，分布在2个村：茅坡村17户61人、水尾村12户39人，贫困发生率0.6%。",
        [
            "registry/not_exited.households=29",
            "registry/not_exited.persons=100",
            "registry/村.count=2",
            "registry/not_exited.households=17[茅坡村]",
            "registry/not_exited.persons=61[茅坡村]",
            "registry/not_exited.households=12[水尾村]",
            "registry/not_exited.persons=39[水尾村]",
            "registry/headcount_ratio.rate=0.006",
        ],
    ),
    "a village and the whole township again": (
        "石梯村新建通组公路3.2公里，投资160万元；全镇实施危房改造37户。",
        [
            "infrastructure/group_roads.length_km=3.2[石梯村]",
            "infrastructure/group_roads.amount_yuan=1600000[石梯村]",
            "housing/rebuilt.households=37",
        ],
    ),
    "the sum of a list": (
        "脱贫不稳定户6户19人、边缘易致贫户8户27人，共14户46人。",
        [
            "monitoring/unstable_exited.households=6",
            "monitoring/unstable_exited.persons=19",
            "monitoring/marginal.households=8",
            "monitoring/marginal.persons=27",
            "monitoring/total.households=14",
            "monitoring/total.persons=46",
        ],
    ),
    "what is left": (
        "监测对象已消除风险4户13人，其余7户20人均已落实帮扶措施。",
        [
            "monitoring/risk_removed.households=4",
            "monitoring/risk_removed.persons=13",
            "monitoring/risk_remaining.households=7",
            "monitoring/risk_remaining.persons=20",
        ],
    ),
    "an amount before its item": (
        "投入379万元，修建产业路5.25公里，惠及180户720多人。",
        [
            "infrastructure/production_roads.amount_yuan=3790000",
            "infrastructure/production_roads.length_km=5.25",
            "infrastructure/production_roads.households=180",
            "infrastructure/production_roads.persons=720",
        ],
    ),
    "money behind parts is the whole's": (
        "今年实施危房改造87户，其中D级62户、C级25户，补助资金117.5万元。",
        [
            "housing/rebuilt.households=87",
            "housing/grade_d.households=62",
            "housing/grade_c.households=25",
            "housing/rebuilt.amount_yuan=1175000",
        ],
    ),
    "who is helped is no register": (
        "带动贫困户160户，为3852名贫困人口代缴新农合57.78万元。",
        ["other/带动贫困户.households=160", "medical/premium_aid.recipients=3852", "medical/premium_aid.amount_yuan=577800"],
    ),
    "words of tables are words of prose": (
        "开发公益性岗位96个，选聘生态护林员43名，外出务工1586人，参保率100%，发放交通补贴9.3万元。",
        [
            "employment/public_posts.count=96",
            "employment/forest_rangers.persons=43",
            "employment/migrant_workers.persons=1586",
            "medical/insured_rate.rate=1",
            "employment/travel_subsidies.amount_yuan=93000",
        ],
    ),
    "how far funds have come": (
        "全年到位各级扶贫资金1286.5万元，其中中央资金520万元、省级310万元、县级配套456.5万元，"
        "已支出1203.7万元，支出率93.6%，结余82.8万元。",
        [
            "funds/arrived.amount_yuan=12865000",
            "funds/central.amount_yuan=5200000",
            "funds/provincial.amount_yuan=3100000",
            "funds/county.amount_yuan=4565000",
            "funds/spent.amount_yuan=12037000",
            "funds/spending_rate.rate=0.936",
            "funds/carried_over.amount_yuan=828000",
        ],
    ),
    "money paid for works is theirs and no fund's": (
        "今年完成危房改造87户，兑付补助资金117.5万元。",
        ["housing/rebuilt.households=87", "housing/rebuilt.amount_yuan=1175000"],
    ),
    "what a township is divided into": (
        "全镇辖14个村、2个社区、96个村民小组，共6214户22875人。",
        [
            "population/administrative_villages.count=14",
            "population/communities.count=2",
            "population/village_groups.count=96",
            "population/total.households=6214",
            "population/total.persons=22875",
        ],
    ),
    "the ratio at the year's beginning": (
        "贫困发生率由年初的2.7%降至0.16%。",
        ["registry/年初贫困发生率.rate=0.027", "registry/headcount_ratio.rate=0.0016"],
    ),
    "no word begins in a unit": (
        "解决213户846人饮水问题。",
        ["infrastructure/drinking_water.households=213", "infrastructure/drinking_water.persons=846"],
    ),
    "a rate is counted in nothing else": (
        "入学率100%，发放各类教育补助768人次52.6万元。",
        ["education/enrolment_rate.rate=1", "education/aid.person_times=768", "education/aid.amount_yuan=526000"],
    ),
    "a sentence of what comes next": (
        "今年脱贫236户。下一步，确保剩余76户241人全部脱贫；新修产业路6公里。",
        [
            "exit/done.households=236",
            "plan/exit.households=76@2019",
            "plan/exit.persons=241@2019",
            "infrastructure/production_roads_planned.length_km=6@2019",
        ],
    ),
    "a plan, what is begun and what is done": (
        "今年计划改造危房493户，目前已启动493户，完成440户。",
        [
            "housing/rebuilt_planned.households=493",
            "housing/rebuilt_started.households=493",
            "housing/rebuilt.households=440",
        ],
    ),
    "a noun called plan is no plan": (
        "按照减贫计划，今年实现脱贫393户1924人。",
        ["exit/done.households=393", "exit/done.persons=1924"],
    ),
    "what has no word keeps its own": (
        "安装杀虫灯30盏，维修山坪塘4口。",
        ["infrastructure/安装杀虫灯.count=30", "infrastructure/维修山坪塘.count=4"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES.keys())
def test_sentence(text, expected):
    own = [one.split(".")[0].split("/")[1] for one in expected]
    got = figures(text)

    assert [one.split("/")[1] if name and not name.isascii() else one for one, name in zip(got, own, strict=True)] == [
        one.split("/")[1] if not name.isascii() else one for one, name in zip(expected, own, strict=True)
    ]


def test_traditional_signs_and_readings_in_brackets_are_read():
    assert figures("全鎮建檔立卡貧困戶(hù)157戶，653人。") == ["registry/total.households=157", "registry/total.persons=653"]


def test_a_mention_knows_its_characters_and_sentence():
    text = "全镇很好。建档立卡贫困户２９８户。"
    (mention,) = [one for one in read(text) if one.kind == "figure"]

    assert text[mention.start : mention.end] == mention.text == "２９８户"
    assert text[slice(*mention.sentence)] == "建档立卡贫困户２９８户。"


def test_folding_keeps_the_way_back():
    text = "貧困戶(hù) １，２５２　人"
    folded = fold_prose(text)
    start = folded.text.index("1,252人")

    assert text[slice(*folded.span(start, start + 6))] == "１，２５２　人"


def test_rates_of_a_policy_go_on_over_a_list():
    assert kinds("落实补助政策，小学每生每年1000元、初中1250元。") == {"1000元": "policy", "1250元": "policy"}


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["明月几时有，把酒问青天。", "三杯两盏淡酒。"], "F131"),
        (["Poverty in 12 countries fell by 3 percent."], "F131"),
        (["全县扶贫工作总结", "我县贫困户1662户，全县脱贫200户，全县投入300万元。"], "F132"),
        (["扶贫工作总结", "全镇建档立卡贫困户20户。"], "F218"),
        (["2018年扶贫工作总结", "全镇建档立卡贫困户20户。"], "F210"),
        (["甲山镇扶贫工作总结", "全镇建档立卡贫困户20户。"], "F211"),
    ],
)
def test_a_document_that_is_no_township_years_says_why(lines, code):
    prose = Prose("总结.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1)))

    assert [problem.code for problem in read_prose(prose).problems] == [code]


class TestWords:
    def test_rules_name_concepts_that_exist(self):
        known = set(prose_words()["concepts"])
        for row in prose_words()["rules"]:
            named = {*row["key"].split("|"), *row.get("not", ()), *row.get("beside", ()), *row.get("ahead", ())}
            named |= {concept for need in row.get("with", ()) for concept in need.split("|")}
            assert named <= known, row["item"]

    def test_concepts_have_a_topic_of_the_vocabulary(self):
        assert set(topic_of_concept().values()) <= set(load_vocabulary().topics)

    def test_rules_are_of_items_of_the_vocabulary(self):
        named = {f"{rule.item.topic}/{rule.item.name}" for rules in item_rules().values() for rule in rules}

        assert named == {row["item"] for row in prose_words()["rules"]}

    def test_families_of_rules_are_families_of_units(self):
        families = {*prose_words()["units"], "share", "money_each"}

        assert all(set(row["families"]) <= families for row in prose_words()["rules"])


def test_after_2020_who_is_newly_found_is_watched():
    text = "今年新纳入18户55人，其中因病9户、因残3户。"

    assert figures(text, year=2022)[:3] == [
        "monitoring/newly_monitored.households=18",
        "monitoring/newly_monitored.persons=55",
        "monitoring/新增监测对象：其中因病.households=9",
    ]
    assert figures(text)[0] == "registry/newly_identified.households=18"


def test_the_months_of_a_second_half_are_the_second_half():
    prose = Prose(
        "甲山镇.txt",
        tuple(
            Paragraph(number, line)
            for number, line in enumerate(
                ["甲山镇2024年上半年巩固脱贫成果工作总结", "三、下半年计划", "力争11月底前举办技能培训3期。"], start=1
            )
        ),
    )

    assert [mention.period for mention in read_prose(prose).mentions if mention.kind == "figure"] == ["2024H2"]
