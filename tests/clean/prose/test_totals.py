"""All there are of a kind are claimed where the words at a number say so, and nothing narrows them."""

import pytest

from tests.clean.prose.sentence import figures, read

#: What narrows is known: a programme, a verb, what stands before 的, each of several.
NARROWED = {
    "what they do, before 的": ("全镇发展“5+2”特色产业的贫困户有615户。", "发展5+2特色产业的贫困户.households=615"),
    "whom each helps": ("一名带头人带3户贫困户。", "一名带头人带贫困户.households=3"),
    "whom it is about": ("逐户核对缴费，涉及贫困户518户。", "涉及贫困户.households=518"),
    "the others of a list": (
        "饮水安全达标率98%。未达标83户，其中水量不足14户，其他未达标4户。",
        "饮水安全未达标其他未达标.households=4",
    ),
    "who is named": ("脱贫户李桂英等12户领取补助6万元。", "脱贫户李**.households=12"),
    "who was taken on": ("优先雇佣贫困劳动力31人。", "优先雇佣贫困劳动力.persons=31"),
    "villages with a firm": ("成立合作社的贫困村7个。", "成立合作社的贫困村.count=7"),
}
#: Words that narrow nothing.
ALL = {
    "by the whole township": ("全镇精准识别建档立卡贫困户860户。", "registry/total.households=860"),
    "since when": ("2014年以来累计纳入监测对象187户。", "monitoring/total.households=187"),
    "after a check": ("动态调整后，我镇共有建档立卡贫困户712户。", "registry/total.households=712"),
    "by whose list": ("全镇有“十三五”省定贫困村5个。", "registry/villages.count=5"),
    "in the system": ("纳入防返贫监测系统的“三类人员”66户。", "monitoring/total.households=66"),
    "what became of them": ("全镇391户建档立卡贫困户全部脱贫。", "registry/total.households=391"),
    "of whom some": ("脱贫劳动力486人中外出务工310人。", "population/registered_labour_force.persons=486"),
}


@pytest.mark.parametrize(("text", "expected"), NARROWED.values(), ids=NARROWED.keys())
def test_some_of_a_kind_keep_the_words_that_narrow_them(text: str, expected: str) -> None:
    others = {"领取补助.amount_yuan=60000", "safe_water_rate.rate=0.98", "饮水安全未达标.households=83", "水量不足.households=14"}
    assert [one for figure in figures(text) if (one := figure.split("/", 1)[1]) not in others] == [expected]


@pytest.mark.parametrize(("text", "expected"), ALL.values(), ids=ALL.keys())
def test_all_of_a_kind_are_believed(text: str, expected: str) -> None:
    assert expected in figures(text)
    assert not any(one.is_doubtful for one in read(text))


def test_what_is_said_behind_them_is_of_all_where_so_many_have_been_told() -> None:
    told = read("全镇有贫困村5个。今年5个贫困村修建了文化广场。")
    again = [one for one in told if one.item == "villages"]
    assert [one.value for one in again] == [5, 5]
    assert not any(one.is_doubtful for one in again)


def test_what_is_said_behind_fewer_is_of_some() -> None:
    assert "infrastructure/贫困村修建了文化广场.count=3" in figures("全镇有贫困村5个。今年3个贫困村修建了文化广场。")


def test_what_is_said_behind_them_is_asked_about_where_nobody_said_how_many() -> None:
    (mention,) = [one for one in read("今年3个贫困村修建了文化广场。") if one.text == "3个"]
    assert (mention.topic, mention.item, mention.is_doubtful) == ("registry", "villages", True)
    assert mention.reasons[0][0] == "unsaid"


def test_unknown_words_before_a_number_are_asked_about_and_not_believed() -> None:
    (mention,) = [one for one in read("夕阳红贫困户31户。") if one.text == "31户"]
    assert mention.is_doubtful


def test_a_rounded_number_is_that_of_all_that_was_told() -> None:
    told = [one for one in read("全镇有贫困户298户。镇党委带着近300户贫困户的期盼出发。") if one.unit == "户"]
    assert [(one.item, one.is_doubtful) for one in told] == [("total", False), ("total", False)]
