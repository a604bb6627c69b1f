"""The server listens on this machine alone, with another token each start, and says what is missing."""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from fupin_analysis.cli import commands
from fupin_analysis.desk import server
from fupin_analysis.desk.server import prepare
from fupin_analysis.errors import FupinError


def test_it_listens_on_this_machine_alone_with_a_token_of_its_own(tmp_path: Path) -> None:
    prepared = [prepare(tmp_path, tmp_path / "output") for _ in range(2)]
    for one in prepared:
        host, port = one.socket.getsockname()
        one.socket.close()
        assert host == "127.0.0.1"
        assert one.url.startswith(f"http://127.0.0.1:{port}/enter?token=")
        assert len(one.url.partition("token=")[2]) >= 32
    assert len({one.url.partition("token=")[2] for one in prepared}) == 2


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        with pytest.raises(FupinError, match="F375"):
            prepare(tmp_path, tmp_path, port=other.getsockname()[1])


@pytest.mark.parametrize("name", ["uvicorn", "starlette", "python_multipart"])
def test_what_is_not_installed_is_told_with_the_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(FupinError, match=r"F374.*fupin-analysis\[serve\]"):
        prepare(tmp_path, tmp_path)


def test_the_pages_themselves_need_no_server() -> None:
    import subprocess

    names = ("app", "guard", "office", "pages", "questions", "said", "server", "uploads", "web")
    code = "import sys; sys.modules['starlette'] = sys.modules['uvicorn'] = None; import importlib; "
    code += "; ".join(f"importlib.import_module('fupin_analysis.desk.{name}')" for name in names)
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(("folder", "is_told"), [("nosuch", True), ("raw", False)])
def test_a_folder_that_is_not_there_is_told_at_the_start(
    folder: str, is_told: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "raw").mkdir()
    started = SimpleNamespace(url="http://127.0.0.1:1/enter", run=lambda: None)
    monkeypatch.setattr(server, "prepare", lambda *_folders, **_said: started)
    told = CliRunner().invoke(commands.app, ["serve", "--no-open", "--data", str(tmp_path / folder)])
    assert (told.exit_code, f"没有 {tmp_path / folder} 这个文件夹" in told.stderr) == (0, is_told)
