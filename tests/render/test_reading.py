"""The review page: every number marked with its verdict and what it takes part in, nothing alive, nothing personal."""

import re

import pytest

from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.clean.prose.words import prose_words
from fupin_analysis.core.prose import Paragraph, Prose
from fupin_analysis.present import words
from fupin_analysis.reports.text_review import document_page, review_page, review_reading

LINES = [
    "甲山镇2018年脱贫攻坚工作总结",
    "全镇建档立卡贫困户298户1252人，种植<script>alert(1)</script>花椒1500亩。联系电话13800138000。",
]
SUMS = [LINES[0], "全镇建档立卡贫困户100户400人，其中已脱贫60户250人，未脱贫50户150人。", "移交钥匙8户。", "各项工作打分95.5。"]


def page(lines=LINES, language="zh"):
    reading = read_prose(Prose("总结<b>.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1))))
    review = review_reading(reading)
    return review, review_page(review, language=language)


def entry(html, text):
    """What the side list says of the number written `text`."""
    listed = re.findall(r'<li id="n\d+">.*?</li>', html, re.DOTALL)
    return next(one for one in listed if re.match(rf'<li id="n\d+"><a [^>]*>{text}(<sup>.</sup>)?</a>', one))


def test_every_number_is_marked_once_and_listed_once():
    review, html = page()

    numbers = [str(one) for one in range(1, len(review.reading.mentions) + 1)]
    assert sorted(re.findall(r'id="m(\d+)"', html), key=int) == numbers
    assert sorted(re.findall(r'id="n(\d+)"', html), key=int) == numbers


def test_what_the_text_holds_is_text():
    _, html = page()

    assert html.count("<script>") == 1
    assert "&lt;script&gt;" in html
    assert "总结<b>" not in html


def test_personal_numbers_are_not_shown():
    assert "13800138000" not in page()[1]


def test_the_page_speaks_both_languages():
    assert "旁边写有" in page()[1]
    assert "stands beside it" in page(language="en")[1]


def test_a_figure_tells_its_item_period_and_reason():
    html = entry(page()[1], "298户")

    assert re.search(r"<b>建档立卡合计</b>.*<div>建档立卡 · 户数 · 2018</div>.*旁边写有“建档立卡贫困户”", html, re.DOTALL)


def test_a_number_tells_which_edits_it_takes_part_in_and_with_which_others():
    review, html = page()
    persons = review.reading.mentions.index(next(one for one in review.reading.mentions if one.text == "1252人"))

    assert review.verdict(persons) == "agrees"
    assert f'相符：人数不少于户数 <a href="#m{persons + 1}">1252人</a>' in entry(html, "298户")


def test_what_contradicts_stands_first_and_names_the_sum_that_fails():
    review, html = page(SUMS)

    assert {one.text for index, one in enumerate(review.reading.mentions) if review.verdict(index) == "contradicts"} >= {
        "100户",
        "50户",
    }
    assert html.index("<h2>有矛盾") < html.index("<h2>请核对") < html.index("<h2>建档立卡")
    wrong = re.findall(r'<div class="wrong">(.*?)</div>', entry(html, "100户"), re.DOTALL)
    assert any("建档立卡合计＝未脱贫＋已脱贫" in one and "50户" in one for one in wrong)
    assert "contradicts" not in entry(html, "400人").split("</a>")[0]


def test_what_is_asked_is_told_with_the_command_that_answers_it():
    review, html = page(SUMS)

    assert "没有归入任何指标" in entry(html, "95.5")
    assert "fupin teach --heading" in entry(html, "8户")
    assert review.tally()["asked"] == 1


def test_what_may_be_right_is_asked_and_not_called_a_contradiction():
    review, html = page([LINES[0], "全镇建档立卡贫困户100户400人。发放普通高中补助21人31500元，中职33人45900元。"])

    asked = [index for index in range(len(review.reading.mentions)) if review.findings.get(index)]
    assert asked
    assert {row["standing"] for index in asked for row in review.findings[index]} <= {"question", "note"}
    assert {review.verdict(index) for index in asked} <= {"asked"}
    assert "<h2>有矛盾" not in html


def test_a_county_s_own_edits_are_in_force_on_the_page(tmp_path):
    path = tmp_path / "甲山镇.txt"
    path.write_text("\n".join(SUMS), encoding="utf-8")
    (tmp_path / "rules.toml").write_text("[B102]\nenabled = false\n[B101]\nenabled = false\n", encoding="utf-8")

    assert "不符：" in document_page(path)
    assert "不符：建档立卡合计＝未脱贫＋已脱贫" not in document_page(path, data=tmp_path)


@pytest.mark.parametrize("text", ["昔我往矣，杨柳依依。今我来思，雨雪霏霏。", "The town has 300 poor households."])
def test_a_text_that_is_no_summary_makes_a_page_that_says_so(text, tmp_path):
    path = tmp_path / "诗.txt"
    path.write_text(text, encoding="utf-8")

    html = document_page(path)
    assert "F131" in html
    assert 'class="legend"' not in html


def test_the_cells_of_its_tables_are_shown_with_what_they_were_read_as_or_why_not(tmp_path):
    path = tmp_path / "甲山镇.txt"
    rows = ["村名\t建档立卡户数\t某某（元）", "东阁村\t12\t5", "西阁村\t<b>若干\t6"]
    path.write_text("\n".join([*LINES[:1], "各村建档立卡情况", *rows]), encoding="utf-8")

    html = document_page(path)
    table = html[html.index("<table>") : html.index("</section>")]

    assert re.search(r'<span class="m t\d \w+">12</span><small>建档立卡合计 · 2018 · 东阁村</small>', table)
    assert '<span class="m asked">&lt;b&gt;若干<sup>?</sup></span>' in table
    assert '<p class="note">&lt;b&gt;若干 — F201：' in table
    assert "<b>" not in table
    assert "各村建档立卡情况" not in table


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_way_a_number_is_told_and_every_doubt_has_its_words(language):
    certainty, known = prose_words()["certainty"], set(words.names("reading"))
    assert {"in_list" if how == "list" else how for how in certainty["how"]} <= known
    assert {f"ground_{key}" for key in certainty["less"]} <= known
    text = "原计划改造危房50户，后调整为60户，实际改造60户。"
    assert "实际改造" in page([LINES[0], text], language)[1]  # told as what was done of an aim
