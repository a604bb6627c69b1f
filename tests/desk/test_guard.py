"""Nobody gets in but the browser with the token; no other site's page gets anything done."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from fupin_analysis.desk.office import Office
from tests.desk.conftest import BASE, PORT, TOKEN

DONE = ("/upload", "/teach", "/prefer", "/decide", "/undo", "/confirm", "/list", "/report")
ENTRY = f"/enter?token={TOKEN}"


@pytest.mark.parametrize("path", ["/", "/file?name=a", "/look?name=a", "/pages/index.html", "/decisions", "/nothing"])
def test_without_the_token_every_page_is_shut(stranger: TestClient, path: str) -> None:
    assert stranger.get(path).status_code == 403


@pytest.mark.parametrize("token", ["", "x", TOKEN[:-1], TOKEN + "x", "%00", "é"])
def test_a_wrong_token_opens_nothing(stranger: TestClient, token: str) -> None:
    answer = stranger.get(f"/enter?token={token}")
    assert (answer.status_code, "set-cookie" in answer.headers) == (403, False)
    stranger.cookies.set(f"fupin-{PORT}", token.replace("é", "e"))
    assert stranger.get("/").status_code == 403


def test_the_token_is_kept_where_no_script_and_no_other_site_gets_at_it(stranger: TestClient) -> None:
    answer = stranger.get(ENTRY)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    said = answer.headers["set-cookie"].lower()
    assert "httponly" in said
    assert "samesite=strict" in said
    assert stranger.get("/").status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", f"127.0.0.1.evil.example:{PORT}", ""]
)
def test_a_foreign_name_for_this_machine_gets_nothing_even_with_the_token(clerk: TestClient, host: str) -> None:
    assert clerk.get("/", headers={"Host": host}).status_code == 421
    assert clerk.get(ENTRY, headers={"Host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": f"http://127.0.0.1:{PORT + 1}"},
        {"Origin": f"https://127.0.0.1:{PORT}"},
        {"Origin": f"http://localhost:{PORT}"},
        {"Origin": BASE, "Sec-Fetch-Site": "cross-site"},
        {"Origin": BASE, "Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_page_gets_nothing_done_in_the_clerk_s_name(clerk: TestClient, office: Office, headers: dict[str, str]) -> None:
    for path in DONE:
        assert clerk.post(path, data={"file": "a", "year": "2018"}, headers=headers).status_code == 403
    assert sorted(office.data.iterdir()) == []


def test_a_request_that_says_no_origin_changes_nothing(clerk: TestClient) -> None:
    del clerk.headers["Origin"]
    assert clerk.post("/teach", data={"file": "a", "year": "2018"}).status_code == 403


def test_what_changes_something_is_never_done_by_a_link(clerk: TestClient) -> None:
    for path in DONE:
        assert clerk.get(path).status_code == 405
    for method in ("PUT", "DELETE", "OPTIONS", "TRACE"):
        assert clerk.request(method, "/").status_code == 405


def test_every_answer_forbids_foreign_scripts_frames_and_keeping(clerk: TestClient, stranger: TestClient) -> None:
    for answer in (clerk.get("/"), clerk.get("/nothing"), stranger.get("/")):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'self'" in policy
        assert "form-action 'self'" in policy
        assert "script-src 'sha256-" in policy
        assert "unsafe-eval" not in policy
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "server" not in answer.headers


def test_nothing_is_spoken_over_web_sockets(clerk: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect), clerk.websocket_connect("/"):
        pass
