"""papermill's and nbclient's own tests, from their source distributions, under the plain engine and under this one.

The distributions are those of the installed versions; pip fetches them, and what their tests need beside, into a folder that is removed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree

#: Packages and where their tests are in the distribution; those left out talk to cloud storage and run no notebook.
SUITES = {
    "papermill": ("papermill/tests", ("test_abs.py", "test_adl.py", "test_gcs.py", "test_hdfs.py", "test_s3.py")),
    "nbclient": ("tests", ()),
}

#: What the tests need beside what is installed for ours.
_NEEDS = (
    *("pytest-asyncio", "pytest-mock", "pytest-timeout", "flaky", "testpath", "xmltodict"),
    *("ipywidgets", "widgetsnbextension", "jupyterlab_widgets"),
)

#: Seconds a test may take.
_LIMIT = 120


def run_upstream(names: Iterable[str] = tuple(SUITES)) -> bool:
    """Run suites under both engines, print what came out; return whether a test comes out differently."""
    is_different, chosen = False, {name: SUITES[name] for name in names}
    if not chosen:
        return False
    with tempfile.TemporaryDirectory(prefix="upstream-") as name:
        folder = Path(name)
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-qq"]
        subprocess.run([*pip, "install", "--no-deps", "--target", str(folder / "needs"), *_NEEDS], check=True)
        for package, (place, left_out) in chosen.items():
            source = f"{package}=={version(package)}"
            subprocess.run([*pip, "download", "--no-deps", "--no-binary", ":all:", "--dest", name, source], check=True)
            with tarfile.open(next(folder.glob(f"{package}-*.tar.gz"))) as archive:
                archive.extractall(folder, filter="data")
            root = next(folder.glob(f"{package}-*/"))
            for one in left_out:
                (root / place / one).unlink(missing_ok=True)
            plain, forked = (_outcomes(root, place, engine, folder) for engine in ("nbclient", "fupin"))
            print(f"{package} {version(package)}: {_count(plain)} under the plain engine, {_count(forked)} under fupin")
            for test in sorted(plain.keys() | forked.keys()):
                if plain.get(test) != forked.get(test):
                    is_different = True
                    print(f"  {test}: {plain.get(test)} and {forked.get(test)}")
    return is_different


def _outcomes(root: Path, place: str, engine: str, folder: Path) -> dict[str, str]:
    """Run tests; return what became of each."""
    told = folder / f"{engine}.xml"
    told.unlink(missing_ok=True)
    # The tests import themselves as part of their package, whose installed rest stands in for the distribution's own.
    shutil.copy(Path(__file__).with_name("plugin.py"), folder / "needs" / "conformance_plugin.py")  # `tests` is theirs here
    environment = {**os.environ, "PYTHONPATH": f"{folder / 'needs'}{os.pathsep}{root}", "CONFORMANCE_ENGINE": engine}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "conformance_plugin",
        "-p",
        "no:cacheprovider",
        "--timeout",
        str(_LIMIT),
    ]
    options = [
        "--override-ini",
        "addopts=",
        "--override-ini",
        "filterwarnings=",
        "--asyncio-mode",
        "auto",
        f"--junitxml={told}",
        place,
    ]
    subprocess.run([*command, *options], cwd=root, env=environment, check=False, capture_output=True)
    outcomes = {}
    for case in ElementTree.parse(told).iter("testcase"):
        kinds = [part.tag for part in case if part.tag in {"failure", "error", "skipped"}]
        outcomes[f"{case.get('classname')}::{case.get('name')}"] = kinds[0] if kinds else "passed"
    return outcomes


def _count(outcomes: Mapping[str, str]) -> str:
    kinds = sorted(set(outcomes.values()))
    return ", ".join(f"{list(outcomes.values()).count(kind)} {kind}" for kind in kinds) or "no test"


if __name__ == "__main__":
    sys.exit(run_upstream())
