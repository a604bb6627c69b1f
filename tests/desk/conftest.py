"""The desk without a browser and without a network: requests as a browser on this machine sends them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from fupin_analysis.desk.office import Office
from fupin_analysis.desk.web import make_app

PORT = 8123
BASE = f"http://127.0.0.1:{PORT}"
TOKEN = "of-this-start"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    (tmp_path / "raw").mkdir()
    return Office(tmp_path / "raw", tmp_path / "output")


@pytest.fixture
def stranger(office: Office) -> Iterator[TestClient]:
    """Somebody on this machine who was not given the token."""
    with TestClient(make_app(office, token=TOKEN, port=PORT), base_url=BASE, follow_redirects=False) as client:
        yield client


@pytest.fixture
def clerk(office: Office) -> Iterator[TestClient]:
    """A browser that opened the address of the start."""
    app = make_app(office, token=TOKEN, port=PORT)
    with TestClient(app, base_url=BASE, headers={"Origin": BASE}) as client:
        client.get(f"/enter?token={TOKEN}")
        yield client
