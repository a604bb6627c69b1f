"""Those who were visited or looked into, kind by kind, are not all of the kind."""

import pytest

from tests.clean.prose.sentence import figures, kinds


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "此次共排查9374户，其中一般农户8875户，脱贫户453户，监测户46户。",
            ["investigated", "摸底排查：其中一般农户", "摸底排查：其中脱贫户", "摸底排查：其中监测户"],
        ),
        ("走访农户1500户，其中脱贫户453户，监测户46户。", ["households_visited", "入户走访：其中脱贫户", "入户走访：其中监测户"]),
        ("走访9374户，其中常住户8875户，脱贫户453户。", ["households_visited", "入户走访：其中常住户", "入户走访：其中脱贫户"]),
        (
            "入户走访3200户，其中非贫困户2800户、脱贫户400户。",
            ["households_visited", "入户走访：其中非贫困户", "入户走访：其中脱贫户"],
        ),
        ("入户走访脱贫户453户、监测户46户、低保户20户。", ["households_visited", "入户走访监测户", "入户走访低保户"]),
        ("走访慰问脱贫户453户、监测户46户。", ["households_visited", "走访慰问监测户"]),
    ],
)
def test_they_are_some_of_those_visited(text: str, found: list[str]) -> None:
    assert [one.split(".")[0] for one in figures(text)] == [f"visits/{name}" for name in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("慰问130户，其中老党员20户，困难职工10户。", ["condolences", "慰问金：其中老党员", "慰问金：其中困难职工"]),
        ("慰问130户，其中退役军人20户、留守儿童10户。", ["condolences", "慰问金：其中退役军人", "慰问金：其中留守儿童"]),
        ("临时救助120户，其中低保户20户，残疾人12户。", ["temporary_relief", "临时救助：其中低保户", "临时救助：其中残疾人"]),
        ("春节慰问130户，其中特困户20户，孤儿3户。", ["condolences", "慰问金：其中特困户", "慰问金：其中孤儿"]),
    ],
)
def test_some_of_those_helped_are_named_with_what_they_got(text: str, found: list[str]) -> None:
    assert [one.split(".")[0] for one in figures(text)] == [f"living/{name}" for name in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "农村低保450户，其中残疾人20户；临时救助12户。",
            [
                "living/minimum_living_allowance.households=450",
                "living/最低生活保障：其中残疾人.households=20",
                "living/temporary_relief.households=12",
            ],
        ),
        ("全镇脱贫户453户、监测户46户。", ["exit/cumulative.households=453", "monitoring/total.households=46"]),
        (
            "全镇走访30次，脱贫户453户、监测户46户。",
            ["visits/visit_times.count=30", "exit/cumulative.households=453", "monitoring/total.households=46"],
        ),
        (
            "全镇3500户，其中脱贫户453户，监测户46户。",
            ["population/total.households=3500", "exit/cumulative.households=453", "monitoring/total.households=46"],
        ),
    ],
)
def test_where_nobody_was_visited_they_are_all(text: str, found: list[str]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize("word", ["一般户20户", "统一采购农机20台", "一律办结信访20件", "一系列活动20场"])
def test_a_word_with_the_sign_of_a_number_is_none(word: str) -> None:
    assert list(kinds(f"其中{word}。").values()) == ["figure"]


def test_what_counts_in_words_is_still_a_name() -> None:
    assert kinds("落实一户一策，走访脱贫户20户。") == {"一户一策": "name", "20户": "figure"}


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2015年经精准识别，全镇共有脱贫户451户919人，脱贫村7个。", {"2018"}),
        ("2014年精准识别认定，我镇现有脱贫户451户。", {"2018"}),
        ("2014年通过建档立卡，全镇共有脱贫村3个、脱贫人口451人。", {"2018"}),
        ("2015年经精准识别，全镇共有贫困户451户919人。", {"2015"}),
        ("2015年全镇共有脱贫户451户。", {"2015"}),
        ("2015年经识别，当年有脱贫户51户。", {"2015"}),
    ],
)
def test_those_who_have_left_since_the_first_count_are_counted_today(text: str, when: set[str]) -> None:
    assert {one.partition("@")[2].partition("[")[0] or "2018" for one in figures(text)} == when
