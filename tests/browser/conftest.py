"""Debian's Chromium, driven by Playwright with every request refused."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

_CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)


@pytest.fixture(scope="package")  # an open browser takes its share of the machine from all that is tested after it
def browser() -> Iterator[Browser]:
    if _CHROMIUM is None:
        if os.environ.get("FUPIN_REQUIRE_BROWSER"):
            pytest.fail("FUPIN_REQUIRE_BROWSER is set, but there is no Chromium on this machine")
        pytest.skip("no Chromium on this machine: pages are not tested in a browser")
    quiet = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-sync",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=[*quiet, "--disable-component-update"])
        yield browser
        browser.close()
