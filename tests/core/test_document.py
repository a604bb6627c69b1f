"""The register of sources: what is wrong in it is said entry by entry; what else stands in it is for people."""

from __future__ import annotations

from pathlib import Path

import pytest

from fupin_analysis.core.document import Preference, add_preference, read_preferences, read_sources
from fupin_analysis.errors import FupinError


def write(folder: Path, text: str) -> Path:
    (folder / "SOURCES.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_document_takes_its_kind_from_its_file(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        """
        [[files]]
        file = "甲.xlsx"
        kind = "synthetic"
        received = 2019-01-05
        [[documents]]
        township = "甲镇"
        year = 2018
        file = "甲.xlsx"
        excerpt_complete = false
        [[documents]]
        township = "乙镇"
        year = 2018
        file = "乙.xlsx"
        """,
    )
    first, second = read_sources(folder)
    assert (first.kind, first.is_complete, first.is_year_certain) == ("synthetic", False, True)
    assert (second.kind, second.is_complete) == ("real", True)


def test_without_a_register_nothing_is_known(tmp_path: Path) -> None:
    assert read_sources(tmp_path) == ()
    assert read_preferences(tmp_path) == ()


def test_which_version_counts_is_read_beside_the_documents(tmp_path: Path) -> None:
    folder = write(tmp_path, '[[prefer]]\nfile = "甲-2.xlsx"\ntownship = "甲镇"\nyear = 2018\non = 2019-01-05\n')
    assert read_preferences(folder) == (Preference("甲-2.xlsx", "甲镇", 2018),)


def test_every_wrong_entry_is_told_at_once(tmp_path: Path) -> None:
    folder = write(
        tmp_path, '[[documents]]\ntownship = "甲镇"\n[[documents]]\ntownship = "乙镇"\nyear = "去年"\n[[prefer]]\nby = "某"\n'
    )
    with pytest.raises(FupinError) as caught:
        read_sources(folder)
    assert [(one.code, one.where) for one in caught.value.problems] == [
        ("F309", "SOURCES.toml › documents › 1 › year"),
        ("F309", "SOURCES.toml › documents › 2 › year"),
        ("F309", "SOURCES.toml › prefer › 1 › file"),
    ]


@pytest.mark.parametrize("text", ["[[documents", "documents = 3", '[[documents]]\ntownship = "甲镇"\nyear = 1e400\n'])
def test_what_is_no_register_is_an_error_with_a_code(text: str, tmp_path: Path) -> None:
    with pytest.raises(FupinError, match="F309"):
        read_sources(write(tmp_path, text))


def test_an_answer_is_written_so_that_it_can_be_read_back_or_not_at_all(tmp_path: Path) -> None:
    add_preference(tmp_path, Preference("表\x7f.xlsx", note="一\n二"))
    with pytest.raises(FupinError, match="F309"):
        add_preference(tmp_path, Preference("\udce4.xlsx"))
    assert [(one.file, one.note) for one in read_preferences(tmp_path)] == [("表\x7f.xlsx", "一\n二")]
