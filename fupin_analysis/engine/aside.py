"""Where a fork could not be what a fresh kernel is, an ordinary one runs, and the reason is said once."""

from __future__ import annotations

_told: set[str] = set()


def step_aside(reason: str) -> None:
    """Say, once for each reason, why an ordinary kernel is used."""
    from papermill.log import logger

    if reason not in _told:
        _told.add(reason)
        logger.warning("Engine fupin uses an ordinary kernel: %s", reason)
