"""Numbers not written as numbers are: asked about as a whole, and no part of them is read."""

from time import perf_counter

import pytest

from fupin_analysis.clean.prose.numbers.broken import find_broken
from tests.clean.prose.sentence import figures, kinds


@pytest.mark.parametrize(
    "written",
    [
        "12,34,567元",
        "1,2345元",
        "123,45元",
        "8 0户",
        "1 2 0万元",
        "3×5名",
        "12..5户",
        "12.3.4万元",
        "80，5万元",
        "1'234元",
        "1O5户",
        "l2户",
        "1OO人",
        "012户",
        "80。5万元",
        "120,30,45户",
    ],
)
def test_what_is_no_number_is_left_over_whole(written):
    assert kinds(f"完成{written}。") == {written: "leftover"}


@pytest.mark.parametrize(
    ("text", "number"),
    [("贫困户总数－35户。", "－35户"), ("净增-12人。", "-12人"), ("同比增长−3.5%。", "−3.5%"), ("投入.5万元。", ".5万元")],
)
def test_a_sign_before_a_number_may_be_a_minus(text, number):
    assert kinds(text) == {number: "leftover"}


#: About a million, or what a place is to be worth.
ROUND = ["投入上百万元。", "投入数百万元。", "投入百十万元。", "打造百亿元产业。", "千二百人参加。"]


@pytest.mark.parametrize("text", ["数十人参加。", "几十户受益。", "共数10人参加。", "好几百人参加。", "百十户参加。", *ROUND])
def test_what_nobody_counted_is_no_number(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("今年脱贫—35户。", ["exit/done.households=35"]),
        ("今年脱贫——35户。", ["exit/done.households=35"]),
        ("今年脱贫1,252人。", ["exit/done.persons=1252"]),
        ("今年脱贫1 252人。", ["exit/done.persons=1252"]),
        ("今年脱贫户数十户。", ["exit/done.households=10"]),
        ("今年脱贫 35 户 120 人。", ["exit/done.households=35", "exit/done.persons=120"]),
        ("1 今年脱贫35户。", ["exit/done.households=35"]),
        ("投入扶贫资金百万元。", ["funds/invested.amount_yuan=1000000"]),
        ("全镇贫困村数五个。", ["registry/villages.count=5"]),
        ("全镇学校数三所。", ["education/schools.count=3"]),
        ("培育首3位致富带头人。", ["production/leaders.persons=3"]),
        ("2018,35户脱贫。", ["exit/done.households=35"]),
    ],
)
def test_what_only_looks_so_is_read(text, found):
    assert figures(text) == found


def test_two_sentences_stay_two():
    assert figures("户数为120。3万元用于慰问。") == ["living/condolences.amount_yuan=30000"]


def test_sides_of_a_thing_are_its_size():
    assert kinds("新建3×5米。") == {"3×5米": "dimension"}


def test_many_digits_apart_are_looked_through_once():
    began = perf_counter()

    list(find_broken("1 " * 8000))

    assert perf_counter() - began < 2
