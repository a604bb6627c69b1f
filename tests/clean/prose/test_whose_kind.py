"""Words that make of a stock only some of it, and of a number over years one of a year."""

import pytest

from tests.clean.prose.sentence import figures, read

SENTENCES = {
    "year by year, of a number over years": (
        "累计完成危房改造83户，其中2016年20户、2017年31户、2018年32户。",
        ["rebuilt_cumulative=83", "rebuilt=20@2016", "rebuilt=31@2017", "rebuilt=32"],
    ),
    "exits year by year": ("累计脱贫450户，其中2016年210户、2017年240户。", ["cumulative=450", "done=210@2016", "done=240@2017"]),
    "each a number over years": (
        "2016年底累计脱贫210户，2017年底累计脱贫450户。",
        ["cumulative=210@2016", "cumulative=450@2017"],
    ),
    "the watched beside those at the edge": ("纳入监测户14户、边缘户21户。", ["unstable_exited=14", "marginal=21"]),
    "the watched, and some of them at the edge": ("现有监测户35户，其中边缘户21户。", ["total=35", "marginal=21"]),
    "a title": ("评选“最美脱贫户”22户。", ["最美脱贫户=22"]),
    "no title": ("“五保户”22户。", ["extreme_poverty_support=22"]),
    "for whom something was bought": ("为脱贫户和监测户购买保险512户。", ["脱贫户和监测户购买保险=512"]),
    "whose houses were rebuilt": (
        "危房改造60户，其中低保户18户、特困户9户。",
        ["rebuilt=60", "危房改造：其中低保户=18", "危房改造：其中特困户=9"],
    ),
    "who gets an allowance": ("全镇低保户218户。", ["minimum_living_allowance=218"]),
    "what is left of a task": ("危房改造任务73户，剩余5户危房年底前全部开工。", ["rebuilt_planned=73", "剩余危房=5"]),
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES.keys())
def test_of_whom_a_number_is(text, expected):
    got = [one.split("/")[1].replace(".households", "") for one in figures(text, year=2018 if "监测" not in text else 2021)]
    assert got == expected


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("致贫原因中自身发展动力不足17户。", ""),
        ("因劳动力不足致贫17户。", ""),
        ("改造危房不足17户。", "不足"),
        ("改造危房17户。", ""),
    ],
)
def test_a_word_of_the_name_says_nothing_of_exactness(text, qualifier):
    assert [one.qualifier for one in read(text) if one.kind == "figure"] == [qualifier]
