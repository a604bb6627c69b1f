"""Tables: scoped headers, formatted cells, sources, marks; nothing that is not known."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from fupin_analysis.core.disk.frames import as_rows
from fupin_analysis.present.cell_text import figure_text
from fupin_analysis.present.references import source_note
from fupin_analysis.present.tables import lay_out, table_html, table_of

CAUSES = pd.DataFrame(
    {
        "period": ["2018", "2018"],
        "rank": [1, 2],
        "item": ["lack_of_labour", "illness"],
        "households": [164.0, 94.0],
        "households_share": [164 / 298, 94 / 298],
        "cumulative_share": [164 / 298, 258 / 298],
        "persons": [float("nan"), float("nan")],
        "persons_share": [float("nan"), float("nan")],
        "persons_per_household": [float("nan"), float("nan")],
        "source": ["甲.xlsx › 致贫原因 › C4", "甲.xlsx › 致贫原因 › C5"],
    }
)


def test_no_rows_make_no_table() -> None:
    assert table_of("causes", CAUSES.iloc[:0], topic="cause") is None


def test_columns_without_a_known_value_are_left_out() -> None:
    table = table_of("causes", CAUSES, topic="cause")
    assert table is not None
    assert table.headings == ("位次", "项目", "户数（户）", "占户数比例", "累计占比（户）")
    assert table.cells[1] == ("2", "因病", "94", "31.5%", "86.6%")


def test_rows_are_headed_and_tell_their_source_and_mark() -> None:
    table = lay_out("causes", as_rows(CAUSES, where="causes"), topic="cause", marks={1: "F123456"})
    assert table is not None
    html = table._repr_html_()
    assert '<th scope="col">项目</th>' in html
    assert '<tr title="甲.xlsx › 致贫原因 › C5">' in html
    assert '<th scope="row">因病 <a class="mark" href="#F123456"' in html


def test_text_is_escaped() -> None:
    places = pd.DataFrame({"place": ["<b>村"], "item": ["total"], "period": ["2018"], "households": [3.0], "source": ["<甲>"]})
    places = places.assign(persons=None, persons_per_household=None, households_share=None, persons_share=None)
    table = table_of("places", places, topic="registry")
    assert table is not None
    assert "&lt;b&gt;村" in table._repr_html_()
    assert "<b>" not in table._repr_html_()


def test_an_unknown_value_is_a_dash_and_never_a_zero() -> None:
    table = table_of("causes", CAUSES.assign(persons=[703.0, float("nan")]), topic="cause")
    assert table is not None
    assert [row[5] for row in table.cells] == ["703", "—"]


def test_sources_of_one_sheet_are_drawn_together() -> None:
    assert (
        source_note(("甲.xlsx › 表 › C4; 甲.xlsx › 表 › D9", "乙.xls › 表 › B2"), language="zh")
        == "来源：甲.xlsx › 表 › C4:D9；乙.xls › 表 › B2"
    )


def test_lines_of_one_document_are_drawn_together() -> None:
    sources = tuple(f"f.csv › 第{line}行 › t03 总结" for line in (3, 4, 5, 9))
    assert source_note(sources, language="zh") == "来源：f.csv › 第3–5、9行 › t03 总结"


def test_many_sources_are_cut_short() -> None:
    assert source_note(tuple(f"{number}.xlsx › 表 › A1" for number in range(9)), language="zh").endswith("等共9处")


@pytest.mark.parametrize(
    ("measure", "written", "shown"),
    [
        ("count", "食用菌45万袋", "450,000 袋"),
        ("count", "45 0000", "450,000 个"),
        ("sessions", "开展培训6期", "6 期"),
        ("sessions", "6", "6 场"),
        ("persons", "2653名", "2,653 人"),
    ],
)
def test_a_count_is_shown_in_the_unit_that_it_was_written_in(measure: str, written: str, shown: str) -> None:
    number = float(shown.partition(" ")[0].replace(",", ""))
    row = {"topic": "other", "item": "食用菌", "measure": measure, "value": number, "as_written": written}
    assert figure_text(row, language="zh") == shown


def test_the_link_to_the_right_end_of_a_table_leads_to_its_last_head() -> None:
    html = table_html("一", [("甲", ""), ("乙", "number")], "<tr></tr>", language="zh")
    (end,) = re.findall(r'href="#(end[0-9a-f]+)"', html)
    assert f'<th scope="col" class=number id={end}>乙</th>' in html
    assert html.count(f"id={end}") == 1


def test_one_period_goes_to_the_caption_where_columns_are_left_beside_another() -> None:
    places = pd.DataFrame({"place": ["甲村", "乙村"], "item": ["total"] * 2, "period": ["2018"] * 2, "households": [3.0, 4.0]})
    places = places.assign(persons=None, persons_per_household=None, households_share=None, persons_share=None, source="甲")
    table = table_of("places", places, topic="registry")
    assert table is not None
    assert "period" not in table.columns
    assert table.caption.endswith("（2018年）")
    two = table_of("places", places.assign(period=["2018", "2017"]), topic="registry")
    assert two is not None
    assert "period" in two.columns
    assert "年）" not in two.caption


def test_cells_are_handed_on_unrounded_and_texts_as_they_are_shown() -> None:
    table = table_of("causes", CAUSES, topic="cause")
    assert table is not None
    assert table.values == [[1, "缺劳动力", 164.0, 164 / 298, 164 / 298], [2, "因病", 94.0, 94 / 298, 258 / 298]]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("70㎡", "70 ㎡"),
        ("70平方米", "70 平方米"),
        ("70余平方米", "70 平方米"),
        ("70多平米", "70 平米"),
        ("70m²", "70 m²"),
        ("70立方米", "70 立方米"),
        ("70千伏安", "70 千伏安"),
        ("70㎥", "70 ㎥"),
        ("70来平方米", "70 平方米"),
        ("70吨", "70 吨"),
        ("70", "70 个"),
    ],
)
def test_what_measures_a_floor_or_a_volume_keeps_its_unit(written, shown):
    row = {"topic": "infrastructure", "item": "卫生室面积", "measure": "count", "value": 70.0, "as_written": written}
    assert figure_text(row, language="zh") == shown
