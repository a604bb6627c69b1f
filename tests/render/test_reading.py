"""The review page: every number marked, nothing alive, nothing personal."""

import re

from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose
from fupin_analysis.present.reading import review_words
from fupin_analysis.render.reading import render_review

LINES = [
    "甲山镇2018年脱贫攻坚工作总结",
    "全镇建档立卡贫困户298户1252人，种植<script>alert(1)</script>花椒1500亩。联系电话13800138000。",
]


def page(lines=LINES, language="zh"):
    prose = Prose("总结<b>.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1)))
    reading = read_prose(prose)
    return reading, render_review(reading, words=review_words(language), language=language)


def test_every_number_is_marked_once_and_listed_once():
    reading, html = page()

    assert sorted(re.findall(r'id="m(\d+)"', html), key=int) == [str(one) for one in range(1, len(reading.mentions) + 1)]
    assert sorted(re.findall(r'id="n(\d+)"', html), key=int) == [str(one) for one in range(1, len(reading.mentions) + 1)]


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
    html = page()[1]

    assert re.search(r"298户</a> <b>建档立卡合计</b><br>建档立卡 · 户数 · 2018<br><small>旁边写有“建档立卡贫困户”", html)
