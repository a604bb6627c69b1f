"""Returns are read in a process of its own where one can be started, and nothing is lost or left where that fails."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from fupin_analysis.batch.beside import reading_beside
from fupin_analysis.batch.single import make_report
from fupin_analysis.core.disk.folder import current_tables
from fupin_analysis.errors import FupinError

HEAD = "township,year,period,topic,item,measure,value\n"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="nothing is forked there")


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "a.csv").write_text(HEAD + "青石镇,2018,2018,registry,total,households,40\n", encoding="utf-8")
    return folder


def run(code: str) -> str:
    """Run code in a process without threads, as a command is."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_a_report_reads_returns_that_another_process_has_read(raw: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from fupin_analysis.batch.single import make_report\n"
        f"made = make_report('青石镇', None, data=Path({str(raw)!r}), output=Path({str(raw.parent / 'output')!r}))\n"
        "print(made.figures, made.page.exists(), 'fupin_analysis.flow' in sys.modules)"
    )
    assert run(code).split() == ["1", "True", "False"]


def test_a_process_with_threads_reads_its_returns_itself(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fork", lambda: pytest.fail("a thread would be missing in the fork"))
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        with reading_beside(raw, raw.parent / "processed") as wait:
            wait()
        assert current_tables(raw, raw.parent / "processed") is None
    finally:
        stop.set()
        thread.join()


def test_what_is_wrong_with_the_returns_is_told_as_ever(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    with pytest.raises(FupinError) as raised:
        make_report("青石镇", None, data=tmp_path / "raw", output=tmp_path / "output")
    assert [problem.code for problem in raised.value.problems] == ["F307"]


def test_tables_that_are_current_are_not_read_again(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = raw.parent / "processed"
    run(f"from fupin_analysis.flow import take_in; take_in({str(raw)!r})")
    assert current_tables(raw, folder) is not None
    monkeypatch.setattr("os.fork", lambda: pytest.fail("there is nothing to read"))
    with reading_beside(raw, folder) as wait:
        wait()


def test_a_reader_that_nobody_waits_for_is_ended(raw: Path) -> None:
    code = (
        "import psutil; from pathlib import Path; from fupin_analysis.batch.beside import reading_beside\n"
        "try:\n"
        f"    with reading_beside(Path({str(raw)!r}), Path({str(raw.parent / 'processed')!r})):\n"
        "        print(len(psutil.Process().children()))\n"
        "        raise KeyboardInterrupt\n"
        "except KeyboardInterrupt:\n"
        "    print(len(psutil.Process().children()))\n"
    )
    assert run(code).split() == ["1", "0"]
