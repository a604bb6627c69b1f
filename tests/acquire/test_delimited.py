from pathlib import Path

import pytest

from fupin_analysis.acquire.delimited import read_delimited
from fupin_analysis.acquire.inputs import read_file
from fupin_analysis.core.cells import source_of
from fupin_analysis.errors import FupinError

TABLE = "乡镇,户数\r\n清澜镇,298\r\n"
CELLS = {(1, 1): "乡镇", (1, 2): "户数", (2, 1): "清澜镇", (2, 2): "298"}


def read(path: Path, content: bytes) -> dict[tuple[int, int], str]:
    path.write_bytes(content)
    return {(row.row, row.column): row.text for row in read_delimited(path).itertuples()}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_that_offices_save_is_found(tmp_path: Path, encoding: str) -> None:
    assert read(tmp_path / "a.csv", TABLE.encode(encoding)) == CELLS


def test_utf_16_of_nothing_but_ascii_is_not_taken_for_utf_8(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", "a,b\n1,2\n".encode("utf-16-le")) == {(1, 1): "a", (1, 2): "b", (2, 1): "1", (2, 2): "2"}


@pytest.mark.parametrize("content", [b"\xff\x00\xfe,1", b"a,b\n\x80\xff,1", b"\xef\xbb\xbf\xff,1", b"a\x01\x02\x03,b\n"])
def test_other_bytes_are_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(FupinError) as caught:
        read(tmp_path / "a.csv", content)
    assert caught.value.problems[0].code == "F106"


def test_one_control_character_does_not_make_another_encoding_of_utf_8(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(TABLE.replace(",", "\x0f,", 1).encode())
    contents = read_file(tmp_path / "a.csv")
    assert {(cell.row, cell.column): cell.text for cell in contents.sheets[0].cells} == CELLS
    assert [problem.code for problem in contents.problems] == ["F120"]


@pytest.mark.parametrize(
    ("text", "encoding"), [("甲山鎮貧困戶統計表，總戶數，因病，因殘", "big5"), ("貧困世帯の統計、総数、病気による", "shift_jis")]
)
def test_text_of_another_script_is_not_read_as_other_chinese(tmp_path: Path, text: str, encoding: str) -> None:
    with pytest.raises(FupinError) as caught:
        read(tmp_path / "a.csv", text.encode(encoding))
    assert caught.value.problems[0].code == "F106"


@pytest.mark.parametrize("written", ['="12",b', '"=""12""",b', "'12,b", "\u200b12,b", "\t12\u00a0,b"])
def test_guards_of_digits_are_taken_off(tmp_path: Path, written: str) -> None:
    assert read(tmp_path / "a.csv", f"户数,x\n{written}\n".encode())[2, 1] == "12"


def test_a_guarded_number_keeps_its_own_comma(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", b'a,b\n="1,234",="5"\n') == {(1, 1): "a", (1, 2): "b", (2, 1): "1,234", (2, 2): "5"}


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_the_one_under_which_the_rows_agree(tmp_path: Path, delimiter: str) -> None:
    assert read(tmp_path / "a.csv", TABLE.replace(",", delimiter).encode()) == CELLS


def test_commas_that_group_digits_do_not_delimit_a_tabbed_table(tmp_path: Path) -> None:
    cells = read(tmp_path / "a.txt", "项目\t金额\n安排\t1,303,000\n发放\t1,060,000\n".encode())
    assert cells[2, 2] == "1,303,000"


def test_a_title_line_and_quoted_commas_do_not_mislead(tmp_path: Path) -> None:
    cells = read(tmp_path / "a.csv", '清澜镇2018年统计表\n\n项目,金额\n安排,"1,303,000"\n'.encode())
    assert cells == {(1, 1): "清澜镇2018年统计表", (3, 1): "项目", (3, 2): "金额", (4, 1): "安排", (4, 2): "1,303,000"}


def test_a_blank_behind_a_quoted_field_is_no_broken_quote(tmp_path: Path) -> None:
    cells = read(tmp_path / "a.csv", '乡镇,户数\n"清澜镇" ,"298" \n'.encode())
    assert cells[2, 1] == "清澜镇"
    assert cells[2, 2] == "298"


def test_numbers_of_text_files_are_text_without_a_sheet(tmp_path: Path) -> None:
    read(tmp_path / "a.csv", TABLE.encode())
    cells = read_delimited(tmp_path / "a.csv", root=tmp_path.parent)
    assert not cells["is_number"].any()
    assert set(cells["sheet"]) == {""}
    file = f"{tmp_path.name}/a.csv"
    assert set(cells["file"]) == {file}
    assert source_of(file, "", 2, 2) == f"{file} › 第2行第2列"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "F102"),
        (b"\n\n", "F102"),
        (b",,\n,,\n", "F102"),
        (b"\xef\xbb\xbf", "F102"),
        (b'a,"b\n1,2\n', "F103"),
        (b"%PDF-1.7", "F115"),
    ],
)
def test_empty_and_broken_files_are_said(tmp_path: Path, content: bytes, code: str) -> None:
    with pytest.raises(FupinError) as caught:
        read(tmp_path / "a.csv", content)
    assert caught.value.problems[0].code == code


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(FupinError) as caught:
        read_delimited(tmp_path / "没有.csv")
    assert caught.value.problems[0].code == "F101"
