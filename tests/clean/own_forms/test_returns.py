"""The return workbook read back: cells to figures, and what becomes of cells that are none."""

from pathlib import Path

import pandas as pd
import pytest

from fupin_analysis.acquire.workbook import read_workbook
from fupin_analysis.clean.own_forms.returns import clean_return, is_return
from fupin_analysis.core.cells import to_cells
from fupin_analysis.core.figures import COLUMNS, check_figures
from fupin_analysis.forms.layout import FORM_VERSION
from fupin_analysis.forms.workbook import write_form

ROOT = Path(__file__).parents[3]
XX = ROOT / "data" / "raw" / "XX镇-2018.xlsx"

COVER_FIELDS = {"报送表版本": FORM_VERSION, "乡镇名称": "清澜镇", "区划代码": "012345678", "统计年度": 2018}
HEADINGS = ["指标", "期间", "村（组）", "户数（户）", "人数（人）", "备注"]
ILLNESS = ["因病", "2018年", "", 94, 381, ""]


def workbook(*rows, headings=HEADINGS, sheet="致贫原因", listed=("致贫原因",), **fields):
    """Cells of a small return: a cover, and one sheet with the heading row in row 3."""
    cover = [[label, value] for label, value in (COVER_FIELDS | fields).items()] + [
        [],
        ["工作表"],
        *([title] for title in listed),
    ]
    pages = {"封面": cover, sheet: [["致贫原因（2018年）"], [], headings, *rows]}
    return to_cells(
        [
            ("表.xlsx", title, row, column, str(value), isinstance(value, int | float), "")
            for title, lines in pages.items()
            for row, line in enumerate(lines, start=1)
            for column, value in enumerate(line, start=1)
            if value != ""
        ]
    )


def values(cleaned):
    return {(row.item, row.period, row.place, row.measure, row.statement): row.value for row in cleaned.figures.itertuples()}


def set_aside(cleaned):
    return list(cleaned.quarantine[["source", "text", "code"]].itertuples(index=False, name=None))


def messages(cleaned):
    return [problem.say() for problem in cleaned.problems]


def test_a_workbook_is_a_return_by_its_cover():
    assert is_return(workbook(ILLNESS))
    assert not is_return(to_cells([("表.xlsx", "Sheet1", 1, 1, "报送表版本", False, "")]))


def test_a_cell_becomes_a_figure_with_its_address_and_text():
    cleaned = clean_return(workbook(ILLNESS))
    check_figures(cleaned.figures)
    row = cleaned.figures.iloc[1].to_dict()
    assert row == {
        "township": "清澜镇",
        "township_code": "012345678",
        "year": 2018,
        "period": "2018",
        "place": "",
        "topic": "cause",
        "item": "illness",
        "measure": "persons",
        "value": 381.0,
        "qualifier": "",
        "statement": 1,
        "source": "表.xlsx › 致贫原因 › E4",
        "as_written": "381",
        "part_of": "",
    }
    assert not cleaned.problems
    assert cleaned.quarantine.empty


def test_columns_may_be_moved_and_rows_inserted():
    headings = ["备注", "人数（人）", "指标", "户数（户）", "村（组）", "期间"]
    cleaned = clean_return(workbook([], ["核实过", 381, "因病", 94, "", "2018年"], headings=headings))
    assert values(cleaned) == {("illness", "2018", "", "persons", 1): 381, ("illness", "2018", "", "households", 1): 94}


def test_a_column_of_another_kind_is_set_aside_with_the_nearest_headings():
    cleaned = clean_return(workbook(["因病", "", "", 94, 381, "", "甲"], headings=[*HEADINGS, "户书（户）"]))
    assert set_aside(cleaned) == [("表.xlsx › 致贫原因 › G4", "甲", "F205")]
    assert "您是否指：户数（户）" in cleaned.quarantine["reason"][0]
    assert len(cleaned.figures) == 2


@pytest.mark.parametrize("label", ["因懒", "小学"])  # unknown everywhere; known on another sheet
def test_an_unknown_item_is_kept_in_its_own_words(label):
    cleaned = clean_return(workbook([label, "2018年", "", 94, 381, ""]))
    assert set_aside(cleaned) == []
    assert cleaned.figures["topic"].tolist() == ["cause", "cause"]
    assert cleaned.figures["item"].tolist() == [label, label]


@pytest.mark.parametrize(
    ("written", "code"),
    [("九十多户吧", "F201"), (-3, "F203"), (4.5, "F207"), ("94元", "F202"), ("#REF!", "F213"), ("—", "F220"), ("未统计", "F220")],
)
def test_what_is_no_number_is_set_aside_by_its_address(written, code):
    cleaned = clean_return(workbook(["因病", "2018年", "", written, 381, ""]))
    assert set_aside(cleaned) == [("表.xlsx › 致贫原因 › D4", str(written), code)]
    assert list(values(cleaned).values()) == [381]


def test_a_period_that_is_not_understood_is_set_aside():
    assert [code for *_, code in set_aside(clean_return(workbook(["因病", "那一年", "", 94, "", ""])))] == ["F208"]


@pytest.mark.parametrize(
    ("written", "period"),
    [("", "2018"), ("2018年下半年", "2018H2"), ("2018年第7周", "2018W07"), ("2018-12-31", "2018-12-31"), (2019, "2019")],
)
def test_periods_are_read_as_written(written, period):
    cleaned = clean_return(workbook(["因病", written, "", 94, "", ""]))
    assert list(values(cleaned)) == [("illness", period, "", "households", 1)]


def test_the_unit_of_the_heading_counts():
    rows = [["安排产业资金", "", "", 130.3, ""]]
    headings = ["指标", "期间", "村（组）", "金额（万元）", "备注"]
    cleaned = clean_return(workbook(*rows, headings=headings, sheet="产业扶持", listed=["产业扶持"]))
    assert list(values(cleaned).values()) == [1303000]


def test_the_same_row_again_is_a_second_statement():
    cleaned = clean_return(workbook(ILLNESS, ["因病", "2018年", "", 96, "", "年报"]))
    assert values(cleaned)["illness", "2018", "", "households", 2] == 96


def test_a_village_is_a_place_of_its_own():
    cleaned = clean_return(workbook(ILLNESS, ["因病", "2018年", "东村", 9, "", ""]))
    assert values(cleaned)["illness", "2018", "东村", "households", 1] == 9


@pytest.mark.parametrize(
    ("written", "place"), [("东 阁村委会", "东阁村"), ("全镇", ""), ("清澜镇", ""), ("东阁村三组", "东阁村三组")]
)
def test_places_are_told_by_their_usual_names(written, place):
    cleaned = clean_return(workbook(["因病", "2018年", written, 9, "", ""]))
    assert list(values(cleaned)) == [("illness", "2018", place, "households", 1)]


def test_a_total_over_villages_is_no_village():
    assert [code for *_, code in set_aside(clean_return(workbook(["因病", "2018年", "合计", 9, "", ""])))] == ["F221"]


def test_a_townships_own_wording_is_kept_beside_the_number():
    cleaned = clean_return(workbook(["思想观念落后", "2018年", "", "", 36, ""]))
    assert cleaned.figures[["item", "as_written"]].to_numpy().tolist() == [["lack_of_motivation", "思想观念落后 36"]]


def test_the_unit_printed_with_an_item_is_no_other_wording():
    headings = ["指标", "期间", "村（组）", "数量", "备注"]
    rows = [["悬挂横幅（条）", "", "", 45, ""], ["横幅（条）", "", "", 46, ""]]
    cleaned = clean_return(workbook(*rows, headings=headings, sheet="政策宣传", listed=["政策宣传"]))
    assert cleaned.figures["as_written"].tolist() == ["45", "横幅（条） 46"]


def test_a_percent_cell_holds_the_percentage_that_excel_shows():
    headings = ["指标", "期间", "村（组）", "比率", "备注"]
    rows = [
        ["入户率", "", "", 0.8, ""],
        ["入户率", "", "", 1.048, ""],
        ["入户率", "", "", "98%", ""],
        ["入户率", "", "", "98", ""],
    ]
    cleaned = clean_return(workbook(*rows, headings=headings, sheet="入户走访", listed=["入户走访"]))
    assert list(values(cleaned).values()) == [0.8, 1.048, 0.98]
    assert set_aside(cleaned) == [("表.xlsx › 入户走访 › D7", "98", "F214")]


def test_remarks_and_the_block_that_adds_up_are_no_values():
    headings = [*HEADINGS, "", "自动核对", "核对期间", "核对单位", "填报合计", "分项之和", "差额"]
    row = [*ILLNESS[:5], "见年报第3页", "", "建档立卡合计＝各致贫原因之和", "2018年", "户数", 298, 94, 204]
    cleaned = clean_return(workbook(row, headings=headings))
    assert len(cleaned.figures) == 2
    assert cleaned.quarantine.empty


def test_a_merged_value_is_nobodys():
    cells = workbook(ILLNESS, ["因残", "2018年", "", 94, "", ""])
    cells.loc[cells["row"].eq(5) & cells["column"].eq(4), "merged_from"] = "D4"
    cleaned = clean_return(cells)
    assert set_aside(cleaned) == [("表.xlsx › 致贫原因 › D4", "94", "F215"), ("表.xlsx › 致贫原因 › D5", "94", "F215")]


def test_a_missing_sheet_is_named_and_the_others_are_read():
    cleaned = clean_return(workbook(ILLNESS, listed=["致贫原因", "教育补助"]))
    (message,) = messages(cleaned)
    assert message.startswith("F107 · 表.xlsx：报送表缺少工作表“教育补助”，现有：致贫原因。")
    assert len(cleaned.figures) == 2


def test_a_renamed_sheet_is_missing_and_its_numbers_are_set_aside():
    cleaned = clean_return(workbook(ILLNESS, sheet="原因"))
    assert [(problem.code, problem.where) for problem in cleaned.problems] == [("F107", "表.xlsx"), ("F108", "表.xlsx › 原因")]
    assert set_aside(cleaned) == [("表.xlsx › 原因 › D4", "94", "F108"), ("表.xlsx › 原因 › E4", "381", "F108")]


def test_a_sheet_without_its_headings_is_set_aside():
    cleaned = clean_return(workbook(["因病", "2018年", 94], headings=["指标", "期间", "户数（户）"]))
    assert [problem.code for problem in cleaned.problems] == ["F108"]
    assert len(cleaned.quarantine) == 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"报送表版本": "0"}, f"F109 · 表.xlsx › 封面 › B1：报送表版本是“0”，本程序可读：{FORM_VERSION}。"),
        ({"乡镇名称": ""}, "F210 · 表.xlsx › 封面：看不出是哪个乡镇。"),
        ({"统计年度": "去年"}, "F211 · 表.xlsx › 封面 › B4：看不出是哪一年（读到“去年”）。"),
    ],
)
def test_without_version_township_or_year_every_value_is_set_aside(fields, said):
    cleaned = clean_return(workbook(ILLNESS, **fields))
    (message,) = messages(cleaned)
    assert message.startswith(said)
    assert cleaned.figures.empty
    assert [(text, code) for _source, text, code in set_aside(cleaned)] == [("94", message[:4]), ("381", message[:4])]


def test_a_bad_division_code_is_left_out():
    cleaned = clean_return(workbook(ILLNESS, 区划代码="12"))
    assert messages(cleaned)[0].startswith("F216 · 表.xlsx › 封面 › B3：区划代码“12”不对。")
    assert set(cleaned.figures["township_code"]) == {""}


def test_every_value_cell_is_a_figure_or_set_aside():
    rows = [
        ILLNESS,
        ["因并", "", "", 1, 2, ""],
        ["因残", "", "", "—", "x", "y"],
        ["", "", "", 3, "", ""],
        ["因学", "那年", "", 4, 5, ""],
    ]
    cleaned = clean_return(workbook(*rows))
    assert (len(cleaned.figures), len(cleaned.quarantine)) == (4, 5)


def test_a_blank_form_holds_no_figures_and_nothing_to_set_aside(tmp_path):
    cleaned = clean_return(read_workbook(write_form(tmp_path / "blank.xlsx", township="清澜镇", year=2022)))
    assert cleaned.figures.empty
    assert cleaned.quarantine.empty
    assert not cleaned.problems


def test_the_return_of_xx_township_holds_exactly_its_102_figures():
    expected = pd.read_csv(ROOT / "tests" / "spec" / "xx_township_2018.csv", dtype=COLUMNS, keep_default_na=False)
    cleaned = clean_return(read_workbook(XX))
    assert not cleaned.problems
    assert cleaned.quarantine.empty
    columns = list(expected)
    order = ["topic", "item", "period", "measure"]
    read = cleaned.figures[columns].sort_values(order, ignore_index=True)
    assert len(read) == 102
    pd.testing.assert_frame_equal(read, expected.sort_values(order, ignore_index=True))


def test_every_figure_of_xx_township_stands_at_its_address():
    cells = read_workbook(XX)
    at = {(cell.sheet, cell.row, cell.column): cell.text for cell in cells.itertuples()}
    for figure in clean_return(cells).figures.itertuples():
        file, sheet, address = figure.source.split(" › ")
        assert file == XX.name
        assert float(at[sheet, int(address[1:]), ord(address[0]) - 64]) == figure.value


def test_the_wording_of_xx_township_is_visible():
    figures = clean_return(read_workbook(XX)).figures
    wording = figures.loc[figures["item"].eq("lack_of_motivation"), ["source", "as_written"]]
    assert wording["as_written"].tolist() == ["思想观念落后 8", "思想观念落后 36"]
    assert wording["source"].tolist() == ["XX镇-2018.xlsx › 致贫原因 › D14", "XX镇-2018.xlsx › 致贫原因 › E14"]


def test_xx_townships_plan_for_2019_is_kept_in_both_wordings():
    figures = clean_return(read_workbook(XX)).figures
    plan = figures[figures["topic"].eq("plan") & figures["period"].eq("2019") & figures["measure"].eq("persons")]
    assert dict(zip(plan["item"], plan["value"], strict=True)) == {"exit": 550, "exit_as_listed": 507, "new": 3, "total": 553}
