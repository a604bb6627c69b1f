"""Web pages as a reader sees them: blocks in order, tables of data apart from tables that only lay a page out."""

from __future__ import annotations

import pytest

from fupin_analysis.acquire.document.pages import read_page


def lines(page: str) -> list[str]:
    """What is read, a line an item: ``title | text``, or a table's cells as ``row,column=text``."""
    found = []
    for name, content in read_page(page):
        if name == "table":
            found.append(" ".join(f"{cell.row},{cell.column}={cell.text}" for cell in content))
        else:
            text, kind, level = content
            found.append(f"{kind}{level or ''} | {text}")
    return found


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (
            "<h1>总结</h1><h2>一、情况</h2><h3>（一）</h3><p>全镇20户。</p>",
            ["title | 总结", "heading1 | 一、情况", "heading2 | （一）", "body | 全镇20户。"],
        ),
        ("<p>全镇<b>20</b>户，<span>脱贫<i>7户</i></span>。</p>", ["body | 全镇20户，脱贫7户。"]),
        ("<p>第一行<br>第二行<span>接着<br>第三行</span></p>", ["body | 第一行", "body | 第二行接着", "body | 第三行"]),
        ("<div>前<p>中</p>后</div>", ["body | 前", "body | 中", "body | 后"]),
        ("<p>前<span>里<div>块</div>外</span>后</p>", ["body | 前", "body | 里", "body | 块", "body | 外", "body | 后"]),
        ("<nav>首页 7户</nav><p>脱贫<script>9</script>7户</p><footer>9户</footer>", ["body | 脱贫7户"]),
        ("<p>脱贫<a>7<style>9</style>户</a></p>", ["body | 脱贫7户"]),
        ("<p>  多个   空格\t算 一个 </p>", ["body | 多个 空格 算 一个"]),
        ("<p>脱贫<span>7户<button><b>9</b>户</button>。</span></p>", ["body | 脱贫7户。"]),
        ("<!-- 9户 --><p>7户<?php 9 ?></p>", ["body | 7户"]),
        ("", []),
    ],
)
def test_a_page_is_read_block_by_block(body: str, shown: list[str]) -> None:
    assert lines(f"<html><head><title>9</title></head><body>{body}</body></html>") == shown


def test_nothing_is_no_page() -> None:
    assert read_page("") == []
    assert read_page("<!-- -->") == []


ROWS = "<tr><th>村</th><th>户数</th></tr><tr><td>东村</td><td>12</td></tr>"


def test_a_table_of_data_is_read_cell_by_cell() -> None:
    assert lines(f"<p>各村</p><table>{ROWS}</table><p>以上。</p>") == [
        "body | 各村",
        "2,1=村 2,2=户数 3,1=东村 3,2=12",
        "body | 以上。",
    ]


def test_cells_that_reach_over_others_push_them_aside() -> None:
    table = "<tr><td rowspan=2>村</td><td colspan=2>户数</td><td>备注</td></tr><tr><td>计划</td><td>完成</td></tr>"
    assert lines(f"<table>{table}</table>") == ["2,1=村 2,2=户数 2,4=备注 3,2=计划 3,3=完成"]


@pytest.mark.parametrize("span", ["0", "-2", "两", "", "1"])
def test_a_span_that_says_nothing_is_one_cell(span: str) -> None:
    assert lines(f"<table><tr><td colspan='{span}'>村</td><td>户</td></tr><tr><td>甲</td><td>1</td></tr></table>") == [
        "2,1=村 2,2=户 3,1=甲 3,2=1"
    ]


def test_a_span_of_thousands_fills_no_memory() -> None:
    assert lines("<table><tr><td colspan=99999>村</td><td>户</td></tr><tr><td>甲</td><td>1</td></tr></table>")[0].startswith(
        "2,1=村 2,201=户"
    )


@pytest.mark.parametrize(
    "table",
    [
        "<tr><td>全镇20户。</td></tr><tr><td>脱贫7户。</td></tr>",  # one column
        "<tr><td>全镇20户。</td><td>脱贫7户。</td></tr>",  # one row
        f"<tr><td>全镇20户。<table>{ROWS}</table></td><td>脱贫7户。</td></tr><tr><td>一</td><td>二</td></tr>",  # a table in it
        f"<tr><td>全镇20户。{'长' * 40}</td><td>脱贫7户。</td></tr><tr><td>一</td><td>二</td></tr>",  # a fourth of it is text
    ],
)
def test_a_table_that_lays_a_page_out_is_text(table: str) -> None:
    read = lines(f"<table>{table}</table>")
    assert read[0].startswith("body | 全镇20户。")
    assert "body | 脱贫7户。" in read


def test_what_is_nested_deeper_than_any_page_is_left_out() -> None:
    deep = "<div>" * 250 + "深处99户" + "</div>" * 250
    assert "body | 深处99户" not in lines(f"{deep}<p>7户</p>")
    assert lines(f"{'<div>' * 20}浅处7户{'</div>' * 20}") == ["body | 浅处7户"]
