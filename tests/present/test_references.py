"""Cells of each row beside it, the places they are in under the table."""

from __future__ import annotations

from fupin_analysis.present.references import MOST_PLACES, refer


def test_one_place_needs_no_number() -> None:
    found = refer(["甲.xlsx › 表 › C4; 甲.xlsx › 表 › E4", "甲.xlsx › 表 › C5"], language="zh")
    assert (found.note, found.rows) == ("来源：甲.xlsx › 表 › C4:E5", ("C4、E4", "C5"))


def test_lines_and_paragraphs_are_named_as_such() -> None:
    found = refer(["f.csv › 第3行 › t03; f.csv › 第4行 › t03", "总结.docx › 第12段 › 第3-9字"], language="en")
    assert found.note == "Source: ①f.csv › 第3–4行 › t03; ②总结.docx › 第12段"
    assert found.rows == ("①第3–4行", "②第12段")


def test_columns_after_z_follow_it() -> None:
    assert refer(["甲.xlsx › 表 › Z4; 甲.xlsx › 表 › AA4"], language="zh").rows == ("Z4:AA4",)


def test_as_many_places_as_are_named_at_most_are_all_named() -> None:
    found = refer([f"{number}.xlsx › 表 › A1" for number in range(MOST_PLACES)], language="zh")
    assert found.note.count("；") == MOST_PLACES - 1
    assert all(found.rows)


def test_too_many_places_are_left_to_the_note() -> None:
    found = refer([f"{number}.xlsx › 表 › A1" for number in range(MOST_PLACES + 1)], language="zh")
    assert (found.note, set(found.rows)) == ("", {""})
