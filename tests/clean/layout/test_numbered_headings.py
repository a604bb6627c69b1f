"""Signs that number headings or point to notes are no part of what they say: 户数①, ②人数, 因病¹."""

from __future__ import annotations

import pytest

from fupin_analysis.core.texts.identity import check_character
from tests.clean.grids import clean_rows, values

BODY = "99990119850314077"
NUMBER = BODY + check_character(BODY)


def _table(*heads: str) -> list[list[object]]:
    rows: list[list[object]] = [[1, "一心村", 30, 90, 5], [2, "二龙村", 31, 91, 6], [3, "三河村", 32, 92, 7]]
    return [["甲山镇2018年贫困户致贫原因统计表"], [*heads], *rows]


PLAIN = values(clean_rows(_table("序号", "村名", "贫困户数", "贫困人数", "因病（户）")))


@pytest.mark.parametrize("signs", ["①②③④⑤", "⑴⑵⑶⑷⑸", "❶❷❸❹❺", "¹²³⁴⁵", "㈠㈡㈢㈣㈤"])
def test_a_table_with_numbered_headings_is_the_same_table(signs: str) -> None:
    heads = ["序号", "村名", "贫困户数", "贫困人数", "因病（户）"]
    assert values(clean_rows(_table(*(f"{head}{sign}" for head, sign in zip(heads, signs, strict=True))))) == PLAIN
    assert values(clean_rows(_table(*(f"{sign}{head}" for head, sign in zip(heads, signs, strict=True))))) == PLAIN


def test_units_keep_their_raised_number() -> None:
    rows = [["甲山镇2018年安置房情况统计表"], ["村名", "住房面积（m²）"], ["一心村", 600], ["二龙村", 700]]
    assert {*clean_rows(rows).figures["measure"]} == {"floor_area_m2"}


def test_numbers_of_persons_below_numbered_headings_are_not_shown_and_counts_beside_them_are_read() -> None:
    heads = ["村名", "证件号①", "证件号②", "证件号③", "户数①", "人数②"]
    rows = [[village, NUMBER[:6], NUMBER[6:14], NUMBER[14:], 30 + n, 90 + n] for n, village in enumerate(("一心村", "二龙村"))]
    cleaned = clean_rows([["甲山镇2018年贫困户情况统计表"], heads, *rows])
    assert sorted(values(cleaned).values()) == [30, 31, 90, 91]
    assert {key[1] for key in values(cleaned)} == {"一心村", "二龙村"}
    assert [entry for entry in cleaned.account if NUMBER[6:14] in repr(entry)] == []
