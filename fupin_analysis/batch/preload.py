"""Loaded by the server that workers are forked from, which can only import: there, and nowhere else, this makes ready."""

from __future__ import annotations

import sys

from fupin_analysis.batch.warm import make_ready

#: How multiprocessing starts that server.
_SERVER = "from multiprocessing.forkserver import main"

if any(word.startswith(_SERVER) for word in sys.orig_argv):
    make_ready()
