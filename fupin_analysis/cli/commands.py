"""The command line: messages on stderr, data on stdout, an exit code for every kind of failure.

Commands stand in files by subject, and join when their file is imported; help lists them in the order of these imports. Heavy
modules are imported inside the commands, so that ``fupin --help`` answers at once.
"""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import sys
import tempfile

# isort: off
from fupin_analysis.cli import figures as figures
from fupin_analysis.cli import pages as pages
from fupin_analysis.cli import checks as checks
from fupin_analysis.cli import returns as returns
from fupin_analysis.cli import prose as prose
from fupin_analysis.cli import annexes as annexes
from fupin_analysis.cli import answers as answers
from fupin_analysis.cli import vocabulary as vocabulary
from fupin_analysis.cli import publication as publication
from fupin_analysis.cli import serve as serve

# isort: on
from fupin_analysis.cli.app import app
from fupin_analysis.cli.terminal import Closed, write_all
from fupin_analysis.engine.ahead.collector import collect_seldom


def _give_ipython_a_folder() -> None:
    """Give kernels a folder for their profile where the home cannot be written: they would warn on every report."""
    if "IPYTHONDIR" in os.environ or os.access(os.path.expanduser("~"), os.W_OK):  # noqa: PTH111  # Path raises where nobody has a home
        return
    folder, own = tempfile.mkdtemp(prefix="fupin-"), os.getpid()
    os.environ["IPYTHONDIR"] = folder
    atexit.register(lambda: shutil.rmtree(folder, ignore_errors=True) if os.getpid() == own else None)


def main() -> None:
    """Run the command line, and leave its memory to the system: taking it apart object by object takes a quarter of a second."""
    collect_seldom()
    atexit.register(gc.freeze)
    if sys.stdout is None:
        sys.stdout = Closed()
    _give_ipython_a_folder()
    for stream in (sys.stdout, sys.stderr):
        write_all(stream)
    app()


if __name__ == "__main__":
    main()
