"""One answer about reading: what it may not say, what two of them may not say together, and what completes what."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from fupin_analysis.core.answer import (
    AboutAnswer,
    CellAnswer,
    HeadingAnswer,
    TownshipAnswer,
    check_answer,
    contradictions,
    masked,
)
from fupin_analysis.core.answers import Readings, add_answer, read_readings
from fupin_analysis.core.document import Preference, add_preference, read_preferences
from fupin_analysis.errors import FupinError


@pytest.mark.parametrize("name", ["乡镇名称", "TOWNSHIP", "nan", ".", "../../甲镇", "", "镇", "2018"])
def test_what_is_no_name_of_a_township_is_refused(name: str) -> None:
    assert [problem.code for problem in check_answer(TownshipAnswer(text="甲", township=name))] == ["F326"]


@pytest.mark.parametrize(
    "name", ["甲山镇", "XX镇", "某镇（含东阁村）", "甲县青石镇", "阿依·古丽乡", "城关街道", "㙟源镇", "第5师1团"]
)
def test_what_may_be_one_is_kept(name: str) -> None:
    assert check_answer(TownshipAnswer(text="甲", township=name)) == []
    assert check_answer(AboutAnswer(file="甲.xlsx", township=name)) == []


@pytest.mark.parametrize(
    ("heading", "unit", "code"),
    [
        ("救助金额", "亩", "F327"),
        ("救助金额（合计）", "公里", "F327"),
        ("危房改造户数", "万元", "F327"),
        ("参保人数", "亩", "F327"),
        ("救助金额", "万元", ""),
        ("危房改造户数", "户", ""),
        ("下拨", "万元", ""),
        ("茶园", "亩", ""),
        ("硬化路", "公里", ""),
        ("覆盖", "%", ""),
    ],
)
def test_a_heading_that_says_what_it_counts_is_in_no_unit_of_anything_else(heading: str, unit: str, code: str) -> None:
    assert [problem.code for problem in check_answer(HeadingAnswer(text=heading, unit=unit))] == ([code] if code else [])


def test_a_cell_stands_for_a_finite_number() -> None:
    assert [problem.code for problem in check_answer(CellAnswer(cell="a › B2", was="x", value=float("nan")))] == ["F320"]


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        (CellAnswer(cell="a › B2", was="若干", value=2.0), CellAnswer(cell="a › B2", was="若干", value=-3.0), True),
        (CellAnswer(cell="a › B2", was="若干", value=2.0), CellAnswer(cell="a › B2", was="许多", value=3.0), False),
        (CellAnswer(cell="a › B2", was="若干", value=2.0), CellAnswer(cell="a › B3", was="若干", value=3.0), False),
        (AboutAnswer(file="a", year=2017), AboutAnswer(file="a", year=2018), True),
        (AboutAnswer(file="a", year=2017), AboutAnswer(file="a", township="甲镇"), False),
        (HeadingAnswer(text="款", unit="万元"), HeadingAnswer(text="款", unit="元"), True),
        (HeadingAnswer(text="款", unit="万元"), HeadingAnswer(text="款", means="registry/total"), False),
        (TownshipAnswer(text="甲", township="甲镇"), TownshipAnswer(text="甲", township="甲乡"), True),
        (TownshipAnswer(text="甲", township="甲镇"), TownshipAnswer(text="甲", township="甲乡", file="b"), False),
    ],
)
def test_two_answers_about_one_thing(one: TownshipAnswer, other: TownshipAnswer, contradict: bool) -> None:
    for pair in ([one, other], [other, one]):
        assert [problem.code for problem in contradictions(pair)] == (["F322"] if contradict else [])


def test_the_unit_and_the_meaning_of_a_heading_are_answered_one_after_the_other() -> None:
    """Both questions are asked of one column, each with a command of its own."""
    readings = Readings((HeadingAnswer(text="救助款", unit="万元"), HeadingAnswer(text="救助款", means="production/allocated")))
    meaning = readings.at("a.csv").heading("救助款")
    assert meaning is not None
    assert (meaning.unit, meaning.item and meaning.item.name) == ("万元", "allocated")
    assert len(readings.used_in("a.csv")) == 2
    assert readings.unused({text for text, _ in readings.used_in("a.csv")}) == []


@pytest.mark.parametrize(
    "text", ['[[headings]]\ntext = "a"\n', '[[heading]]\ntext = "a"\nmeans = "registry/total"\nmeasures = "户"\n']
)
def test_a_misspelt_entry_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "readings.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FupinError, match="F319"):
        read_readings(path)


def test_an_answer_fits_the_text_as_a_message_shows_it_and_keeps_no_number_of_a_person(tmp_path: Path) -> None:
    path = tmp_path / "readings.toml"
    add_answer(path, TownshipAnswer(text="甲山 13800138000", township="甲山镇", by="张某 13800138000", note="999901198503140777"))
    text = path.read_text(encoding="utf-8")
    assert "13800138000" not in text
    assert "19850314" not in text
    assert read_readings(path).at("a.csv").township("甲山 13800138000") == "甲山镇"
    shown = masked(CellAnswer(cell="13800138000.csv › B2", was="13800138000", value=3.0))
    assert Readings((shown,)).cell("13800138000.csv › B2", "13800138000") == 3.0
    assert Readings((shown,)).cell("13800138001.csv › B2", "13800138000") is None


def test_of_many_who_answer_at_once_all_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "readings.toml"
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: add_answer(path, TownshipAnswer(text=f"名{n}", township=f"第{n}镇")), range(24)))
        list(pool.map(lambda n: add_preference(tmp_path, Preference(f"{n}.xlsx")), range(24)))
    assert len(read_readings(path).entries) == 24
    assert {one.file for one in read_preferences(tmp_path)} == {f"{n}.xlsx" for n in range(24)}
