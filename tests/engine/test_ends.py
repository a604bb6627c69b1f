"""The end of a kernel, with its races made wide: whoever comes late, what the notebook wrote is there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")

_RUN = """
import sys, papermill
from nbformat.v4 import new_code_cell, new_notebook
spec = {"name": "python3", "language": "python", "display_name": "p"}
book = new_notebook(cells=[new_code_cell(source) for source in sys.argv[2:]], metadata={"kernelspec": spec})
papermill.execute_notebook(book, None, engine_name=sys.argv[1], progress_bar=False)
"""

#: The thread that answers requests sees the one that publishes, and asks it to only when it has gone; nobody tidies up before.
_LATE = """
def _widen(publisher, threading, time):  # all of it held by the functions: the cell's own names are gone before they are called
    def schedule(event):
        is_alive = publisher.thread.is_alive()
        if threading.current_thread().name == "Control":
            time.sleep(0.1)
        if is_alive:
            publisher._events.append(event)
            publisher._event_pipe.send(b"")
        else:
            event()
    def join(timeout, join=publisher.thread.join):
        join(timeout)
        time.sleep(0.4)
    publisher.schedule, publisher.thread.join = schedule, join
_widen(get_ipython().kernel.iopub_thread, __import__("threading"), __import__("time"))
"""


def test_a_kernel_that_publishes_late_ends_by_itself_and_loses_no_data(tmp_path: Path) -> None:
    (tmp_path / "keeper.py").write_text("file = open('kept.txt', 'w')\nfile.write('data')\n", encoding="utf-8")
    command = [sys.executable, "-c", _RUN, "fupin", _LATE, "import keeper"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60)
    assert "ordinary kernel" not in ran.stderr
    assert (tmp_path / "kept.txt").read_text(encoding="utf-8") == "data"
