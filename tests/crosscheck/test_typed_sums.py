"""A sum typed in a table is an edit over the figures of its table: a finding with repairs, gone once a part is decided on."""

from __future__ import annotations

import pandas as pd
import pytest

from fupin_analysis.clean.tables import clean_cells
from fupin_analysis.core.figures import KEY, to_figures
from fupin_analysis.crosscheck.checks import check_all, check_consistency
from fupin_analysis.crosscheck.merging import merge_files
from fupin_analysis.crosscheck.rounded import exact
from tests.clean.grids import cells_of

_TITLE = ["丁山镇2019年产业扶持统计表"]
_HEAD = ["品种", "户数"]


def figures_of(*rows: list[object], file: str = "甲.xlsx") -> pd.DataFrame:
    return clean_cells(cells_of([_TITLE, _HEAD, *rows], file=file)).figures


def is_last(figures: pd.DataFrame) -> pd.Series[bool]:
    """Which rows are the last part of the list."""
    return figures["source"].str.contains("› B5", regex=False)


def found(figures: pd.DataFrame) -> list[tuple[str, float, float, str]]:
    findings = check_consistency(figures)
    return list(zip(*(findings[name].tolist() for name in ("rule", "stated", "computed", "source")), strict=True))


WRONG = (["蓝莓", 412], ["羊肚菌", 203], ["天麻", 160], ["合计", 781])


def test_a_part_keeps_the_address_of_its_sum() -> None:
    figures = figures_of(*WRONG)
    assert figures["part_of"].tolist() == [*["甲.xlsx › 表1 › B6"] * 3, ""]


def test_a_sum_that_is_none_is_a_contradiction_with_the_cells_and_the_repairs() -> None:
    findings = check_consistency(figures_of(*WRONG))
    assert findings[["rule", "verdict", "standing", "stated", "computed"]].values.tolist() == [
        ["S101", "ambiguous", "contradiction", 781.0, 775.0]
    ]
    assert findings["source"].item() == "甲.xlsx › 表1 › B6; 甲.xlsx › 表1 › B3; 甲.xlsx › 表1 › B4; 甲.xlsx › 表1 › B5"
    repairs = {(repair["changes"][0]["from"], repair["changes"][0]["to"]) for repair in findings["candidates"].item()}
    assert (160.0, 166.0) in repairs


def test_a_sum_that_holds_is_one_of_the_checks_that_hold() -> None:
    held = [check_all(figures_of(*rows))[1]["held"].sum() for rows in (WRONG[:3], (*WRONG[:2], ["天麻", 166], ["合计", 781]))]
    assert held[1] == held[0] + 1


def test_nothing_is_said_where_a_part_is_another_townships_or_was_stated_otherwise_before() -> None:
    figures = figures_of(*WRONG)
    assert found(figures.assign(part_of="")) == []
    doubled = figures[is_last(figures)].assign(value=166.0, source="乙.csv › 第2行第2列", part_of="", statement=1)
    first = to_figures(pd.concat([doubled, figures], ignore_index=True).drop(columns="statement").to_dict("records"))
    assert [rule for rule, *_ in found(first)] == ["restatement"]


def test_a_sum_of_which_a_part_is_stated_roughly_is_not_held_against_the_others() -> None:
    figures = figures_of(["蓝莓", 412], ["羊肚菌", 203], ["天麻", 166], ["合计", 781])
    rough = figures.assign(qualifier=figures["qualifier"].mask(is_last(figures), "约"))
    assert found(exact(rough)) == []


@pytest.mark.parametrize("kind", ["分散安置", "进城购房", "投亲靠友"])
@pytest.mark.parametrize(("total", "employed", "rules"), [(98, 41, []), (96, 41, ["S101"]), (98, 40, ["S101"])])
def test_sites_and_those_settled_elsewhere_are_added_up_together(kind: str, total: int, employed: int, rules: list[str]) -> None:
    heads = ["安置点", "搬迁户数（户）", "就业人数（人）"]
    rows = [["阳光新城", 52, 20], ["河畔家园", 41, 18], [kind, 5, 3], ["合计", total, employed]]
    figures = clean_cells(cells_of([["丁山镇2019年易地扶贫搬迁安置情况"], heads, *rows])).figures
    assert [rule for rule, *_ in found(figures)] == rules


def test_sites_alone_that_are_not_their_sum_are_told_of_as_places() -> None:
    rows = [["阳光新城", 52], ["河畔家园", 41], ["合计", 97]]
    figures = clean_cells(cells_of([["丁山镇2019年易地扶贫搬迁安置情况"], ["安置点", "搬迁户数（户）"], *rows])).figures
    assert [rule for rule, *_ in found(figures)] == ["P501"]


def test_a_decision_on_a_part_mends_the_sum() -> None:
    figures = figures_of(*WRONG)
    mended = figures.assign(value=figures["value"].mask(is_last(figures), 166.0))
    assert found(mended) == []


@pytest.mark.parametrize("files", [("甲.xlsx", "乙.xlsx"), ("乙.xlsx", "甲.xlsx")])
def test_two_files_that_say_the_same_keep_both_sums_in_any_order(files: tuple[str, str]) -> None:
    both = pd.concat([figures_of(*WRONG, file=name) for name in files], ignore_index=True)
    merged = merge_files(both).figures
    assert merged.loc[is_last(merged), "part_of"].tolist() == ["乙.xlsx › 表1 › B6; 甲.xlsx › 表1 › B6"]
    assert [rule for rule, *_ in found(merged)] == ["S101"]
    assert not merged.duplicated([*KEY, "statement"]).any()


QUARTERS = [["一季度", 86], ["二季度", 172], ["三季度", 131], ["四季度", 127]]


@pytest.mark.parametrize(
    ("rows", "period", "wrong"),
    [
        ([*QUARTERS, ["合计", 516]], "2019", []),
        ([*QUARTERS, ["合计", 526]], "2019", ["S101"]),
        ([*QUARTERS[:2], ["上半年小计", 285]], "2019H1", ["S101"]),
        ([["7月", 8], ["8月", 12], ["9月", 11], ["小计", 31]], "2019Q3", []),
    ],
)
def test_a_sum_below_periods_is_of_the_time_they_make_up(rows: list[list[object]], period: str, wrong: list[str]) -> None:
    cells = cells_of([["丁山镇2019年技能培训情况统计表"], ["时间", "参训户数"], *rows], file="甲.xlsx")
    figures = clean_cells(cells).figures
    assert figures["period"].tolist()[-1] == period
    assert [rule for rule, *_ in found(figures)] == wrong


def test_the_corner_of_a_table_is_held_by_its_row_and_by_its_column() -> None:
    figures = figures_of(*WRONG[:3], ["合计", 775])
    corner = figures["source"].tolist()[-1]
    more = [{**row, "item": f"{row['item']}（二）", "part_of": f"{corner} #2"} for row in figures[:-1].to_dict("records")]
    assert found(to_figures([*figures.to_dict("records"), *more])) == []
