"""The front page: what it says without a script, its order, its totals, and that nothing handed in becomes markup."""

from __future__ import annotations

import base64
import hashlib
import math
import re
from dataclasses import replace

import pytest
from lxml import html

from fupin_analysis.batch.front_page import FrontRow, by_work, reading_key, render_front_page, total_by_year
from fupin_analysis.core.cure import Cure, Told
from fupin_analysis.present import words
from tests.conftest import HOSTILE

NAN = math.nan


def _page(*rows, problems=(), language="zh"):
    counts = {"reports": len(rows), "overviews": 0, "made": len(rows), "failed": 0, "findings": 0}
    labels = {name: words.say(f"index.{name}", language, problem="", **counts) for name in words.names("index")}
    return render_front_page(rows, problems=problems, words=labels, language=language)


def test_failed_come_first_then_most_to_check_then_names_in_reading_order():
    rows = [
        FrontRow("中山镇", 2018),
        FrontRow("安丰镇", 2018),
        FrontRow("北关镇", 2018, findings=2),
        FrontRow("东风镇", 2018, findings=9),
        FrontRow("西河镇", 2018, is_failed=True),
        FrontRow("安丰镇", 2017),
    ]
    order = [(row.township, row.year) for row in by_work(rows)]
    assert order == [("西河镇", 2018), ("东风镇", 2018), ("北关镇", 2018), ("安丰镇", 2017), ("安丰镇", 2018), ("中山镇", 2018)]


def test_years_are_totalled_apart_and_say_how_many_reported():
    rows = [
        FrontRow("甲山镇", 2018, registered_households=40, registered_persons=163, findings=1),
        FrontRow("乙水乡", 2018, registered_households=NAN, registered_persons=100, findings=2),
        FrontRow("甲山镇", 2017, registered_households=50),
        FrontRow("全部乡镇", 0, findings=3),
    ]
    last, this = total_by_year(rows)
    assert (last.year, last.townships, last.sums["registered_households"]) == (2017, 1, 50)
    assert (this.year, this.townships) == (2018, 2)
    assert (this.sums["registered_households"], this.counted["registered_households"]) == (40, 1)
    assert (this.sums["registered_persons"], this.sums["findings"]) == (263, 3)
    assert math.isnan(last.sums["registered_persons"])
    assert "<small>1/2</small>" in _page(*rows)


def test_what_is_not_reported_is_a_dash_and_sorts_last():
    page = _page(FrontRow("甲山镇", 2018, registered_households=0))
    assert "<td>0<td>—" in page


def test_one_script_is_allowed_by_its_hash_and_nothing_else():
    page = _page(FrontRow("甲山镇", 2018))
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in page
    assert "default-src 'none'" in page
    assert not re.search(r"\son\w+=", page)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_handed_in_becomes_markup(language):
    page = _page(FrontRow(HOSTILE, 2018, is_failed=True, message=HOSTILE), problems=[(HOSTILE, HOSTILE)], language=language)
    assert page.count("<script") == 1
    assert "alert`1`&lt;/script" in page


def test_many_problems_are_folded():
    assert "<details>" in _page(FrontRow("甲山镇", 2018), problems=[(f"文件{number}", "") for number in range(13)])
    assert "<details>" not in _page(FrontRow("甲山镇", 2018), problems=[("文件", "")])


def test_five_thousand_townships_stay_below_two_megabytes():
    rows = []
    for number in range(5000):
        stem = f"2018/甲{number:04}山镇/report"
        annexes = (("Excel", f"{stem}.xlsx"), ("Word", f"{stem}.docx"))
        row = FrontRow(f"甲{number:04}山镇", 2018, f"{stem}.html", 1298, 4252, 121, 512, 102, number % 2 * 5, annexes=annexes)
        rows.append(replace(row, files=number % 3, rivals=number % 2, own_words=number % 5, list_link=f"{stem}-findings.xlsx"))
    page = _page(*rows)
    assert page.count("<tr><th scope=row>") == 5000
    assert page.count("report-findings.xlsx") == 5000
    assert len(page.encode()) < 2_000_000


def test_numbers_of_thousands_are_grouped_in_both_languages():
    rows = [FrontRow("甲山镇", 2018, registered_persons=12354), FrontRow("乙水乡", 2018, registered_persons=7)]
    for language in ("zh", "en"):
        page = _page(*rows, language=language)
        assert "<td>12,354<i" in page
        assert "<td>12,361</td>" in page  # their total


def test_a_list_without_end_tags_is_read_as_rows_and_cells():
    rows = [
        FrontRow("甲山镇", 2018, "2018/甲山镇/report.html", 298, findings=2, files=3, annexes=(("Excel", "a.xlsx"),)),
        FrontRow("乙水乡", 2018, list_link="b.xlsx"),
    ]
    (body,) = html.fromstring(_page(*rows)).get_element_by_id("list").xpath("tbody")
    cells = [[" ".join(cell.itertext()).strip() for cell in row.xpath("th|td")] for row in body.xpath("tr")]
    assert cells[0] == ["甲山镇", "2018", "298", "—", "—", "—", "0", "2", "有待核实 3个文件合并", "Excel", "—"]
    assert cells[1] == ["乙水乡", "2018", "—", "—", "—", "—", "0", "0", "已生成", "", "清单"]


def test_names_that_the_encoding_lacks_have_a_place_too():
    assert reading_key("㐂山镇") > reading_key("中山镇")


def test_pages_of_many_townships_stand_above_the_list_and_in_no_total():
    rows = [FrontRow("甲山镇", 2018, link="2018/甲山镇/report.html", figures=3)]
    page = _page(*rows, FrontRow("各乡镇并列", 2018, link="2018/04_municipality.html", figures=3, is_overview=True))
    assert '<li><a href="2018/04_municipality.html">各乡镇并列 · 2018</a></li>' in page
    assert page.count("<tr>") == 3  # head, one township, its year's total
    assert "合计 · 1" in page


def test_the_years_of_a_township_lead_to_each_other():
    page = _page(*(FrontRow("甲山镇", year, link=f"{year}/甲山镇/report.html") for year in (2017, 2018)))
    assert page.count('<small><a href="2017/甲山镇/report.html">2017</a></small>') == 1
    assert page.count('<small><a href="2018/甲山镇/report.html">2018</a></small>') == 1


def test_a_row_says_what_its_page_was_put_together_from():
    page = _page(FrontRow("甲山镇", 2018, files=3, rivals=2, own_words=5), FrontRow("乙水乡", 2018, files=1))
    for told in ("3个文件合并", "2项说法不一", "5项按原文列出"):
        assert page.count(told) == 1
    assert "1个文件合并" not in page
    assert "0项" not in page


def test_a_command_stands_apart_so_that_it_is_copied_whole() -> None:
    cure = Cure("teach", (("cell", "甲.csv › 第3行"), ("was", "-88"), ("value", None)))
    told = [Told("甲.csv › 第3行：数量不能为负。", cure), Told("乙.csv：找不到文件")]
    page = _page(FrontRow("甲山镇", 2018), problems=[one.apart() for one in told])
    assert "答复一次即可：<code>fupin teach --cell &#39;甲.csv › 第3行&#39; --was -88 --value &#39;数值&#39;</code></li>" in page
    assert "<li>乙.csv：找不到文件</li>" in page


def test_without_a_township_there_is_no_list_to_search() -> None:
    page = _page()
    assert "没有乡镇年度报告" in page
    assert "<table" not in page
    assert "<script" not in page
    assert "没有乡镇年度报告" not in _page(FrontRow("甲山镇", 2018, figures=3))
