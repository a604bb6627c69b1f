"""The ranges the engine checks are those it is tested with and asks to be installed."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

from fupin_analysis.engine.versions import HOST_VERSIONS, KERNEL_VERSIONS
from tests.conformance.cases import CASES
from tests.conformance.named import NAMED

ROOT = Path(__file__).parents[2]
RANGES = HOST_VERSIONS | KERNEL_VERSIONS


def _short(text: str) -> tuple[int, int]:
    major, minor = re.findall(r"\d+", text)[:2]
    return int(major), int(minor)


@pytest.mark.parametrize("name", RANGES)
def test_the_installed_version_is_within(name: str) -> None:
    lowest, beyond = RANGES[name]
    assert lowest <= _short(version(name)) < beyond


def test_the_lowest_are_those_of_the_job_for_the_lowest() -> None:
    lines = (ROOT / "tests/engine/lowest.txt").read_text(encoding="utf-8").splitlines()
    pins = dict(line.lower().split("==") for line in lines if "==" in line)
    assert {name: _short(pin) for name, pin in pins.items()} == {
        name.lower(): lowest for name, (lowest, _beyond) in RANGES.items()
    }


def test_the_newest_are_those_everything_is_tested_with() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = dict(line.lower().split("==") for line in lines if "==" in line)
    for name, (_lowest, (major, minor)) in RANGES.items():
        assert _short(pins.get(name.lower(), pins.get(name.lower().replace("_", "-"), "0.0"))) == (major, minor - 1)


def test_what_is_installed_with_the_package_is_within() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = dict(re.fullmatch(r"([\w.-]+)>=([\d.]+)", line).groups() for line in project["dependencies"] if ">=" in line)  # type: ignore[union-attr]
    for name, (lowest, _beyond) in RANGES.items():
        if name in asked:
            assert _short(asked[name]) >= lowest


def test_the_page_names_them() -> None:
    page = (ROOT / "docs/engine.md").read_text(encoding="utf-8")
    for name, ((low_major, low_minor), (major, minor)) in RANGES.items():
        assert f"{name} {low_major}.{low_minor}-{major}.{minor - 1}" in page


def test_the_page_says_how_many_notebooks_are_compared_and_differ() -> None:
    page = " ".join((ROOT / "docs/engine.md").read_text(encoding="utf-8").split())
    same, named = len(CASES) - len(NAMED), len(NAMED)
    assert f"runs {len(CASES)} notebooks under both engines" in page
    assert f"{same} are the same in every line, {named} differ" in page
    assert NAMED.keys() <= CASES.keys()
