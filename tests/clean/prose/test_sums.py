"""What a text says of its own numbers together, and the same figure said twice."""

import pytest

from fupin_analysis.clean.prose.figures import clean_prose
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.clean.prose.sums import check_sums, quote
from fupin_analysis.core.prose import Paragraph, Prose
from fupin_analysis.crosscheck.rounded import exact

TITLE = "云岭镇2018年脱贫攻坚工作总结"


def document(*paragraphs):
    return Prose("总结.txt", tuple(Paragraph(number, text) for number, text in enumerate((TITLE, *paragraphs), start=1)))


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("危房改造87户，补助348万元，户均4000元。", ["87户×4000元＝348,000元"]),
        ("危房改造87户，补助34.8万元，户均4000元。", []),
        ("医疗保险参保1412人，参保率104.2%。", ["≤100%"]),
        ("各学段资助416人次，其中学前61人次，小学187人次，初中142人次。", ["61人次＋187人次＋142人次＝390人次"]),
        ("各学段资助390人次，其中学前61人次，小学187人次，初中142人次。", []),
        ("将367户628人纳入农村低保，月人均补差355元，全年支出267.5万元。", []),
        ("教育资助约390人次，其中小学287人次，初中142人次。", []),
        ("发展产业312户，奖补93.6元，户均3000元。", ["312户×3000元＝936,000元"]),  # 万 left out
        ("发展产业312户，奖补96.3万元，户均3000元。", ["312户×3000元＝936,000元"]),  # digits exchanged
        ("发展产业312户，奖补90万元，户均3000元。", []),  # may be another 90万元
        ("发展产业312户，奖补93.6万元，户均3000元。", []),
    ],
)
def test_a_sentence_is_held_against_its_own_numbers(sentence, said):
    reading = read_prose(document(sentence))

    found = check_sums(reading)

    assert [what for _, what in found] == said
    assert all(quote(mention, reading) == sentence for mention, _ in found)


LISTED = "全镇建档立卡贫困户{}户{}人。其中：2016年脱贫71户268人，2017年脱贫86户315人，未脱贫55户{}人。"


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((212, 769, 186), []),
        ((212, 796, 186), ["268人＋315人＋186人＝769人"]),
        ((221, 769, 186), ["71户＋86户＋55户＝212户"]),
        ((230, 796, 186), []),  # a year may be left out
        ((212, 7690, 186), []),  # of something else
    ],
)
def test_parts_that_add_up_in_one_measure_are_all_of_them(numbers, said):
    assert [what for _, what in check_sums(read_prose(document(LISTED.format(*numbers))))] == said


def test_what_several_paragraphs_say_stands_before_what_one_says_otherwise():
    thrice = "全镇有贫困村8个。", "干部走村入户。", "8个贫困村全部通路。", "全镇有贫困村21个。"

    cleaned = clean_prose(document(*thrice))

    assert set(cleaned.figures.query("item == 'villages'")["value"]) == {8}
    assert (cleaned.quarantine["code"] == "F282").sum() == 1


def test_a_sum_that_does_not_hold_is_told_with_its_sentence():
    sentence = "危房改造87户，补助348万元，户均4000元。"

    aside = clean_prose(document(sentence)).quarantine.query("code == 'F283'")

    assert aside["text"].tolist() == [sentence]
    assert aside["source"].str.startswith("总结.txt").all()


SAID_TWICE = {
    "a slip of the pen is a finding": ("1252人", "1225人", 2, 0),
    "a part taken for the whole is asked about": ("1252人", "137人", 1, 1),
    "rounded it says the same": ("1252人", "近1300人", 1, 0),
    "said again it is confirmed": ("1252人", "1252人", 2, 0),
}


@pytest.mark.parametrize(("first", "second", "kept", "asked"), SAID_TWICE.values(), ids=SAID_TWICE.keys())
def test_one_figure_said_twice(first, second, kept, asked):
    cleaned = clean_prose(document(f"全镇建档立卡贫困人口{first}。", "干部走村入户。", f"到年底，全镇建档立卡贫困人口{second}。"))

    figures = cleaned.figures.query("topic == 'registry' and item == 'total' and measure == 'persons'")

    assert len(figures) == kept
    assert figures["value"].iloc[0] == 1252
    assert (cleaned.quarantine["code"] == "F282").sum() == asked


def test_what_is_only_roughly_stated_is_held_against_nothing():
    sentence = "到年底，全镇贫困发生率下降到1.3%以下，未脱贫42户113人，带动就业60余人。"

    figures = clean_prose(document(sentence)).figures

    assert len(figures) == 4
    assert exact(figures)["value"].tolist() == [42, 113]
