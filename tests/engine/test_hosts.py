"""Hosts of every kind: killed ones, some with event loops or threads, or with versions not tested; nothing stays of them."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fupin_analysis.engine.imports import early_imports, is_disturbed
from fupin_analysis.engine.inheritance import inherited_state
from tests.conformance.case import Case

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")

_START = """
import signal, sys, papermill
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where a suite runs in the background
from nbformat.v4 import new_code_cell, new_notebook
def run(*sources, **options):
    spec = {"name": "python3", "language": "python", "display_name": "p"}
    book = new_notebook(cells=[new_code_cell(source) for source in sources], metadata={"kernelspec": spec})
    return papermill.execute_notebook(book, None, engine_name="fupin", **options)
"""


def _host(code: str, folder: Path, **options: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _START + code]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)  # type: ignore[call-overload,no-any-return]


def _run(code: str, folder: Path) -> tuple[str, str]:
    with _host(code, folder) as host:
        out, err = host.communicate(timeout=120)
    assert host.returncode == 0, err
    return out, err


def _family(host: int) -> set[int]:
    """Processes below a host, by the session they were started in or their parents."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
    family = {host}
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    return family - {host}


def _alive(pids: set[int]) -> set[int]:
    alive = set()
    for pid in pids:
        with contextlib.suppress(OSError):
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z":
                alive.add(pid)
    return alive


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL], ids=lambda number: number.name)
def test_nothing_stays_of_a_host_that_is_ended(number: signal.Signals, tmp_path: Path) -> None:
    cell = "import subprocess, time\nsubprocess.Popen(['sleep', '300'])\nopen('begun', 'w').close()\ntime.sleep(300)"
    with _host(f"run({cell!r}, progress_bar=False)", tmp_path) as host:
        for _turn in range(600):
            if (tmp_path / "begun").exists():
                break
            time.sleep(0.1)
        family = _family(host.pid)
        assert len(family) >= 3  # the server, the kernel, and what the notebook has started
        host.send_signal(number)
        host.communicate(timeout=60)
    for _turn in range(100):
        if not _alive(family):
            break
        time.sleep(0.1)
    assert _alive(family) == set()


def test_servers_end_with_their_host_and_before_it_where_asked(tmp_path: Path) -> None:
    code = """
import os, psutil
from fupin_analysis.engine.zygotes import end_servers
run("1"), run("2")
print(len(psutil.Process().children(recursive=True)))
end_servers()
print(len(psutil.Process().children(recursive=True)))
print(run("6 * 7").cells[0].outputs[0].data["text/plain"])
"""
    assert _run(code, tmp_path)[0].split() == ["1", "0", "42"]


def test_an_idle_server_gives_its_memory_back_and_is_no_zombie(tmp_path: Path) -> None:
    code = """
import contextlib, psutil, time
from fupin_analysis.engine import zygotes
zygotes._IDLE = 0.2
def below():
    found = []
    for process in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            found.append((process.status(), process.memory_info().rss >> 20))
    return found
cell = "import os\\nprint(os.getppid())"
servers = []
for _round in range(2):
    servers.append(run("import numpy", cell, progress_bar=False).cells[1].outputs[0].text.strip())
    for _turn in range(600):
        time.sleep(0.1)
        found = below()
        if len(found) == 1 and 0 < found[0][1] < 20:
            break
    print(len(found), found[0][0] != "zombie", found[0][1] < 20)
print(len(set(servers)))
zygotes.end_servers()
print(below())
"""
    assert _run(code, tmp_path)[0].splitlines() == ["1 True True", "1 True True", "2", "[]"]


def test_a_running_event_loop_and_the_default_progress_bar(tmp_path: Path) -> None:
    code = """
import asyncio
async def main():
    for number in range(3):
        book = run(f"import os\\nprint({number}, os.getppid())")
        print(*book.cells[0].outputs[0].text.split())
asyncio.run(main())
"""
    out, err = _run(code, tmp_path)
    assert [line.split()[0] for line in out.splitlines()] == ["0", "1", "2"]
    assert len({line.split()[1] for line in out.splitlines()}) == 1  # all of one server
    assert "ordinary kernel" not in err


def test_threads_side_by_side(tmp_path: Path) -> None:
    code = """
from concurrent.futures import ThreadPoolExecutor
from traitlets.config import Config
def one(number):
    transport = Config({"KernelManager": {"transport": "ipc", "ip": f"{sys.argv[0]}{number}.kernel"}})
    return run(f"print({number} ** 2)", progress_bar=False, config=transport).cells[0].outputs[0].text
with ThreadPoolExecutor(3) as pool:
    print(*(text.strip() for text in pool.map(one, range(6))))
"""
    assert _run(code, tmp_path)[0].split() == ["0", "1", "4", "9", "16", "25"]


@pytest.mark.parametrize(
    "beside",
    [
        'for number in range(4):\n    os.environ["OWN"] = str(number)\n    run("1", progress_bar=False)',
        'for name in ("numpy", "matplotlib", "pandas", "seaborn"):\n    run(f"import {name}", progress_bar=False)',
        'open("lib/late.py", "w").close()\nrun("import late", progress_bar=False)',
    ],
    ids=["environments", "imports", "a change on the path"],
)
def test_a_run_goes_on_where_its_server_is_replaced_by_another(beside: str, tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    code = f"""
import os, psutil, threading, time
os.environ["PYTHONPATH"] = os.path.abspath("lib")
cell = "open('begun', 'w').close()\\nwhile not os.path.exists('enough'): time.sleep(0.1)\\nprint('to the end')"
def work():
    told.append(run("import numpy.linalg, os, time", cell, progress_bar=False).cells[1].outputs[0].text)
told = []
thread = threading.Thread(target=work)
thread.start()
while not os.path.exists("begun"):
    time.sleep(0.1)
{beside}
open("enough", "w").close()
thread.join()
print(told)
from fupin_analysis.engine import zygotes
for _turn in range(100):
    run("1", progress_bar=False)
    if not zygotes._retired:
        break
print(zygotes._retired, [one.status() for one in psutil.Process().children() if one.status() == "zombie"])
zygotes.end_servers()
print(psutil.Process().children())
"""
    assert _run(code, tmp_path)[0].splitlines() == ["['to the end\\n']", "[] []", "[]"]


def test_a_fork_of_a_host_has_servers_of_its_own(tmp_path: Path) -> None:
    code = """
import os
first = run("import os\\nprint(os.getppid())", progress_bar=False).cells[0].outputs[0].text
sys.stdout.flush()
pid = os.fork()
second = run("import os\\nprint(os.getppid())", progress_bar=False).cells[0].outputs[0].text
if not pid:
    from fupin_analysis.engine.zygotes import end_servers
    end_servers()
    os._exit(0 if first != second else 1)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), first == second)
"""
    assert _run(code, tmp_path)[0].split() == ["0", "True"]


@pytest.mark.parametrize(("table", "package"), [("HOST_VERSIONS", "nbclient"), ("KERNEL_VERSIONS", "ipykernel")])
def test_versions_that_were_not_tested_get_an_ordinary_kernel_and_one_line(table: str, package: str, tmp_path: Path) -> None:
    code = f"""
import os
from fupin_analysis.engine import versions
versions.{table}["{package}"] = ((1, 0), (1, 1))
for number in range(2):
    print(run("import os\\nprint(os.getppid())", progress_bar=False).cells[0].outputs[0].text.strip() == str(os.getpid()))
"""
    out, err = _run(code, tmp_path)
    assert out.split() == ["True", "True"]
    assert err.count("Engine fupin uses an ordinary kernel") == 1
    assert package in err


def test_a_changed_environment_is_the_notebooks(tmp_path: Path) -> None:
    code = """
import os
cell = "import os, time\\nprint(os.environ.get('OWN'), time.tzname[0])"
for own, zone in (("1", "UTC"), ("2", "Asia/Shanghai"), ("1", "UTC")):
    os.environ.update(OWN=own, TZ=zone)
    print(run(cell, progress_bar=False).cells[0].outputs[0].text.strip())
"""
    assert _run(code, tmp_path)[0].splitlines() == ["1 UTC", "2 CST", "1 UTC"]


def test_a_library_that_has_changed_is_loaded_anew(tmp_path: Path) -> None:
    library = tmp_path / "lib"
    (library / "own-1.dist-info").mkdir(parents=True)
    (library / "own-1.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: own\nVersion: 1\n")
    (library / "own-1.dist-info" / "entry_points.txt").write_text("[fupin_analysis.engine.imports]\nown = own\n")
    (library / "own.py").write_text("value = 1\n")
    code = f"""
import os
sys.path.append({str(library)!r})
os.environ["PYTHONPATH"] = {str(library)!r}
cell = "import own\\nprint(own.value, __import__('os').getppid())"
from pathlib import Path
for text in ("value = 1", "value = 1", "value = 23"):
    own = Path({str(library)!r}, "own.py")
    if own.read_text().strip() != text:
        own.write_text(text)
    print(run(cell, progress_bar=False).cells[0].outputs[0].text.strip())
"""
    lines = [line.split() for line in _run(code, tmp_path)[0].splitlines()]
    assert [line[0] for line in lines] == ["1", "1", "23"]
    assert lines[0][1] == lines[1][1] != lines[2][1]


def test_importing_the_engine_and_the_batch_starts_nothing() -> None:
    code = """
import os, sys, threading
before = dict(os.environ)
import fupin_analysis.engine.forking, fupin_analysis.engine.zygotes, fupin_analysis.batch.warm, fupin_analysis.batch.preload
print(dict(os.environ) == before, threading.active_count(), "papermill" in sys.modules, "matplotlib" in sys.modules)
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["True", "1", "False", "False"]


@pytest.mark.parametrize(
    ("cells", "early"),
    [
        (["import os\nimport pandas as pd, numpy as np"], ("import pandas", "import numpy")),
        (["'''text'''\nyear = 2018", "from matplotlib import pyplot as plt, ticker"], ("from matplotlib import pyplot, ticker",)),
        (["%matplotlib inline\nimport seaborn"], ("import seaborn",)),
        (["import pandas\nprint(1)\nimport numpy"], ("import pandas",)),
        (["import utils\nimport pandas"], ()),
        (["import os\nos.environ['A'] = '1'", "import numpy"], ()),
        (["%env A=1\nimport numpy"], ()),
        (["try:\n    import numpy\nexcept ImportError:\n    pass"], ()),
        (["year = f(1)\nimport numpy"], ()),
        (["import numpy\nimport pandas.("], ()),
        (["import numpy\nx = {[]: 1}\nimport pandas"], ("import numpy",)),
        (["x = {[1]}\nimport pandas"], ()),
        (["import numpy", "x = " + "-" * 4000 + "1", "import pandas"], ("import numpy",)),
        (["x = " + "1" * 5000 + "\nimport numpy"], ()),
        (["path = '\\d'\nimport numpy"], ("import numpy",)),  # a warning, which is an error here
        (["n = b'\\d', 1if True else 2", "import numpy"], ()),
    ],
)
def test_only_imports_that_nothing_precedes_are_early(cells: list[str], early: tuple[str, ...]) -> None:
    assert early_imports(Case(cells).notebook(), {}) == early


@pytest.mark.parametrize(
    ("name", "options", "expected"),
    [
        ("types.py", (), True),
        ("urllib/__init__.py", (), True),
        ("ipykernel_launcher.py", (), True),
        ("types.py", ("-I",), False),
        ("types.csv", (), False),
        ("types/a.csv", (), False),
        ("statistics.py", (), False),  # loaded later, when ipykernel has taken the folder from the path
        ("os.py", (), False),  # loaded before any folder is looked at
        ("utils.py", (), False),
    ],
)
def test_a_file_that_takes_part_in_the_start_is_noticed(
    name: str, options: tuple[str, ...], expected: bool, tmp_path: Path
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).touch()
    assert is_disturbed((sys.executable, *options), {"PATH": "/usr/bin"}, str(tmp_path)) is expected


def test_what_a_kernel_inherits_is_noticed() -> None:
    before = inherited_state()
    assert inherited_state() == before
    mask = os.umask(0o077)
    try:
        assert inherited_state() != before
    finally:
        os.umask(mask)


@pytest.mark.parametrize(
    ("startup", "why"),
    [
        ("import threading\nthreading.Thread(target=threading.Event().wait, daemon=True).start()\n", "threads of its own"),
        ("import sys\nif 'server.py' in str(sys.orig_argv):\n    raise SystemExit(3)\n", "its server has ended"),
    ],
)
def test_a_python_that_no_server_can_be_made_of(startup: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "sitecustomize.py").write_text(startup)
    code = f"""
import os
os.environ["PYTHONPATH"] = {str(tmp_path / "lib")!r}
for number in range(2):
    print(run("import os\\nprint(os.getppid())", progress_bar=False).cells[0].outputs[0].text.strip() == str(os.getpid()))
"""
    out, err = _run(code, tmp_path)
    assert out.split() == ["True", "True"]
    assert err.count("Engine fupin uses an ordinary kernel") == 1
    assert why in err
