"""A handful of damaged bytes costs what they are part of, and a note; the rest of the text is read, and nothing of it wrongly."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from fupin_analysis.acquire.encodings import decode
from fupin_analysis.flow import read_files

TABLE = "甲山镇2018年贫困户主要致贫原因情况统计表,,\n致贫原因,户数,人数\n因病,107,381\n因残,46,129\n因学,21,88\n缺技术,33,120\n"
TRUE = {
    ("illness", "households"): 107,
    ("illness", "persons"): 381,
    ("disability", "households"): 46,
    ("disability", "persons"): 129,
    ("schooling", "households"): 21,
    ("schooling", "persons"): 88,
    ("lack_of_technique", "households"): 33,
    ("lack_of_technique", "persons"): 120,
}
PROSE = (
    "甲山镇2018年脱贫攻坚工作总结\n全镇建档立卡贫困户320户1204人。当年脱贫96户371人。"
    "全镇落实产业扶持资金45万元。发放教育补助12.5万元。全镇共有驻村干部36人。"
)


def read(path: Path, data: bytes) -> tuple[dict[tuple[str, str], float], list[str], str]:
    """Figures of a file by item and measure, its notes, and its messages."""
    path.write_bytes(data)
    intake = read_files([path])
    figures = {(str(row["item"]), str(row["measure"])): float(row["value"]) for row in intake.figures.to_dict("records")}
    return figures, intake.remarks("zh"), "\n".join(intake.messages("zh"))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_one_damaged_label_costs_its_row(tmp_path: Path, encoding: str) -> None:
    data = TABLE.encode(encoding).replace("残".encode(encoding), "残".encode(encoding)[:-1] + b"\xff")
    figures, notes, messages = read(tmp_path / "一.csv", data)
    assert figures == {key: value for key, value in TRUE.items() if key[0] != "disability"}
    assert any(note.startswith("F122") for note in notes)
    assert "F253" in messages


def test_a_text_cut_in_its_last_character_is_read(tmp_path: Path) -> None:
    figures, notes, _ = read(tmp_path / "一.csv", (TABLE + "备注：截至年底").encode()[:-1])
    assert figures == TRUE
    assert any(note.startswith("F122") and "1 处" in note for note in notes)


def test_more_than_a_handful_is_refused(tmp_path: Path) -> None:
    data = (TABLE * 6).encode("utf-8").replace("残".encode(), b"\xff").replace("病".encode(), b"\xfe")
    figures, _, messages = read(tmp_path / "一.csv", data)
    assert not figures
    assert "F106" in messages


def test_a_damaged_delimiter_is_refused_since_numbers_stand_under_other_headings(tmp_path: Path) -> None:
    figures, _, messages = read(tmp_path / "一.csv", TABLE.replace("因残,", "因残\0").encode("gb18030").replace(b"\0", b"\xff"))
    assert not figures
    assert "F106" in messages


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_no_byte_that_is_damaged_makes_a_figure_that_is_false(tmp_path: Path, encoding: str) -> None:
    whole, dice = TABLE.encode(encoding), random.Random(5)
    read_any = 0
    for number in range(40):
        data = bytearray(whole)
        place = dice.randrange(len(data))
        data[place] = dice.choice([0xFF, 0x80, data[place] | 0x80, 0x01])
        if decode(bytes(data)) is not None and data[place] != 0x01:
            continue  # another character stands there, and nothing tells that it should not
        figures, _, _ = read(tmp_path / f"{number}.csv", bytes(data))
        read_any += bool(figures)
        assert all(TRUE.get(key) == value for key, value in figures.items()), (place, data[place], figures)
    assert read_any > 4  # many a byte is of the title, without which nobody knows whose the numbers are


def test_a_damaged_sentence_is_not_read_and_the_others_are(tmp_path: Path) -> None:
    whole, _, _ = read(tmp_path / "总结.txt", PROSE.encode())
    figures, notes, _ = read(tmp_path / "缺.txt", PROSE.encode().replace(b"371", b"3\xff1"))
    assert figures
    assert figures == {key: value for key, value in whole.items() if value not in (96, 371)}
    assert any(note.startswith("F122") for note in notes)
    cut, _, _ = read(tmp_path / "断.txt", (PROSE + "另有").encode()[:-1])
    assert cut == whole


def test_a_register_that_is_damaged_is_refused(tmp_path: Path) -> None:
    lines = ["户编号,姓名,与户主关系,致贫原因", *(f"{number},某{number},户主,因病" for number in range(20))]
    data = "\n".join(lines).encode("gb18030").replace("因病".encode("gb18030"), b"\xd2\xff", 1)
    figures, _, messages = read(tmp_path / "甲山镇2018年建档立卡台账.csv", data)
    assert not figures
    assert "F106" in messages or "F111" in messages


def test_a_year_that_nobody_wrote_is_not_quoted(tmp_path: Path) -> None:
    _, _, messages = read(tmp_path / "一.csv", TABLE.replace("2018年", "").encode())
    assert "没有写明是哪一年" in messages
    assert "“”" not in messages
