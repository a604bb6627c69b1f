"""What every page must be: whole, offline, safe, traceable, the same for the same input."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fupin_analysis.errors import FupinError
from fupin_analysis.render.run import notebook_path, render_report
from tests.conftest import HOSTILE_TOWNSHIP, Pages


@pytest.fixture(scope="module")
def xx(pages: Pages) -> str:
    return pages.page("XX镇").read_text(encoding="utf-8")


def test_all_pages_were_made(pages: Pages) -> None:
    assert pages.messages == ()


def test_the_page_is_small_and_asks_for_nothing(xx: str) -> None:
    assert len(xx.encode()) < 400_000
    assert not re.findall(r"<(?:script|link|iframe|object|embed)\b", xx)
    assert not re.findall(r"(?:src|href)=[\"'](?!#|data:|\.\./\.\./index\.html|\.\./[%\w]+/report\.html)", xx)
    assert "default-src 'none'" in xx
    assert '<html lang="zh-CN">' in xx


def test_no_code_no_path_and_no_identifier_is_left(pages: Pages) -> None:
    for page in pages.output.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "measure_causes" not in text
        assert str(pages.data.parent) not in text
        assert "99990119900101001X" not in text


@pytest.mark.parametrize(
    "text",
    [
        "因病94户381人，占总户数的31.5%、总人数的30.4%",
        "缺劳动力164户703人，占总户数的55.0%、总人数的56.2%",
        "2018年共发放教育补助38.35万元，惠及409人次",
        "人均926.77元",
        "人均947.87元，比上半年提高2.3%",
        "占安排数的81.35%",
        "每公里69.59万元",
        "每公里56.59万元",
    ],
)
def test_the_worked_example_is_told_in_prose(xx: str, text: str) -> None:
    assert text in re.sub(r"<[^>]+>", "", xx)


@pytest.mark.parametrize(
    "cells",
    [
        ["因病", "94", "31.5%", "86.6%", "381", "30.4%"],
        ["缺劳动力", "164", "55.0%", "55.0%", "703", "56.2%"],
        ["教育补助合计", "2018年", "409", "人次", "383,500"],
        ["教育补助合计", "2018年上半年", "198", "人", "183,500", "100.0%", "926.77"],
        ["教育补助合计", "2018年下半年", "211", "人", "200,000", "100.0%", "947.87"],
        ["1,303,000", "1,060,000", "243,000", "81.35%"],
        ["乡村道路", "2", "1.71", "1,190,000", "695,906"],
        ["革命老区道路", "3", "4.2", "2,376,800", "565,905"],
    ],
)
def test_the_worked_example_stands_in_tables(xx: str, cells: list[str]) -> None:
    rows = [
        [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr.*?</tr>", xx)
    ]
    assert any(_in_order(cells, row) for row in rows)


def _in_order(cells: list[str], row: list[str]) -> bool:
    rest = iter(cell.removesuffix(" ※") for cell in row)
    return all(cell in rest for cell in cells)


def test_what_contradicts_is_told(xx: str) -> None:
    text = re.sub(r"<[^>]+>", "", xx)
    assert "2018年建档立卡合计报298户，计算得248户，相差50户。建议将2018年计划脱贫（按名册）由7户改为57户（把握高）" in text
    assert "建档立卡合计由298户改为248户" in text
    assert "医疗保障覆盖报1312人，上限为1252人，超出60人" in text
    assert "2019年计划脱贫一处报139户、550人，另一处报120户、507人" in text


def test_marks_lead_to_findings(xx: str) -> None:
    anchors = re.findall(r'class="mark" href="#([^"]+)"', xx)
    assert anchors
    assert all(f'<li id="{anchor}">' in xx for anchor in anchors)


def test_contents_list_leads_to_every_heading(xx: str) -> None:
    headings = re.findall(r'<h[23] id="([^"]+)"', xx)
    contents = re.findall(r'<li class="level\d"><a href="#([^"]+)"', xx)
    assert headings == contents
    assert len(headings) > 15


def test_every_table_has_scoped_headers_and_a_source(xx: str) -> None:
    assert "<th>" not in xx
    tables = re.findall(r'<figure class="table.*?</figure>', xx, flags=re.DOTALL)
    assert all("来源" in table for table in tables)
    assert "XX镇-2018.xlsx › 致贫原因 › D4" in xx


def test_a_mapped_wording_is_not_hidden(xx: str) -> None:
    assert "原文“思想观念落后”按标准名称归入“自身发展动力不足”" in xx


def test_a_township_with_five_figures_gets_an_honest_short_report(pages: Pages) -> None:
    text = pages.page("五数镇").read_text(encoding="utf-8")
    assert len(text) < 60_000
    assert text.count("本年度未报送。") <= 4  # a line for each run of sections, not one for each section
    lines = re.findall(r'<p class="absent run">(.*?)</p>', text)
    assert re.sub("<[^>]+>", "", lines[0]).endswith("（五）生活保障：本年度未报送。")
    assert {"education", "medical", "housing", "credit", "living"} <= set(re.findall(r'<span id="([^"]+)"', text))
    anchors = set(re.findall(r'id="([^"]+)"', text))
    assert set(re.findall(r'<li class="level\d[^"]*"><a href="#([^"]+)"', text)) <= anchors
    assert "本年度未报送：致贫原因、教育补助" in text
    assert "40户163人" in text
    assert 'class="chart"' not in text
    assert "nan" not in text.lower()


def test_hostile_text_is_escaped(pages: Pages) -> None:
    page = pages.page(HOSTILE_TOWNSHIP)
    text = page.read_text(encoding="utf-8")
    assert "<script>" not in text
    assert "<img src=x" not in text
    assert "&lt;script&gt;" in text
    assert page.is_relative_to(pages.output)


def test_the_same_input_makes_the_same_bytes(pages: Pages, tmp_path: Path) -> None:
    parameters = {"township": "XX镇", "year": 2018, "data": str(pages.data), "processed": str(tmp_path / "processed")}
    again = render_report(notebook_path("01_township"), tmp_path / "report.html", parameters=parameters)
    assert again.read_bytes() == pages.page("XX镇").read_bytes()


def test_a_failing_cell_is_told_without_a_traceback_and_leaves_the_old_page(tmp_path: Path, pages: Pages) -> None:
    page = tmp_path / "report.html"
    page.write_text("old", encoding="utf-8")
    parameters = {"township": "无名镇", "year": 2018, "data": str(pages.data), "processed": str(tmp_path / "processed")}
    with pytest.raises(FupinError) as caught:
        render_report(notebook_path("01_township"), page, parameters=parameters)
    message = caught.value.problems[0].say("zh")
    assert message.startswith("F501")
    assert "Traceback" not in message
    assert page.read_text(encoding="utf-8") == "old"


def test_the_english_page_speaks_english(tmp_path: Path, pages: Pages) -> None:
    parameters = {
        "township": "XX镇",
        "year": 2018,
        "data": str(pages.data),
        "language": "en",
        "processed": str(tmp_path / "processed"),
    }
    text = render_report(notebook_path("01_township"), tmp_path / "report.html", parameters=parameters).read_text(
        encoding="utf-8"
    )
    assert '<html lang="en">' in text
    assert "94 households with 381 persons, 31.5% of households and 30.4% of persons" in text
    body = re.sub(r"<[^>]+>|来源|data:[^\"]+", "", text[text.index("<main") :])
    told = " ".join(re.findall(r"<p>(.*?)</p>", text))
    assert "本年度" not in told
    assert "持平" not in body
