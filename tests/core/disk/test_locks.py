"""A lock is everybody's who may write to its folder, whoever made it first."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from filelock import Timeout

from fupin_analysis.core.decision import Decision, write_decision
from fupin_analysis.core.disk.locks import lock_at
from fupin_analysis.desk.uploads import keep_upload


@pytest.mark.parametrize("umask", [0o022, 0o077])
def test_the_file_of_every_lock_may_be_written_by_all(tmp_path: Path, umask: int) -> None:
    decision = Decision(
        "甲镇-1", "甲镇", 2018, "cause/illness.households@2018", "accepted", 1, 2, "县扶贫办", "2019-01-15", "核对"
    )
    before = os.umask(umask)
    try:
        write_decision(decision, tmp_path / "decisions")
        with (tmp_path / "甲镇.csv").open("w+b") as content:
            keep_upload(tmp_path / "raw", "甲镇.csv", content)
    finally:
        os.umask(before)
    locks = sorted(tmp_path.rglob(".lock"))
    assert [lock.parent.name for lock in locks] == ["decisions", "raw"]
    assert [oct(lock.stat().st_mode & 0o777) for lock in locks] == ["0o666", "0o666"]


def test_a_second_holder_waits_and_says_so_in_time(tmp_path: Path) -> None:
    with lock_at(tmp_path / ".lock"), pytest.raises(Timeout), lock_at(tmp_path / ".lock", timeout=0.05):
        pass
