"""The server: on this machine's own address and no other, on a free port, with a token made at the start."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fupin_analysis.core.disk.system import said_by_system
from fupin_analysis.desk.guard import ENTRY
from fupin_analysis.errors import FupinError, Problem

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Prepared:
    """A server that is about to start: the address to open, and the server itself."""

    url: str
    server: Any
    socket: socket.socket

    def run(self) -> None:
        """Serve until told to stop."""
        try:
            self.server.run(sockets=[self.socket])
        finally:
            self.socket.close()


def prepare(
    data: Path, output: Path, *, port: int = 0, language: str = "zh", token: Callable[[], str] = secrets.token_urlsafe
) -> Prepared:
    """Take a port and return the server with the address that opens it.

    Parameters
    ----------
    data, output
        Folder of returns, and of pages.
    port
        Port to take; 0 for any that is free.
    language
        ``"zh"`` or ``"en"``.
    token
        Makes the secret of this start.

    Raises
    ------
    FupinError
        F374 where what the server needs is not installed, F375 where the port is taken.
    """
    try:
        import python_multipart  # noqa: F401  # Starlette needs it to read forms
        import starlette  # noqa: F401  # whether it is there
        import uvicorn
    except ImportError as error:
        raise FupinError(Problem("F374", details={"got": error.name or error})) from None
    from fupin_analysis.desk.office import Office
    from fupin_analysis.desk.web import make_app

    own = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        own.bind((HOST, port))
        own.listen()  # whoever follows the address before the server is up waits for it
    except OSError as error:
        own.close()
        raise FupinError(Problem("F375", where=f"{HOST}:{port}", details={"got": said_by_system(error)})) from error
    taken, secret = own.getsockname()[1], token()
    app = make_app(Office(data, output, language=language), token=secret, port=taken)
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        ws="none",
        limit_concurrency=32,
        timeout_graceful_shutdown=5,
    )
    return Prepared(f"http://{HOST}:{taken}{ENTRY}?token={secret}", uvicorn.Server(config), own)
