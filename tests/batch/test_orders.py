"""Tables of parameters are checked whole before anything starts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fupin_analysis.batch.orders import Order, read_orders, usual_orders
from fupin_analysis.batch.plan import page_name
from fupin_analysis.batch.run import plan_batch
from fupin_analysis.errors import FupinError


def _table(folder: Path, text: str) -> Path:
    path = folder / "orders.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_each_row_is_an_order_and_empty_cells_are_defaults(returns: Path, tmp_path: Path) -> None:
    text = "乡镇,年度,县市,笔记本,语言,headcount_threshold\nXX镇,2018,甲市,,,0.03\n,,乙市,,en,\n,,乙市,02_quality,,\n"
    orders = read_orders(_table(tmp_path, text), data=returns, language="zh")
    assert [order.parameters for order in orders] == [{"headcount_threshold": 0.03}, {}, {}]
    assert [report.page for report in plan_batch(orders).reports] == [
        "甲市/2018/XX镇/report.html",
        "乙市/2018/XX镇/report.en.html",
        "乙市/2018/五数镇/report.en.html",
        "乙市/02_quality.html",
    ]


def test_municipalities_that_differ_in_case_alone_have_folders_of_their_own(returns: Path, tmp_path: Path) -> None:
    text = "乡镇,年度,县市\nXX镇,2018,Jiashi\nXX镇,2018,JIASHI\n"
    plan = plan_batch(read_orders(_table(tmp_path, text), data=returns, language="zh"))
    folders = [report.page.split("/")[0] for report in plan.reports]
    assert len({folder.casefold() for folder in folders}) == 2
    assert all(folder.casefold().startswith("jiashi") for folder in folders)
    assert {report.page.partition("/")[2] for report in plan.reports} == {"2018/XX镇/report.html"}


def test_townships_that_differ_in_case_alone_have_folders_of_their_own() -> None:
    pages = [page_name(Order(Path("raw")), name, 2018) for name in ("XX镇", "xx镇", "Xx镇", "清澜镇")]
    assert len({page.casefold() for page in pages}) == 4
    assert (pages[0], pages[3]) == ("2018/XX镇/report.html", "2018/清澜镇/report.html")


def test_everything_wrong_with_a_table_is_told_at_once(returns: Path, tmp_path: Path) -> None:
    text = "township,year,language,threshold\nXX镇,二零一八,zh,\nXX镇,2018,fr,\n"
    with pytest.raises(FupinError) as caught:
        read_orders(_table(tmp_path, text), data=returns, language="zh")
    assert [problem.code for problem in caught.value.problems] == ["F311", "F304", "F304"]
    assert "orders.csv › 2 › year" in caught.value.problems[1].say("zh")


def test_unknown_townships_and_pages_asked_for_twice_are_refused(returns: Path, tmp_path: Path) -> None:
    unknown = read_orders(_table(tmp_path, "township,year\nXX县,2018\nXX镇,2017\n"), data=returns, language="zh")
    with pytest.raises(FupinError) as caught:
        plan_batch(unknown)
    assert [problem.code for problem in caught.value.problems] == ["F301", "F302"]
    twice = read_orders(_table(tmp_path, "township,headcount_threshold\nXX镇,0.02\nXX镇,0.03\n"), data=returns, language="zh")
    with pytest.raises(FupinError, match="F313"):
        plan_batch(twice)


def test_overviews_are_of_a_year_or_of_everything_and_left_out_of_too_many_townships(returns: Path) -> None:
    orders = usual_orders(returns)
    pages = [report.page for report in plan_batch(orders).reports]
    assert "2018/04_municipality.html" in pages
    assert "02_quality.html" in pages
    few = [replace(order, most=1) if order.most else order for order in orders]
    assert [report.page for report in plan_batch(few).reports] == [page for page in pages if page.endswith("report.html")]
    assert usual_orders(returns, overviews=False) == orders[:1]


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("乡镇,年度,语言\nXX镇,2018年,中文\n", [("XX镇", 2018, "zh")]),
        ("乡镇名称,统计年度,lang\nXX镇,2018年度,English\n", [("XX镇", 2018, "en")]),
        ("乡镇,年份,语种\nXX镇,２０１８,英语\nXX镇,2018.0,zh-CN\n", [("XX镇", 2018, "en"), ("XX镇", 2018, "zh")]),
        ("Township,Year,Language\nXX镇,2018,EN\n", [("XX镇", 2018, "en")]),
    ],
)
def test_years_and_languages_are_read_as_people_write_them(text, orders, returns: Path, tmp_path: Path) -> None:
    read = read_orders(_table(tmp_path, text), data=returns, language="zh")
    assert [(one.township, one.year, one.language) for one in read] == orders


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("乡镇,年度\nXX镇,2018年末\n", "F304", "orders.csv › 2 › 年度"),
        ("乡镇,年度\nXX镇,18年\n", "F304", "18年"),
        ("乡镇,语言\nXX镇,藏文\n", "F304", "藏文"),
        ("乡镇,笔记本\nXX镇,05_plan\n", "F303", "“乡镇”"),  # as the table calls it
        ("乡镇,年代\nXX镇,2018\n", "F311", "年代"),
    ],
)
def test_what_is_no_year_and_no_language_is_refused_in_the_tables_own_words(
    text, code, told, returns: Path, tmp_path: Path
) -> None:
    with pytest.raises(FupinError) as caught:
        read_orders(_table(tmp_path, text), data=returns, language="zh")
    assert (caught.value.problems[0].code, told in caught.value.problems[0].say("zh")) == (code, True)
