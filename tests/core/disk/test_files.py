"""Files are written whole or not at all, and are told apart by what is in them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from fupin_analysis.core.disk.files import (
    files_below,
    fingerprint_files,
    remove_drafts,
    remove_file,
    sha256,
    sha256_of,
    write_text,
    write_whole,
)
from fupin_analysis.errors import FupinError


def test_a_failing_writer_leaves_the_old_file_and_no_draft(tmp_path: Path) -> None:
    path = write_text(tmp_path / "new" / "a.txt", "旧\n")

    def fail(draft: Path) -> None:
        draft.write_text("half", encoding="utf-8")
        raise OSError(28, "No space left on device")

    with pytest.raises(FupinError) as raised:
        write_whole(path, fail)
    [problem] = raised.value.problems
    assert (problem.code, problem.where, problem.details) == (
        "F601",
        str(path),
        {"got": {"zh": "磁盘已满", "en": "the disk is full"}},
    )
    assert path.read_bytes() == "旧\n".encode()
    assert files_below(tmp_path) == {"new/a.txt"}


def test_an_error_without_words_is_told_by_itself(tmp_path: Path) -> None:
    def fail(_draft: Path) -> None:
        raise OSError("gone")

    with pytest.raises(FupinError) as raised:
        write_whole(tmp_path / "a.txt", fail)
    assert raised.value.problems[0].details["got"] == {"zh": "gone", "en": "gone"}


def test_files_below_are_named_from_the_folder(tmp_path: Path) -> None:
    for name in ("a.txt", "2018/甲镇/report.html"):
        write_text(tmp_path / name, "")
    assert files_below(tmp_path) == {"a.txt", "2018/甲镇/report.html"}
    assert files_below(tmp_path / "none") == set()


def test_only_drafts_are_removed(tmp_path: Path) -> None:
    for name in (".a.txt.1.part", "below/.b.txt.2.part", "a.part", ".hidden"):
        write_text(tmp_path / name, "")
    remove_drafts(tmp_path)
    assert files_below(tmp_path) == {"a.part", ".hidden"}


def test_digests_are_those_of_the_bytes(tmp_path: Path) -> None:
    path = write_text(tmp_path / "a.txt", "镇")
    assert sha256(path) == sha256_of("镇".encode()) == hashlib.sha256("镇".encode()).hexdigest()


def test_a_fingerprint_of_files_is_of_their_names_and_contents_in_whatever_order(tmp_path: Path) -> None:
    one, other = write_text(tmp_path / "a.txt", "1"), write_text(tmp_path / "b.txt", "2")
    whole = fingerprint_files([one, other])
    assert fingerprint_files([other, one]) == whole
    assert len(whole) == 16
    assert fingerprint_files([one]) != whole
    assert fingerprint_files([one, write_text(tmp_path / "c.txt", "2")]) != whole
    write_text(other, "3")
    assert fingerprint_files([one, other]) != whole


def test_what_cannot_be_removed_is_named_and_what_is_not_there_is_nothing(tmp_path: Path) -> None:
    remove_file(tmp_path / "nothing")
    with pytest.raises(FupinError) as raised:
        remove_file(tmp_path)
    assert [(problem.code, problem.where) for problem in raised.value.problems] == [("F601", str(tmp_path))]
