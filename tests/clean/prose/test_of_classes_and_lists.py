"""A class of villages, a rate by size, a hidden number, the sum of a list, and nouns that are none of what stands in them."""

import pytest

from fupin_analysis.clean.prose.accounting import account_prose
from fupin_analysis.clean.prose.figures import clean_prose
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose
from tests.clean.prose.sentence import figures, kinds, read


@pytest.mark.parametrize("name", ["一类村", "二类村", "甲类村", "三类行政村"])
def test_a_class_of_villages_is_not_the_township(name: str) -> None:
    text = f"{name}包括中石、官树等6个村，共有农村人口12344人，贫困人口为2442人。"
    assert figures(text)[1:] == [f"population/{name}农村户籍人口.persons=12344", f"registry/{name}建档立卡.persons=2442"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("一类村共有农村人口12344人，全镇共有农村人口24915人。", "population/rural.persons=24915"),
        ("大石村共有农村人口1234人，贫困人口30人。", "registry/total.persons=30[大石村]"),
        ("一类村6个。全镇共有贫困人口640人。", "registry/total.persons=640"),
    ],
)
def test_what_is_of_the_township_or_of_a_village_stays_so(text: str, last: str) -> None:
    assert figures(text)[-1] == last


@pytest.mark.parametrize(
    "text",
    [
        "乡里安排村工作经费，1000人以下的400元，1000人到1500人的600元，1500人到20xx人的800元，20xx人以上的1000元。",
        "安排村级经费，300户以下的2万元，300户以上的3万元。",
        "村干部误工补贴，500人以下的补助600元，500人至800人的补助900元。",
    ],
)
def test_rates_by_size_count_nothing(text: str) -> None:
    assert set(kinds(text).values()) <= {"condition", "policy", "name"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("培训20xx人，脱贫20户。", ["exit/done.households=20"]),
        ("发放补贴20XX元，改造危房12户。", ["housing/rebuilt.households=12"]),
        ("20xx年脱贫20户。", ["exit/done.households=20"]),
        ("年收入5000元以下的30户，发放补助1.2万元。", ["income/年收入5000元以下.households=30"]),
    ],
)
def test_what_stands_beside_a_hidden_number_or_a_band_is_read(text: str, found: list[str]) -> None:
    assert figures(text)[: len(found)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("中小学、雨露计划等教育资助累计发放86.8万元。", "education/aid.amount_yuan=868000"),
        ("助学贷款、雨露计划等教育资助86.8万元。", "education/aid.amount_yuan=868000"),
        ("大病保险、医疗救助等政策支付资金214.5万元。", "medical/大病保险、医疗救助等政策.amount_yuan=2145000"),
        ("雨露计划补助发放86.8万元。", "education/yulu.amount_yuan=868000"),
        ("为126人发放雨露计划等12万元。", "education/yulu.amount_yuan=120000"),
    ],
)
def test_money_of_a_list_is_of_what_the_list_is_called(text: str, found: str) -> None:
    assert figures(text)[-1] == found


@pytest.mark.parametrize("text", ["铺设两个村庄的排污管网。", "完成3个自然村的污水管网。", "为三个村安装了路灯。"])
def test_villages_are_none_of_what_they_have(text: str) -> None:
    assert [mention.is_own for mention in read(text) if mention.kind == "figure"] == [True]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("共排查居民15688户，重点排查人群2762户。", "visits/重点排查人群.households=2762"),
        ("走访慰问对象120户。", "visits/慰问对象.households=120"),
        ("走访贫困户120户。", "visits/households_visited.households=120"),
        ("发放猪仔150头。", "production/animal_pigs.count=150"),
        ("发放鸡苗、鸭苗各500只。", "production/发放鸡苗、鸭苗（各）.count=500"),
    ],
)
def test_nouns_are_read_whole(text: str, found: str) -> None:
    assert figures(text)[-1] == found


@pytest.mark.parametrize("text", ["其中一般户20户、低保90户、五保10户。", "五保户10户，低保户90户。"])
def test_a_word_written_with_a_number_is_none(text: str) -> None:
    assert set(kinds(text).values()) == {"figure"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("大坪村、石桥村各完成危房改造20户。", ["housing/rebuilt.households=20[大坪村、石桥村（各）]"]),
        ("大坪村、石桥村各新建水池2口。", ["infrastructure/water_tanks.count=2[大坪村、石桥村（各）]"]),
        (
            "大坪村和石桥村各脱贫20户80人。",
            ["exit/done.households=20[大坪村、石桥村（各）]", "exit/done.persons=80[大坪村、石桥村（各）]"],
        ),
        ("甲村、乙村各脱贫20户。", ["exit/done.households=20[甲村、乙村（各）]"]),
        ("大坪村、石桥村各有贫困户20户。", ["registry/total.households=20[大坪村、石桥村（各）]"]),
        ("大坪村、石桥村共完成危房改造20户。", ["housing/rebuilt.households=20[大坪村、石桥村]"]),
        ("大坪村、石桥村各户完成危房改造20户。", ["housing/rebuilt.households=20[大坪村、石桥村]"]),
        (
            "大坪村、石桥村各改造危房20户、12户。",
            ["housing/rebuilt.households=20[大坪村]", "housing/rebuilt.households=12[石桥村]"],
        ),
        ("大坪村、石桥村各类项目20个。", ["infrastructure/projects.projects=20[大坪村、石桥村]"]),
    ],
)
def test_what_each_of_several_has_is_not_what_all_have(text: str, found: list[str]) -> None:
    assert figures(text) == found


def test_each_of_several_villages_has_a_figure_of_its_own() -> None:
    lines = ("甲山镇2018年脱贫攻坚工作总结", "今年脱贫40户，大坪村、石桥村各脱贫20户。")
    prose = Prose("甲山镇.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1)))
    rows = clean_prose(prose).figures.to_dict("records")
    found = {row["place"]: row["value"] for row in rows if (row["topic"], row["item"]) == ("exit", "done")}
    assert found == {"": 40, "大坪村": 20, "石桥村": 20}
    told = [entry.read_as for entry in account_prose(read_prose(prose)) if "20户" in entry.text]
    assert told == ["甲山镇[大坪村] 2018 exit/done.households = 20; 甲山镇[石桥村] 2018 exit/done.households = 20"]


@pytest.mark.parametrize(
    "text",
    [
        "全镇共有12个村，其中一类村3个，二类村5个，三类村4个，共有建档立卡贫困户512户。",
        "一类村3个、二类村5个，共有贫困户512户。",
        "全镇甲类村有3个，乙类村有5个，贫困户512户。",
        "我镇有一类行政村3个，二类行政村5个，建档立卡贫困户512户。",
        "全镇共有12个村，其中一类村3个，共有贫困户512户。",
    ],
)
def test_what_stands_behind_the_count_of_classes_is_of_all_villages(text: str) -> None:
    assert figures(text)[-1] == "registry/total.households=512"


@pytest.mark.parametrize(
    "text",
    [
        "一类村6个，共有贫困户512户。",
        "全镇一类村3个，共有贫困户120户，二类村5个，共有贫困户512户。",
        "一类村3个，共有贫困户120户；二类村5个，共有贫困户512户。",
    ],
)
def test_a_class_that_is_counted_with_its_people_keeps_them(text: str) -> None:
    assert not any(one.startswith("registry/total") for one in figures(text))


@pytest.mark.parametrize(
    "text",
    [
        "消费扶贫销售茶叶、蜂蜜等农产品45万元。",
        "消费帮扶采购大米、土鸡蛋等农副产品45万元。",
        "通过消费扶贫带动销售核桃、花椒等农产品45万元。",
    ],
)
def test_what_was_sold_is_told_by_the_way_of_selling(text: str) -> None:
    assert figures(text) == ["production/consumption_aid.amount_yuan=450000"]
