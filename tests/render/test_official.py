"""The official document: what GB/T 9704-2012 asks of the file, and of the page that LibreOffice makes of it."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections import Counter

import pypdfium2 as pdfium
import pytest

from fupin_analysis.render.official import OfficialDocument
from fupin_analysis.render.official_body import caption_xml, column_widths

docx = pytest.importorskip("docx")

#: Millimetres in a point.
_MM = 25.4 / 72


def _xml(document, part="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(document.to_bytes())) as package:
        return package.read(part).decode()


@pytest.fixture
def document():
    made = OfficialDocument("甲山镇2018年脱贫攻坚工作总结")
    made.heading("一、基本情况", level=1)
    made.heading("（一）建档立卡", level=2)
    made.paragraph("全镇“建档立卡”贫困户298户1252人，教育补助【未提供】。")
    made.table(["致贫原因", "户数（户）"], [["因病", "111"], ["因残", "42"]], caption="表1 致贫原因")
    return made


def test_type_area_grid_and_page_numbers(document):
    body = _xml(document)
    # 210 - 28 - 26 = 156 mm, 297 - 37 - 35 = 225 mm, in twips of 1/1440 inch.
    for margin in ('w:top="2098"', 'w:bottom="1984"', 'w:left="1587"', 'w:right="1474"'):
        assert margin in body
    assert '<w:docGrid w:type="lines" w:linePitch="579"/>' in body
    assert "w:evenAndOddHeaders" in _xml(document, "word/settings.xml")
    footers = [_xml(document, f"word/footer{number}.xml") for number in (1, 2)]
    assert all(" PAGE " in footer and "— " in footer for footer in footers)


def test_every_style_names_its_chinese_font_and_no_theme(document):
    styles = docx.Document(io.BytesIO(document.to_bytes())).styles
    wanted = {"Normal": "仿宋", "Title": "方正小标宋简体", "Heading 1": "黑体", "Heading 2": "楷体", "Heading 3": "仿宋"}
    for name, font in wanted.items():
        fonts = styles[name].element.rPr.rFonts
        assert fonts.get(docx.oxml.ns.qn("w:eastAsia")) == font
        assert not [key for key in fonts.attrib if "heme" in key]
    assert (styles["Normal"].font.size.pt, styles["Title"].font.size.pt) == (16.0, 22.0)


def test_headings_are_styles_tables_repeat_their_heading_and_open_places_are_marked(document):
    made = docx.Document(io.BytesIO(document.to_bytes()))
    assert [one.style.name for one in made.paragraphs if one.style.name.startswith("Heading")] == ["Heading 1", "Heading 2"]
    assert "w:tblHeader" in _xml(document)
    marked = [run.text for one in made.paragraphs for run in one.runs if run.font.highlight_color]
    assert marked == ["【未提供】"]
    assert [cell.text for row in made.tables[0].rows for cell in row.cells] == [
        "致贫原因",
        "户数（户）",
        "因病",
        "111",
        "因残",
        "42",
    ]


def test_the_same_document_is_the_same_file(document):
    assert document.to_bytes() == document.to_bytes()


def test_hostile_text_stays_text():
    made = OfficialDocument("标题")
    made.paragraph("<script>&amp;】【\x0b=1+1")
    assert "<script>" not in _xml(made)


def test_annexes_are_named_under_the_text():
    made = OfficialDocument("标题")
    made.annex_line(["项目清单", "资金明细"])
    texts = [one.text for one in docx.Document(io.BytesIO(made.to_bytes())).paragraphs]
    assert texts[-3:] == ["", "附件：1.项目清单", "\u3000\u3000\u30002.资金明细"]


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Signs with their boxes [mm from the upper left], page by page, as LibreOffice lays them out.

    A substituted font leaves the measures and not the look, which is then not verified.
    """
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("not verified: no LibreOffice on this machine to lay the document out")
    folder = tmp_path_factory.mktemp("official")
    made = OfficialDocument("页")
    made.paragraph("字" * 726)
    made.paragraph("字" * 1500)
    made.save(folder / "long.docx")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, folder / "long.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    document = pdfium.PdfDocument(folder / "long.pdf")
    found = [_signs(page) for page in document]
    document.close()
    return found


def _signs(page):
    texts, tall = page.get_textpage(), page.get_height()
    signs = []
    for at in range(texts.count_chars()):
        left, low, right, high = texts.get_charbox(at)
        signs.append((texts.get_text_range(at, 1), left * _MM, (tall - high) * _MM, right * _MM, (tall - low) * _MM))
    return signs


def test_22_lines_28_characters_and_the_number_7_mm_below(pages):
    lines = [Counter(round(top) for sign, _left, top, _right, _low in page if sign == "字") for page in pages]
    assert len(lines[1]) == 22
    assert max(lines[1].values()) == 28
    # 726 characters after an indent of two fill 26 lines exactly; the second paragraph begins on the 27th.
    heights = [(number, top) for number, page in enumerate(lines) for top in sorted(page)]
    assert [lines[number][top] for number, top in heights[:27]] == [26, *[28] * 25, 26]
    dashes = [next(box for sign, *box in page if sign == "—") for page in pages[:2]]
    _left, top, _right, low = dashes[1]
    assert (top + low) / 2 - (297 - 35) == pytest.approx(7.0, abs=0.5)
    assert dashes[0][0] > 150 > 60 > dashes[1][0]


def test_a_short_number_has_room_for_its_sign_beside_wide_columns():
    headings = ["类别", "项目", "金额（元）", "占金额比例", "按建档立卡人口人均（元）", "按建档立卡户户均（元）"]
    rows = [["产业扶持", "已发放产业资金", "1 176 000", "38.9%", "1 274.11", "4 027.40"]]
    widths = column_widths(headings, rows)
    padding, half_character = 3.8, 10.5 * 0.3528 / 2  # Word's own at both sides; 10.5 pt [mm]
    assert widths[3] >= padding + 5 * half_character


def test_numbers_keep_their_width_where_words_do_not_fit_beside_them() -> None:
    headings = ["项目", "期间", "受益数", "单位", "金额（元）", "占金额比例", "人（次、户）均（元）", "较上半年"]
    name, amount = "农村义务教育家庭经济困难学生营养改善", "1\u2009183\u2009500"
    rows = [[name, "2018年上半年", "198", "人", amount, "100.0%", "926.77", "+12.3%"]]
    widths = column_widths(headings, rows, points=9.0)
    half = 9.0 / 2 * 25.4 / 72
    for at, text in ((4, amount), (5, "100.0%"), (7, "+12.3%")):
        assert widths[at] >= (len(text) + 1) * half + 2 * 1.0
    assert sum(widths) == pytest.approx(156.0)


def test_a_picture_is_kept_with_its_caption_and_that_with_nothing() -> None:
    made = OfficialDocument("甲")
    made.picture(bytes(16) + (300).to_bytes(4, "big") * 2, caption="图1", alternative_text="一")
    above, below = caption_xml("表1"), caption_xml("图1", is_above=False)
    assert 'w:keepNext w:val="0"' in below
    assert "keepNext" not in above  # the style has it
    assert below in "".join(made._parts)


def test_behind_a_last_table_stands_no_line_that_could_take_a_sheet() -> None:
    made = OfficialDocument("甲")
    made.table(["项目"], [["因病"]], caption="表1")
    last = docx.Document(io.BytesIO(made.to_bytes())).paragraphs[-1]
    assert last.text == ""
    assert last.paragraph_format.line_spacing.pt == 1
    made.paragraph("完。")
    assert (
        docx.Document(io.BytesIO(made.to_bytes())).paragraphs[-2].paragraph_format.line_spacing is None
    )  # a line between two tables stays


@pytest.mark.parametrize(
    ("count", "kept"), [(0, []), (1, [False]), (3, [True, True, False]), (14, [True, *[False] * 11, True, False])]
)
def test_a_short_table_stays_together_and_no_row_of_a_long_one_stands_alone(count: int, kept: list[bool]) -> None:
    made = OfficialDocument("甲")
    made.table(["项目", "户数"], [["因病", str(number)] for number in range(count)], caption="表1")
    (table,) = docx.Document(io.BytesIO(made.to_bytes())).tables
    rows = [[cell.paragraphs[0].paragraph_format.keep_with_next is True for cell in row.cells] for row in table.rows]
    assert rows == [[bool(count)] * 2, *([one] * 2 for one in kept)]
