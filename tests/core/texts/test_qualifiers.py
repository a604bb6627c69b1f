"""How exactly a number is stated is kept beside it, however it was handed in."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from fupin_analysis.clean.numbers import CellProblem, clean_value
from fupin_analysis.clean.prose.words import prose_words
from fupin_analysis.core.figures import check_figures, to_figures
from fupin_analysis.core.texts.qualifiers import BEFORE_NUMBERS, BEHIND_NUMBERS, QUALIFIERS, qualifier_of, short_qualifier
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.crosscheck.rounded import exact
from fupin_analysis.flow import read_files
from tests.clean.grids import clean_rows


@pytest.mark.parametrize(
    ("written", "qualifier"),
    [
        ("约300户", "约"),
        ("大约300户", "约"),
        ("300户左右", "约"),
        ("十几户", "约"),
        ("将近300户", "近"),
        ("30余万元", "余"),
        ("三百多户", "余"),
        ("超过300户", "超过"),
        ("逾30万元", "超过"),
        ("不低于80%", "以上"),
        ("300户以上", "以上"),
        ("不超过3%", "以下"),
        ("低于3%", "不到"),
        ("不到50户", "不到"),
        ("未达到50户", "不到"),
        ("小于等于50户", "以下"),
        ("不低于50户", "以上"),
        ("3%以内", "以下"),
        ("签约298人", ""),
        ("多年生298亩", ""),
        ("重点突破3个项目", ""),
        ("实现零突破1个", ""),
        ("契约2份", ""),
        ("签订租约3份", ""),
        ("履约3份", ""),
        ("新近35户", ""),
        ("收入突破300万元", "超过"),
        ("出租约50亩", "约"),
        ("已婚约120人", "约"),
        ("持续约3个月", "约"),
        ("翻新近300户", "近"),
        ("近年来脱贫298户", ""),
        ("298", ""),
    ],
)
def test_what_is_said_of_exactness_is_one_of_a_few_words(written: str, qualifier: str) -> None:
    assert qualifier_of(written) == qualifier
    assert qualifier in ("", *QUALIFIERS)


_WORDS_BEFORE = [word for words in BEFORE_NUMBERS.values() for word in words]
_WORDS_BEHIND = [word for words in BEHIND_NUMBERS.values() for word in words]


@pytest.mark.parametrize("number", ["300", "３００", "1,234", "1，234", " 300", "三百", "12.5万", "￥300万", "0.3亿"])
def test_whatever_is_left_out_of_a_cell_is_named(number: str) -> None:
    cells = [(word, f"{word}{number}{unit}") for word in _WORDS_BEFORE for unit in ("元", "")]
    cells += [(word, f"{number}{unit}{word}") for word in _WORDS_BEHIND for unit in ("元", "")]
    cells += [("余", f"{number}余元"), ("余", f"{number}多元"), ("余", f"{number}余"), ("约", f"约{number}余元左右")]
    unnamed = [cell for _, cell in cells if _value(cell) is not None and not qualifier_of(cell)]
    assert unnamed == []
    assert sum(_value(cell) is not None for _, cell in cells) > 60


def _value(cell: str) -> float | None:
    try:
        return clean_value(cell, load_vocabulary().measures["amount_yuan"])
    except CellProblem:
        return None


@pytest.mark.parametrize("word", [*_WORDS_BEFORE, *_WORDS_BEHIND])
def test_every_word_of_the_table_is_named_wherever_it_is_looked_for(word: str) -> None:
    says = next(says for table in (BEFORE_NUMBERS, BEHIND_NUMBERS) for says, words in table.items() if word in words)
    cell = f"{word}300户" if word in _WORDS_BEFORE else f"300{word}户" if word in "余多几" else f"300户{word}"
    assert (qualifier_of(cell), short_qualifier(word)) == (says, says)


def test_what_prose_takes_before_a_number_says_how_exact_it_is() -> None:
    assert [word for word in prose_words()["scan"]["before"] if not short_qualifier(word)] == []


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("超300户", "超过"),
        ("不大于300户", "以下"),
        ("不足300户", "不到"),
        ("近３００户", "近"),
        ("约1,234户", "约"),
        ("﹥300户", "超过"),
        ("约￥300", "约"),
        ("高超300户", ""),
    ],
)
def test_a_word_is_kept_however_the_number_is_written(text: str, qualifier: str) -> None:
    assert qualifier_of(text) == qualifier


def test_parts_of_a_wording_are_known_by_the_one_that_says_most() -> None:
    assert [short_qualifier(said) for said in ("约余", "不足", "达", "")] == ["约", "不到", "", ""]


def test_a_table_keeps_it_beside_the_number_and_names_of_classes_stay_names() -> None:
    cleaned = clean_rows(
        [
            ["2018年建档立卡户人均纯收入分组情况"],
            ["乡镇", "因病户数", "因残户数", "因学户数", "缺技术户数"],
            ["甲山镇", "约94户", 36, "20户以上", "近30"],
        ]
    )
    assert list(cleaned.quarantine["code"]) == []
    assert list(zip(cleaned.figures["value"], cleaned.figures["qualifier"], strict=True)) == [
        (94, "约"),
        (36, ""),
        (20, "以上"),
        (30, "近"),
    ]
    sizes = clean_rows([["甲山镇2018年贫困户家庭人口"], ["家庭人口", "户数"], ["4人以下", 12], ["5人以上", 7]])
    assert sorted(sizes.figures["value"]) == [7, 12]


def test_a_tidy_row_says_it_in_its_own_column_in_the_value_or_in_the_text_it_is_from() -> None:
    head = ["township", "year", "topic", "item", "measure", "value", "qualifier", "as_written"]
    about = ["甲山镇", 2018, "cause"]
    cleaned = clean_rows(
        [
            head,
            [*about, "illness", "households", 94, "左右", ""],
            [*about, "disability", "households", "近36户", "", ""],
            [*about, "schooling", "households", 20, "", "因学致贫20余户"],
            [*about, "disaster", "households", 3, "可能", ""],
            [*about, "lack_of_land", "households", 4, "", ""],
        ]
    )
    assert list(cleaned.figures["qualifier"]) == ["约", "近", "余", ""]
    assert list(cleaned.quarantine["code"]) == ["F201"]


def test_prose_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "总结.txt"
    text = "全镇建档立卡贫困人口1200人，脱贫约300户，贫困发生率降至1.3%以下。"
    path.write_text(f"甲山镇2018年扶贫工作总结\n\n{text}\n", encoding="utf-8")
    found = {(row["item"], row["measure"]): row["qualifier"] for row in read_files([path]).figures.to_dict("records")}
    assert found["total", "persons"] == ""
    assert found["done", "households"] == "约"
    assert found["headcount_ratio", "rate"] == "以下"


def test_a_rough_number_is_exact_where_another_file_states_just_that_one(tmp_path: Path) -> None:
    for name, text in (("a.csv", "约94"), ("b.csv", "94")):
        with (tmp_path / name).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([["2018年致贫原因"], ["乡镇", "因病户数", "因残户数"], ["甲山镇", text, "约36"]])
    figures = read_files(sorted(tmp_path.glob("*.csv")), root=tmp_path).figures
    assert dict(zip(figures["item"], figures["qualifier"], strict=True)) == {"illness": "", "disability": "约"}
    assert list(exact(figures)["item"]) == ["illness"]


def test_a_word_that_is_none_of_them_is_refused() -> None:
    row = {"township": "甲镇", "year": 2018, "period": "2018", "topic": "cause", "item": "illness", "measure": "households"}
    figures = to_figures([{**row, "value": 94, "qualifier": "大概"}])
    with pytest.raises(Exception, match="qualifier"):
        check_figures(figures)
