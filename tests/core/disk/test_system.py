"""What the system says of a file is told in the language of the message."""

import errno
import os
from pathlib import Path

import pytest

from fupin_analysis.core.decision import read_decisions
from fupin_analysis.core.disk.system import said_by_system
from fupin_analysis.core.words.program_words import load_words
from fupin_analysis.errors import FupinError


@pytest.mark.parametrize("name", [name for name in load_words("entries") if name in errno.errorcode.values()])
def test_every_reason_is_told_in_both_languages(name: str) -> None:
    number = getattr(errno, name)
    said = said_by_system(OSError(number, os.strerror(number)))
    assert said["zh"]
    assert said["en"]
    assert said["zh"] != said["en"]


def test_what_is_not_listed_is_told_as_the_system_does() -> None:
    assert said_by_system(OSError(errno.ECHILD, "No child processes"))["zh"] == "No child processes"


def test_a_folder_in_the_place_of_a_record_is_named_in_chinese(tmp_path: Path) -> None:
    (tmp_path / "decisions.toml").mkdir()
    with pytest.raises(FupinError) as caught:
        read_decisions(tmp_path)
    assert "是文件夹" in caught.value.problems[0].say("zh")
    assert "Errno" not in caught.value.problems[0].say("zh")
