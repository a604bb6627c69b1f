"""The return workbook as written: what a clerk finds in it, and what other programs read from it."""

import re
import zipfile

import pytest

from fupin_analysis.acquire.workbook import read_workbook
from fupin_analysis.clean.tables import clean_cells
from fupin_analysis.core.figures import to_figures
from fupin_analysis.core.texts.qualifiers import DOUBTED, QUALIFIERS
from fupin_analysis.errors import FupinError
from fupin_analysis.forms.layout import COVER, FORM_VERSION, plan_form
from fupin_analysis.forms.workbook import write_form


def figure(**stated):
    defaults = {
        "township": "清澜镇",
        "year": 2018,
        "period": "2018",
        "topic": "cause",
        "item": "illness",
        "measure": "households",
    }
    return defaults | stated


def written(path, *rows, **cover):
    figures = to_figures(rows) if rows else None
    return write_form(path / "form.xlsx", **{"township": "清澜镇", "year": 2018, "figures": figures} | cover)


def texts(path):
    """What every cell with content holds: (sheet, address) → text."""
    cells = read_workbook(path)
    return {(cell.sheet, cell.row, cell.column): cell.text for cell in cells.itertuples()}


def row_of(path, sheet, row):
    return [text for (title, number, _column), text in texts(path).items() if (title, number) == (sheet, row)]


def xml_of(path, title):
    """Return the XML of one sheet; the cover is sheet 1, then come the topics in their order."""
    number = [COVER, *(sheet.title for sheet in plan_form(2018))].index(title) + 1
    with zipfile.ZipFile(path) as book:
        return book.read(f"xl/worksheets/sheet{number}.xml").decode()


def test_the_cover_says_whose_form_it_is_and_lists_its_sheets(tmp_path):
    cells = texts(written(tmp_path, township_code="469005101"))
    cover = [text for (sheet, _row, _column), text in cells.items() if sheet == COVER]
    assert cover[cover.index("报送表版本") + 1] == FORM_VERSION
    assert cover[cover.index("乡镇名称") + 1] == "清澜镇"
    assert cover[cover.index("区划代码") + 1] == "469005101"
    assert cover[cover.index("统计年度") + 1] == "2018"
    assert [text for text in cover if text in {sheet.title for sheet in plan_form(2018)}] == [
        sheet.title for sheet in plan_form(2018)
    ]


def test_a_division_code_keeps_its_leading_zero(tmp_path):
    assert "012345678" in texts(written(tmp_path, township_code="012345678")).values()


def test_the_division_code_of_the_figures_goes_on_the_cover(tmp_path):
    assert "469005101" in texts(written(tmp_path, figure(value=94.0, township_code="469005101"))).values()


def test_a_blank_form_holds_no_number_but_the_year(tmp_path):
    cells = read_workbook(written(tmp_path))
    assert cells.loc[cells["is_number"], "text"].tolist() == ["2018"]


def test_a_sheet_has_a_title_a_definition_headings_and_printed_rows(tmp_path):
    path = written(tmp_path)
    assert row_of(path, "致贫原因", 1) == ["致贫原因（2018年）"]
    assert row_of(path, "致贫原因", 3)[:6] == ["指标", "期间", "村（组）", "户数（户）", "人数（人）", "备注"]
    assert row_of(path, "致贫原因", 4)[:2] == ["因病", "2018年"]


def test_figures_of_other_townships_and_years_stay_out(tmp_path):
    path = written(tmp_path, figure(township="潭门镇", value=7.0), figure(year=2017, value=8.0), figure(value=94.0))
    cells = read_workbook(path)
    assert cells.loc[cells["sheet"].eq("致贫原因") & cells["is_number"], "text"].tolist() == ["94", "94"]  # typed, and added up


def test_a_name_that_looks_like_a_formula_stays_text(tmp_path):
    path = written(tmp_path, figure(place="=1+1", value=9.0))
    assert "=1+1" in texts(path).values()


def test_the_same_figures_make_the_same_bytes(tmp_path):
    first, second = (written(tmp_path / name, figure(value=94.0)).read_bytes() for name in ("a", "b"))
    assert first == second


def test_excel_adds_up_the_parts_beside_the_typed_total(tmp_path):
    rows = [("illness", 94.0), ("lack_of_labour", 164.0), ("other", 32.0)]
    registered = figure(topic="registry", item="total", value=298.0)
    path = written(tmp_path, registered, *(figure(item=item, value=value) for item, value in rows))
    assert row_of(path, "致贫原因", 4)[3:] == ["建档立卡合计＝各致贫原因之和", "2018年", "户数", "298", "290", "8"]
    xml = xml_of(path, "致贫原因")
    assert '<f>IF(建档立卡!D4="","",建档立卡!D4)</f><v>298.0</v>' in xml
    assert re.search(r"SUM\((?:致贫原因!D\d+,){11}致贫原因!D15\)\)</f><v>290.0</v>", xml)


def test_a_difference_turns_amber_by_a_rule_of_the_workbook(tmp_path):
    xml = xml_of(written(tmp_path), "致贫原因")
    assert '<conditionalFormatting sqref="M4:M5">' in xml
    assert "<formula>AND(ISNUMBER($M4),$M4&lt;&gt;0)</formula>" in xml


def test_numbers_are_checked_as_they_are_typed_and_words_only_warned_about(tmp_path):
    _before, *rules = xml_of(written(tmp_path), "档案管理").split("<dataValidation ")
    by_range = {re.search(r'sqref="([^"]+)"', rule)[1]: rule for rule in rules}
    assert "INT(D4)=D4" in by_range["D4:D20"]
    assert 'errorStyle="warning"' not in by_range["D4:D20"]
    assert 'errorStyle="warning"' in by_range["E4:E20"]  # a share above 100% can be right
    assert 'type="list"' in by_range["A6:A20"]
    assert 'errorStyle="warning"' in by_range["A6:A20"]
    assert "2018年,2018年上半年,2018年下半年,2017年,2019年" in by_range["B6:B20"]
    assert "见指标名称" in by_range["D3"]


def test_the_drop_down_offers_the_items_of_the_topic(tmp_path):
    path = written(tmp_path)
    with zipfile.ZipFile(path) as book:
        assert '<sheet name="选项"' in book.read("xl/workbook.xml").decode()
        assert 'state="veryHidden"' in book.read("xl/workbook.xml").decode()
    number = [sheet.title for sheet in plan_form(2018)].index("致贫原因")
    assert f"选项!${chr(65 + number)}$1:" in xml_of(path, "致贫原因")


def test_headings_stay_in_sight_and_repeat_on_every_printed_page(tmp_path):
    path = written(tmp_path)
    xml = xml_of(path, "致贫原因")
    assert 'topLeftCell="B4"' in xml
    assert re.search(r'<pageSetup paperSize="9"[^>]* orientation="landscape"', xml)
    with zipfile.ZipFile(path) as book:
        assert "致贫原因!$1:$3" in book.read("xl/workbook.xml").decode()


def test_a_form_that_cannot_be_written_leaves_nothing_behind(tmp_path):
    taken = tmp_path / "form.xlsx"
    taken.mkdir()
    with pytest.raises(FupinError, match="F601"):
        write_form(taken, township="清澜镇", year=2018)
    assert list(tmp_path.iterdir()) == [taken]


@pytest.mark.parametrize("qualifier", [word for word in QUALIFIERS if word != DOUBTED])
def test_a_number_stated_roughly_is_filled_in_and_read_back_as_roughly(tmp_path, qualifier):
    rows = [
        figure(value=1230, qualifier=qualifier),
        figure(topic="funds", item="spent", measure="amount_yuan", value=12345.5, qualifier=qualifier),
        figure(topic="registry", item="headcount_ratio", measure="rate", value=0.0035, qualifier=qualifier),
        figure(item="disability", value=7),
    ]
    back = clean_cells(read_workbook(written(tmp_path, *rows))).figures
    found = {(item, value, said) for item, value, said in back[["item", "value", "qualifier"]].itertuples(index=False, name=None)}
    assert found == {
        ("illness", 1230.0, qualifier),
        ("spent", 12345.5, qualifier),
        ("headcount_ratio", 0.0035, qualifier),
        ("disability", 7.0, ""),
    }


@pytest.mark.parametrize(("qualifier", "text"), [("至10", "8—10"), (DOUBTED, "8（存疑）")])
def test_a_range_and_what_is_in_doubt_are_asked_about_where_the_form_is_read(tmp_path, qualifier, text):
    path = written(tmp_path, figure(value=8, qualifier=qualifier), figure(item="disability", value=7))
    assert text in texts(path).values()
    cleaned = clean_cells(read_workbook(path))
    assert list(cleaned.figures["value"]) == [7]
    assert list(cleaned.quarantine["code"]) == ["F201"]


def test_a_topic_without_items_of_its_own_has_a_sheet_and_no_choices(tmp_path):
    path = written(tmp_path, figure(topic="other", item="自家事项", measure="quantity", value=7))
    assert list(clean_cells(read_workbook(path)).figures["item"]) == ["自家事项"]
