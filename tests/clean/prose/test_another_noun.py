"""A number is of the noun that its own clause ends with, whatever stands before it."""

import pytest

from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose
from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("党支部9个，其中学校支部2个。", ["staffing/party_branches.count=9", "education/学校支部.count=2"]),
        ("现有学校6所。", ["education/schools.count=6"]),
        ("新建肉羊产业示范村3个。", ["production/新建肉羊产业示范村.count=3"]),
        (
            "成立茶叶种植协会2个，专业合作社5家。",
            ["production/成立茶叶种植协会.count=2", "production/professional_cooperatives.count=5"],
        ),
        ("农牧民党员214人。", ["population/农牧民党员.persons=214"]),
        ("农牧民4214人。", ["population/rural.persons=4214"]),
        ("全镇养殖示范户28户，种植专业村4个。", ["publicity/model_households.households=28", "production/种植专业村.count=4"]),
        ("建成养羊场3个，存栏山羊620只。", ["production/建成养羊场.count=3", "production/animal_sheep.count=620"]),
        ("全镇党员418人，其中女党员76人。", ["population/party_members.persons=418", "population/女党员.persons=76"]),
        ("贫困村5个，其中深度贫困村2个。", ["registry/villages.count=5", "registry/deeply_poor_villages.count=2"]),
    ],
)
def test_the_last_noun_says_what_is_counted(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "硬化通村道路14公里，更换U型渠8公里，改造低压线路5公里。",
            [
                "infrastructure/village_roads.length_km=14",
                "infrastructure/更换U型渠.length_km=8",
                "infrastructure/power_grid.length_km=5",
            ],
        ),
        (
            "新修机耕道6公里，更换电杆22根。",
            ["infrastructure/tractor_roads.length_km=6", "infrastructure/更换电杆.count=22"],
        ),
        (
            "硬化村组道路7公里，新建泥碎石路3公里。",
            ["infrastructure/group_roads.length_km=7", "infrastructure/新建泥碎石路.length_km=3"],
        ),
        ("冬季集中种植油菜，林下套种黄桃85亩。", ["production/林下套种黄桃.area_mu=85"]),
        ("发展烤烟种植，种植面积320亩。", ["production/flue_cured_tobacco.area_mu=320"]),
        ("冬季集中种植油菜，面积420亩。", ["production/crop_rapeseed.area_mu=420"]),
        ("医疗救助64人次9.6万元。", ["medical/aid.person_times=64", "medical/aid.amount_yuan=96000"]),
    ],
)
def test_the_clause_before_names_nothing_where_a_clause_has_a_noun(text, expected):
    assert figures(text, heading="基础设施" if "公里" in text else "产业扶贫") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新增香梨、红枣等特色林果860亩。", ["production/特色林果.area_mu=860"]),
        ("发展核桃、板栗等经济林2400亩。", ["production/forest.area_mu=2400"]),
        ("种植辣椒、黄瓜等蔬菜430亩。", ["production/crop_vegetables.area_mu=430"]),
        ("养殖山羊、肉牛等1300头。", ["production/养殖山羊、肉牛.count=1300"]),
        ("养殖山羊1300只。", ["production/animal_sheep.count=1300"]),
        ("种植黄芪、柴胡等中药材700亩。", ["production/crop_medicinal_herbs.area_mu=700"]),
    ],
)
def test_an_example_is_not_its_kind(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("为村集体经济增收6万元。", ["income/村集体经济增收.amount_yuan=60000"]),
        ("村集体经济总收入增加11万元。", ["income/村集体经济总收入增加.amount_yuan=110000"]),
        ("村集体经济收入7万元。", ["income/village_collective.amount_yuan=70000"]),
        ("带动62户，户均增收1700元。", ["other/带动.households=62", "income/gain_per_household.amount_per_household_yuan=1700"]),
        ("义务教育阶段贫困学生53人无一辍学。", ["education/义务教育阶段贫困学生.persons=53"]),
        ("贫困学生53人均享受教育资助。", ["education/aid.recipients=53"]),
        ("农业户数3120户，非农业户数284户。", ["population/rural.households=3120", "population/非农业户数.households=284"]),
        ("低保户45户，非低保户18户。", ["living/minimum_living_allowance.households=45", "living/非低保户.households=18"]),
        ("路面由3.5米变更为4.5米，硬化道路6公里。", ["infrastructure/paved_roads.length_km=6"]),
    ],
)
def test_a_gain_pupils_at_school_and_the_others(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "危房286户，1个自然村（上河寨）未通水泥路，312户未通宽带网。",
            ["housing/unsafe.households=286", "population/natural_villages.count=1", "infrastructure/未通宽带网.households=312"],
        ),
        (
            "饮水安全覆盖340户，22户未通自来水。",
            ["infrastructure/drinking_water.households=340", "infrastructure/未通自来水.households=22"],
        ),
        (
            "易地搬迁150户，建设集中安置点3个，安置112户，分散安置38户。",
            [
                "housing/relocation.households=150",
                "housing/sites.count=3",
                "housing/集中安置.households=112",
                "housing/分散安置.households=38",
            ],
        ),
        ("建成集中安置点2个，安置64户。", ["housing/sites.count=2", "housing/relocation.households=64"]),
        (
            "新建集中安置点2个，征地38亩，安置64户251人。",
            [
                "housing/sites.count=2",
                "housing/征地.area_mu=38",
                "housing/relocation.households=64",
                "housing/relocation.persons=251",
            ],
        ),
        (
            "现有建档立卡贫困户260户。其中正常脱贫213户，未脱贫47户。",
            ["registry/total.households=260", "registry/exited.households=213", "registry/not_exited.households=47"],
        ),
        ("现有建档立卡贫困户260户。其中2018年脱贫51户。", ["registry/total.households=260", "exit/done.households=51"]),
        (
            "由上河、下河、新塘等三个贫困村合并而成，现有贫困户86户。",
            ["population/合并前的村.count=3", "registry/total.households=86"],
        ),
        (
            "辖12个行政村，1个城镇社区，3个乡村社区。",
            ["population/administrative_villages.count=12", "population/communities.count=1", "population/乡村社区.count=3"],
        ),
        ("修通30户以上各自然村道路9公里。", ["infrastructure/village_roads.length_km=9"]),
    ],
)
def test_who_is_without_who_settles_and_what_was(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "由原规划的160亩茶叶调整为80亩雷竹。",
            ["production/tea_planned.area_mu=160", "production/雷竹.area_mu=80"],
        ),
        (
            "由原计划硬化通组路12公里调整为硬化通组路9公里。",
            ["infrastructure/group_roads_planned.length_km=12", "infrastructure/group_roads.length_km=9"],
        ),
        ("计划将搬迁任务调整为41户。", ["housing/relocation_planned.households=41"]),
        ("将为村集体经济增收4万元。", ["income/计划村集体经济增收.amount_yuan=40000"]),
        ("将贫困户86户全部纳入医保。", ["registry/total.households=86"]),
        ("让青岩洞村贫困户46户受益。", ["registry/贫困户受益.households=46[青岩洞村]"]),
        ("让水村有贫困户36户。", ["registry/total.households=36[让水村]"]),
        (
            "向日葵种植面积800亩，向阳村种植辣椒60亩。",
            ["production/向日葵种植面积.area_mu=800", "production/crop_chillies.area_mu=60[向阳村]"],
        ),
    ],
)
def test_what_was_planned_first_and_what_is_to_come(text, expected):
    assert figures(text, heading="产业扶贫" if "亩" in text else "") == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("2019年退出2个村，2019年改造危房12户。", "2020年6月动态调整后，现有贫困户214户。"), 2020),
        (("2019年退出2个村，2019年改造危房12户。", "计划到2020年6月全部脱贫。"), 2019),
        (("2019年退出2个村，2019年改造危房12户。", "截至2020年9月，累计脱贫214户。"), 2020),
        (("2019年退出2个村，2019年改造危房12户。", "截至2020年1月，累计脱贫214户。"), 2019),
    ],
)
def test_a_paper_is_of_no_year_before_what_stands_today(texts, expected):
    lines = ("松涛镇脱贫攻坚工作情况汇报", "松涛镇位于县城北部。", *[f"松涛镇修路{n}公里。" for n in range(2, 7)], *texts)
    prose = Prose("x.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1)))
    assert read_prose(prose).year == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("松涛乡幅员126平方公里，现有贫困户214户。", "2018年全乡脱贫63户。2018年全乡危房改造28户。"),
        ("松涛乡东邻甲山镇，现有贫困户214户。", "2018年底全乡脱贫63户，2018年底全乡剩余12户。"),
        ("松涛乡国土面积126平方公里。", "12月全乡脱贫63户，11月全乡脱贫2户。"),
    ],
)
def test_a_year_before_the_whole_township_is_no_name(first, second):
    lines = ("2018年工作总结", first, second)
    prose = Prose("x.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1)))
    assert read_prose(prose).township == "松涛乡"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "安排项目41个，其中：安全水项目9个；农田水利项目32个。",
            ["infrastructure/projects.projects=41", "infrastructure/安全水项目.count=9", "infrastructure/农田水利项目.count=32"],
        ),
        ("其中基础设施项目12个、产业项目8个。", ["infrastructure/projects.projects=12", "production/projects.projects=8"]),
        (
            "当年未脱贫户每人分红460元，脱贫户每人分红200元。",
            [
                "production/当年未脱贫户每人分红.amount_per_person_yuan=460",
                "production/脱贫户每人分红.amount_per_person_yuan=200",
            ],
        ),
        ("贫困户每户分红560元。", ["production/dividends.amount_per_household_yuan=560"]),
        (
            "通过奖补，贫困户每户家庭收入能增加800元。",
            ["income/贫困户每户家庭收入能增加.amount_per_household_yuan=800"],
        ),
        ("新修便民桥一座，安装路灯45盏。", ["infrastructure/bridges.count=1", "infrastructure/street_lights.count=45"]),
        ("推动建设和谐社会一条心。", []),
        ("安全饮水覆盖村24个，其中有9个贫困村。", ["infrastructure/安全饮水覆盖村.count=24", "infrastructure/贫困村.count=9"]),
    ],
)
def test_works_of_a_kind_groups_and_a_single_thing(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("年内脱贫64户，贫困发生率由年初的3.2%下降到1.1%。", "exit"),
        ("年内64户脱贫。", "plan"),
        ("年内脱贫64户，力争贫困发生率降到1.1%。", "plan"),
    ],
)
def test_what_has_come_down_since_the_beginning_is_over(text, topic):
    lines = ("松涛镇经济工作会议上的讲话", "2018年，松涛镇狠抓落实。", text)
    prose = Prose("x.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1)))
    assert next(one.topic for one in read_prose(prose).mentions if one.kind == "figure" and one.value == 64) == topic
