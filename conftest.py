"""Known failures, for the tests and for the examples in docstrings alike."""

from __future__ import annotations

from pathlib import Path

import pytest

#: Tests known to fail at this state, one a line, each to be mended and struck off; the list is meant to be empty.
KNOWN_FAILURES = frozenset((Path(__file__).parent / "tests" / "known_failures.txt").read_text(encoding="utf-8").splitlines())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Report known failures as expected ones, without running them: some wait for processes that never answer."""
    for item in items:
        if item.nodeid in KNOWN_FAILURES:
            item.add_marker(pytest.mark.xfail(reason="known to fail, listed in tests/known_failures.txt", run=False))
