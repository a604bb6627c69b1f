from pathlib import Path

import pytest
import xlsxwriter

from fupin_analysis.acquire.inputs import list_inputs, read_file, read_input
from fupin_analysis.errors import FupinError


def test_data_files_are_listed_in_order_and_others_left_out(tmp_path: Path) -> None:
    wanted = ["a.csv", "b.XLSX", "乡镇/c.xls", "乡镇/d.et", "乡镇/e.rar", "总结.docx"]
    others = ["~$b.xlsx", ".hidden.csv", ".cache/e.csv", "__MACOSX/a.csv", "SOURCES.toml", "README.md"]
    for name in (*reversed(wanted), *others):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    assert [path.relative_to(tmp_path).as_posix() for path in list_inputs(tmp_path)] == wanted
    assert list_inputs(tmp_path / "a.csv") == [tmp_path / "a.csv"]


def test_a_folder_below_a_hidden_one_is_listed(tmp_path: Path) -> None:
    folder = tmp_path / ".data"
    folder.mkdir()
    (folder / "a.csv").write_text("x", encoding="utf-8")
    assert list_inputs(folder) == [folder / "a.csv"]


def test_a_folder_without_data_and_a_missing_folder_are_said(tmp_path: Path) -> None:
    for folder, code in ((tmp_path, "F307"), (tmp_path / "没有", "F101")):
        with pytest.raises(FupinError) as caught:
            list_inputs(folder)
        assert caught.value.problems[0].code == code


def test_the_reader_is_chosen_by_what_the_file_is(tmp_path: Path) -> None:
    (tmp_path / "text.xlsx").write_text("项目,户数\n因病,94\n", encoding="utf-8")
    with xlsxwriter.Workbook(tmp_path / "book.csv") as book:
        book.add_worksheet().write("B2", 94)
    assert len(read_input(tmp_path / "text.xlsx")) == 4
    assert read_input(tmp_path / "book.csv")["is_number"].all()


def test_a_web_page_without_a_cell_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_text("<html><table></table></html>", encoding="utf-8")
    with pytest.raises(FupinError) as caught:
        read_file(tmp_path / "a.xls", root=tmp_path)
    assert caught.value.problems[0].code == "F102"


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"PK\x05\x06" + bytes(18), "a.zip", "F113"),
        (b"Rar!\x1a\x07\x00 rest", "a.xlsx", "F113"),
        (b"\x89PNG\r\n\x1a\n rest", "a.jpg", "F114"),
        (b"%PDF-1.4 rest", "a.doc", "F115"),
        (b"MZ\x90\x00 rest", "a.et", "F103"),
    ],
)
def test_what_holds_no_table_is_told_what_to_do_with(tmp_path: Path, content: bytes, name: str, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FupinError) as caught:
        read_file(tmp_path / name)
    assert [problem.code for problem in caught.value.problems] == [code]


@pytest.mark.parametrize("suffix", ["xls", "et", "csv", "dat", "bin", ""])
def test_the_same_bytes_are_read_whatever_the_suffix(tmp_path: Path, suffix: str) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet().write_row("B2", [94, 381])
    renamed = (tmp_path / "a.xlsx").rename(tmp_path / f"b.{suffix}")
    assert [cell.text for cell in read_file(renamed).sheets[0].cells] == ["94", "381"]
    assert list_inputs(tmp_path) == [renamed]
