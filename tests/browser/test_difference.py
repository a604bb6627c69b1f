"""The page to read before sending, in a browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from fupin_analysis.batch.publication.difference import compare_published, render_difference
from fupin_analysis.batch.publication.state import Published


def _published(shown: str, sentence: str) -> Published:
    figure = {
        "township": "甲镇",
        "year": 2018,
        "figure": "registry/total.households@2018",
        "statement": 1,
        "label": "建档立卡户数",
    }
    state = {"signed": {}, "figures": [{**figure, "shown": shown}], "findings": []}
    page = f"<title>甲镇2018年度报告</title><main><p>{sentence}</p></main>"
    return Published("发布.zip", state, {"a.html": page.encode(), "state.json": json.dumps(state).encode()})


@pytest.mark.parametrize("width", [1280, 390])
def test_without_barriers_and_within_the_window(browser: Browser, tmp_path: Path, width: int) -> None:
    old, new = "共40户，" * 60 + "。", "共41户，" * 60 + "。"
    changed = compare_published(_published("40户", old), _published("41户", new))
    path = tmp_path / "diff.html"
    path.write_text(render_difference(changed), encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert Axe().run(page).response["violations"] == []
    cut = "[...document.querySelectorAll('.scroll')].filter(one => one.scrollWidth > one.clientWidth).length"
    assert page.evaluate(cut) == 0, "what is new must be read whole, without scrolling to the side"
    assert page.locator("ins").all_inner_texts() == ["41户", new]
    page.close()
