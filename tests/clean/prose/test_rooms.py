"""The page on how prose is read names modules that are there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_the_stages_of_the_page_stand_where_it_says() -> None:
    rows = [line for line in (ROOT / "docs/methods/prose.md").read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    named = [name for row in rows for name in re.findall(r"`(?!by_)([a-z_/]+)`", row.split("|")[-2])]
    rooms = (ROOT / "fupin_analysis/clean/prose", ROOT / "fupin_analysis")
    assert len(named) > 20
    assert [name for name in named if not any((room / f"{name}.py").exists() or (room / name).is_dir() for room in rooms)] == []
