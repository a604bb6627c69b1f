"""Hostile files: names that lead elsewhere, settings in disguise, archives that unpack to a disk full, two at once."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from fupin_analysis.core.disk.files import write_whole
from fupin_analysis.desk import uploads
from fupin_analysis.desk.office import Office
from fupin_analysis.desk.uploads import MOST_BYTES, MOST_FILES, keep_upload
from fupin_analysis.errors import FupinError
from tests.conftest import ROOT

TABLE = "乡镇,指标,户数\n甲山镇,建档立卡合计,40\n".encode()


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


@pytest.mark.parametrize(
    "name", ["../甲.csv", "..\\..\\甲.csv", "/etc/甲.csv", "C:\\甲.csv", "a/../../甲.csv", "甲.csv", "  甲.csv "]
)
def test_a_name_never_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    kept = keep_upload(tmp_path / "raw", name, io.BytesIO(TABLE))
    assert kept.name == "甲.csv"
    assert _names(tmp_path / "raw") == ["甲.csv"]
    assert _names(tmp_path) == ["raw"]


@pytest.mark.parametrize("name", ["con.csv", "a:b.csv", "a\x00b.csv", "a\nb.csv", "甲" * 300 + ".csv", "<img src=x>.csv"])
def test_a_name_no_system_takes_is_changed_and_not_shortened_to_another(tmp_path: Path, name: str) -> None:
    kept = keep_upload(tmp_path, name, io.BytesIO(TABLE))
    assert kept.name != name
    assert len(kept.name.encode()) <= 200
    assert (tmp_path / kept.name).read_bytes() == TABLE


@pytest.mark.parametrize(
    "name",
    [
        "readings.toml",
        "SOURCES.toml",
        "x/rules.toml",
        ".hidden.csv",
        "..",
        ".",
        "",
        "/",
        "~$甲.xlsx",
        "README.md",
        "run.py",
        "甲",
    ],
)
def test_what_would_be_a_setting_a_note_or_a_lock_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(FupinError, match="F371"):
        keep_upload(tmp_path, name, io.BytesIO(TABLE))
    assert _names(tmp_path) == []


def test_no_file_is_ever_replaced(tmp_path: Path) -> None:
    assert keep_upload(tmp_path, "甲.csv", io.BytesIO(TABLE)).name == "甲.csv"
    again = keep_upload(tmp_path, "甲.csv", io.BytesIO(TABLE))
    assert (again.name, again.is_known) == ("甲.csv", True)
    other = keep_upload(tmp_path, "甲.csv", io.BytesIO(TABLE + b"x"))
    assert (other.name, other.is_known) == ("甲-2.csv", False)
    assert keep_upload(tmp_path, "甲.csv", io.BytesIO(TABLE + b"x")).is_known
    assert (tmp_path / "甲.csv").read_bytes() == TABLE


def test_two_at_once_are_both_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(path: Path, write: Callable[[Path], object]) -> Path:
        time.sleep(0.03)  # between looking for the name and taking it
        return write_whole(path, write)

    monkeypatch.setattr(uploads, "write_whole", slow)
    contents = [TABLE + str(number).encode() for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(lambda body: keep_upload(tmp_path, "甲.csv", io.BytesIO(body)).name, contents))
    assert len(set(kept)) == 8
    assert sorted((tmp_path / name).read_bytes() for name in kept) == sorted(contents)


def _archive(*members: tuple[str, int], level: int = 9) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, size in members:
            with archive.open(name, "w") as stream:
                for _ in range(size >> 20):
                    stream.write(bytes(1 << 20))
    return body.getvalue()


def test_a_zip_bomb_is_refused_before_anything_is_unpacked(tmp_path: Path) -> None:
    bomb = _archive(("xl/worksheets/sheet1.xml", 300 << 20), level=1)
    assert len(bomb) < 4 << 20
    with pytest.raises(FupinError, match="F372"):
        keep_upload(tmp_path, "甲.xlsx", io.BytesIO(bomb))
    assert _names(tmp_path) == []


@pytest.mark.parametrize(("members", "is_refused"), [(3, False), (4, True)])
def test_an_archive_of_very_many_files_is_refused_however_small_they_are(
    members: int, is_refused: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "_MOST_MEMBERS", 3)
    body = io.BytesIO(_archive(*((f"xl/{number}.xml", 0) for number in range(members))))
    with pytest.raises(FupinError, match="F372") if is_refused else nullcontext():
        keep_upload(tmp_path, "甲.xlsx", body)
    assert _names(tmp_path) == ([] if is_refused else ["甲.xlsx"])


def test_an_ordinary_workbook_passes(tmp_path: Path, xx_return: Path) -> None:
    assert keep_upload(tmp_path, "甲.xlsx", io.BytesIO(xx_return.read_bytes())).name == "甲.xlsx"
    assert keep_upload(tmp_path, "坏.xlsx", io.BytesIO(b"PK\x03\x04 broken")).name == "坏.xlsx"


def test_a_body_too_large_is_refused_whatever_length_it_claims(clerk: TestClient, office: Office) -> None:
    head = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\n'
    kind = {"Content-Type": "multipart/form-data; boundary=b"}
    piece = bytes(1 << 20)

    def endless():  # sent in chunks, so that no length is claimed
        yield head
        for _ in range((MOST_BYTES >> 20) + 2):
            yield piece

    assert clerk.post("/upload", content=endless(), headers=kind).status_code == 413
    assert clerk.post("/upload", content=b"", headers={**kind, "Content-Length": str(MOST_BYTES + 1)}).status_code == 413
    assert _names(office.data) == []


def test_too_many_files_are_refused(clerk: TestClient, office: Office) -> None:
    files = [("files", (f"{number}.csv", TABLE)) for number in range(MOST_FILES + 1)]
    assert clerk.post("/upload", files=files).status_code == 400
    assert _names(office.data) == []


def test_of_several_the_bad_one_is_named_and_the_others_are_kept(clerk: TestClient, office: Office) -> None:
    page = clerk.post("/upload", files=[("files", ("甲.csv", TABLE)), ("files", ("readings.toml", b"x"))])
    assert _names(office.data) == ["甲.csv"]
    assert "readings.toml" in page.text
    assert "已收下 甲.csv" in page.text


def test_what_is_no_upload_keeps_nothing(clerk: TestClient, office: Office) -> None:
    assert "没有收下任何文件" in clerk.post("/upload", data={"files": "text"}).text
    assert _names(office.data) == []


def test_the_limits_are_those_the_document_and_the_page_name(clerk: TestClient) -> None:
    said = (ROOT / "docs" / "desk.md").read_text(encoding="utf-8")
    assert f"{MOST_BYTES >> 20} MB and {MOST_FILES} files at once" in said
    assert f"不超过 {MOST_BYTES >> 20} MB" in clerk.get("/").text
