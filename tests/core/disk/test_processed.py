"""What each file held is kept once where it is all there is, and read back the same either way."""

from __future__ import annotations

from pathlib import Path

import pytest

from fupin_analysis.core.disk.processed import open_processed
from fupin_analysis.flow import take_in
from fupin_analysis.synth.townships import write_returns


def _also(folder: Path) -> None:
    """Hand in a second file about the first township: one of its numbers again, and one as another has it."""
    lines = sorted(folder.glob("*.csv"))[0].read_text(encoding="utf-8-sig").splitlines()
    about, _, value = lines[2].rpartition(",")
    (folder / "另报.csv").write_text("\n".join([*lines[:2], f"{about},{float(value) + 1:g}"]) + "\n", encoding="utf-8-sig")


@pytest.mark.parametrize("is_shared", [False, True])
def test_what_files_held_is_read_back_as_it_was_read(is_shared: bool, tmp_path: Path) -> None:
    folder = tmp_path / "raw"
    write_returns(folder, count=3, seed=1, per_file=1)
    if is_shared:
        _also(folder)
    first = take_in(folder)
    kept = open_processed(tmp_path / "processed")
    assert kept is not None
    assert (kept.table("read_figures").column_names == ["number"]) is not is_shared
    held = kept.reading().figures
    assert len(held) == sum(file.figures for file in kept.reading().files)
    assert {kept.reading().files[at].name for at in held["number"]} == {path.name for path in folder.glob("*.csv")}
    changed = sorted(folder.glob("*.csv"))[1]
    changed.write_text(changed.read_text(encoding="utf-8-sig") + "\n", encoding="utf-8-sig")
    again = take_in(folder)
    assert again.figures.equals(first.figures)
    assert again.findings.equals(first.findings)
