"""Who is let in: the browser on this machine that was given the token of this start, and no page of anybody else.

Four doors, each closed by itself:

- the address asked for must be this server's own (``Host``), so that a foreign name that resolves to this machine (DNS rebinding)
  gets nothing;
- the token, given once in the address that the command prints, is kept by the browser in a cookie that no script reads and no
  other site's page sends along;
- what changes something must come from a page of this server (``Origin``, and ``Sec-Fetch-Site`` where the browser tells it);
- bodies are limited, whatever length they claim.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, Collection, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

#: Where the address with the token leads.
ENTRY = "/enter"

_SAID = {
    303: "",
    403: "请使用 fupin serve 启动时显示的完整网址打开本页。",
    405: "不支持这种请求。",
    421: "网址不对：本页只在本机打开。",
}
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


class Guard:
    """Lets through what the doors above let through, and puts headers on every answer.

    Parameters
    ----------
    app
        What is guarded.
    token
        Secret of this start.
    port
        The server's own.
    scripts
        Hashes of the house's own scripts (``sha256-…``), the only ones any page may run.
    """

    def __init__(self, app: App, *, token: str, port: int, scripts: Collection[str]) -> None:
        self._app = app
        self._token = token
        self._cookie = f"fupin-{port}"
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        allowed = " ".join(f"'{one}'" for one in sorted(scripts))
        self._policy = (
            f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src {allowed}; frame-src 'self'; "
            "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":  # the server's own start and end
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # nothing here speaks over web sockets
            await send({"type": "websocket.close", "code": 1008})
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {**_HEADERS, "Content-Security-Policy": self._policy}
                added = [(name.lower().encode(), value.encode()) for name, value in own.items()]
                message["headers"] = [*message.get("headers", []), *added]
            await send(message)

        status = self._refusal(scope)
        if status is None:
            await self._app(scope, receive, send_guarded)
            return
        headers = [(b"content-type", b"text/plain; charset=utf-8")]
        if status == 303:
            kept = f"{self._cookie}={self._token}; Path=/; HttpOnly; SameSite=Strict"
            headers += [(b"location", b"/"), (b"set-cookie", kept.encode())]
        await send_guarded({"type": "http.response.start", "status": status, "headers": headers})
        await send_guarded({"type": "http.response.body", "body": _SAID[status].encode()})

    def _refusal(self, scope: Scope) -> int | None:
        """The status that is answered instead; None where the request may pass."""
        hosts = _header(scope, "host")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return 421
        if scope["method"] not in {"GET", "HEAD", "POST"}:
            return 405
        if scope["path"] == ENTRY:
            token = scope["query_string"].decode("latin-1").removeprefix("token=")
            return 303 if scope["method"] != "POST" and self._is_token(token) else 403
        if not any(self._has_token(line) for line in _header(scope, "cookie")):
            return 403
        return 403 if scope["method"] == "POST" and not self._is_own(scope) else None

    def _has_token(self, line: str) -> bool:
        try:
            kept = SimpleCookie(line).get(self._cookie)
        except CookieError:
            return False
        return kept is not None and self._is_token(kept.value)

    def _is_token(self, text: str) -> bool:
        return hmac.compare_digest(text.encode("latin-1", "replace"), self._token.encode())

    def _is_own(self, scope: Scope) -> bool:
        """Whether a request comes from a page of this server, at the very address that was asked for."""
        (host,) = _header(scope, "host")
        is_own_page = _header(scope, "origin") == [f"http://{host.lower()}"]
        return is_own_page and set(_header(scope, "sec-fetch-site")) <= {"same-origin"}


def _header(scope: Scope, name: str) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key.lower() == name.encode()]
