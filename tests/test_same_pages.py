"""Two folders of pages compared: which differ, and what readers see otherwise by kind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.same_pages import differences, kinds

PAGE = "<p>建档立卡298户</p><style>p{{}}</style>\n<p>{}</p><footer>fupin_analysis {}</footer>"


@pytest.fixture
def pages(tmp_path: Path) -> Callable[..., Path]:
    def write(name: str, **texts: str) -> Path:
        for page, text in texts.items():
            path = tmp_path / name / "2018" / f"{page}.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(PAGE.format(text, name), encoding="utf-8")
        return tmp_path / name

    return write


def test_versions_differ_and_nothing_else(pages: Callable[..., Path]) -> None:
    before, after = pages("1.0", a="共5人"), pages("1.1", a="共5人")
    assert differences(before, after) == []
    assert kinds(before, after) == {}


def test_what_differs_is_named_and_counted_by_kind(pages: Callable[..., Path]) -> None:
    before, after = pages("1.0", a="共5人", b="共7人", c="同"), pages("1.1", a="共51人", b="未报送", c="同", d="新")
    assert [(name, line[:1]) for name, line in differences(before, after)] == [
        ("2018/a.html", "-"),
        ("2018/b.html", "-"),
        ("2018/d.html", "o"),
    ]
    assert kinds(before, after) == {"- 共#人": 2, "+ 共#人": 1, "+ 未报送": 1}
