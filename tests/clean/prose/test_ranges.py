"""Numbers told by two ends keep both, whatever stands between them, and are held against nothing."""

import pytest

from fupin_analysis.clean.prose.figures import clean_prose
from fupin_analysis.clean.prose.numbers.numerals import find_numerals
from fupin_analysis.clean.prose.paper.folding import fold_prose
from fupin_analysis.core.prose import Paragraph, Prose
from fupin_analysis.core.texts.qualifiers import upper_end
from fupin_analysis.crosscheck.rounded import exact
from fupin_analysis.present.cell_text import figure_text


@pytest.mark.parametrize("dash", ["-", "–", "—", "——", "～", "~", "－", "至", "到"])
@pytest.mark.parametrize(
    ("first", "last", "ends", "unit"),
    [
        ("8", "10公里", (8, 10), "公里"),
        ("8公里", "10公里", (8, 10), "公里"),
        ("30", "35户", (30, 35), "户"),
        ("100", "120万元", (100e4, 120e4), "万元"),
        ("100万", "120万元", (100e4, 120e4), "万元"),
        ("100万元", "120万元", (100e4, 120e4), "万元"),
        ("8000元", "1万元", (8000, 10000), "万元"),
        ("8000", "1万元", (8000, 10000), "万元"),
        ("1,200", "1,500人", (1200, 1500), "人"),
        ("30%", "35%", (0.3, 0.35), "%"),
        ("30", "35%", (0.3, 0.35), "%"),
        ("1.5", "2.5‰", (0.0015, 0.0025), "‰"),
        ("三十", "三十五户", (30, 35), "户"),
        ("百分之三十", "百分之三十五", (0.3, 0.35), "百分之"),
        ("三", "五期", (3, 5), "期"),
        ("200多", "300余人", (200, 300), "人"),
        ("800平方米", "1200平方米", (800, 1200), "平方米"),
        ("500立方米", "800立方米", (500, 800), "立方米"),
        ("2个百分点", "3个百分点", (0.02, 0.03), "个百分点"),
    ],
)
def test_both_ends_are_kept(first, dash, last, ends, unit):
    (found,) = find_numerals(fold_prose(f"共{first}{dash}{last}").text)

    assert (found.kind, found.value, upper_end(found.qualifier), found.unit) == ("range", *ends, unit)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("七八十户", (70, 80)),
        ("三五户", (3, 5)),
        ("两三百户", (200, 300)),
        ("五六千元", (5000, 6000)),
        ("占三四成", (0.3, 0.4)),
        ("介于200人和210人之间", (200, 210)),
    ],
)
def test_what_is_told_by_two_signs_or_as_between(text, ends):
    (found,) = find_numerals(fold_prose(text).text)

    assert (found.kind, found.value, upper_end(found.qualifier)) == ("range", *ends)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("甲村30户和乙村35户", ["number", "number"]),
        ("改造30户和35人", ["number", "number"]),
        ("30户至35人", ["number", "number"]),
        ("治疗3-5个月", ["duration"]),
        ("第3-5组", ["ordinal"]),
        ("村3-5组", ["name"]),
        ("1-2人户30户", ["condition", "number"]),
        ("海拔850至1950米", ["geography"]),
        ("35-30座", ["leftover"]),
        ("52户-19户=33户", ["number", "number", "number"]),
        ("脱贫户由120户到90户", ["number", "number"]),
        ("监测户从30户至50户", ["number", "number"]),
        ("监测户由30到50户", ["leftover"]),
        ("奖补由100万元至120万元不等", ["range"]),
        ("收入由3000元到5000元之间", ["range"]),
        ("从事种植30户到50户", ["range"]),
    ],
)
def test_what_is_no_range_of_things_counted(text, kinds):
    assert [one.kind for one in find_numerals(fold_prose(text).text)] == kinds


def _figures(*lines):
    numbered = (Paragraph(number, line) for number, line in enumerate(("甲山镇2018年脱贫攻坚工作总结", *lines), start=1))
    return clean_prose(Prose("甲山镇.txt", tuple(numbered)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("新修通村公路8-10公里。", "8—10 公里"),
        ("今年脱贫300～350人。", "300—350 人"),
        ("林地5-6平方公里。", "7,500—9,000 亩"),
    ],
)
def test_a_figure_is_shown_with_both_and_checked_against_nothing(text, shown):
    figures = _figures(text).figures

    assert [figure_text(row, language="zh") for row in figures.to_dict("records")] == [shown]
    assert exact(figures).empty


def test_an_exact_number_between_the_ends_stands_and_nothing_is_asked():
    cleaned = _figures("一、脱贫", "今年脱贫30-35户。", "二、小结", "今年脱贫32户。")

    assert cleaned.figures["value"].tolist() == [32]
    assert cleaned.aside.num_rows == 0


def test_an_uncertain_range_is_left_over_and_not_half_of_it():
    cleaned = _figures("脱贫人口在200人到210人之间。")

    assert cleaned.figures.empty
    assert cleaned.aside.column("code").to_pylist() == ["F281"]
