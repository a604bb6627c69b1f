"""Fingerprints by which a report knows whether anything it rests on has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from fupin_analysis.core.figures import COLUMNS
from fupin_analysis.core.rows import Figure


def figures_fingerprint(figures: Iterable[Figure]) -> str:
    """Return the SHA-256 of rows of a table of figures."""
    rows = [[getattr(figure, name) for name in COLUMNS] for figure in figures]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def fingerprint_rows(rows: Iterable[Iterable[object]]) -> str:
    """Return a short fingerprint of rows of plain values; what was read back from JSON is the same as what was written."""
    return fingerprint(repr([[list(one) if isinstance(one, tuple) else one for one in row] for row in rows]))


def fingerprint(content: str | bytes) -> str:
    """Return a short fingerprint of a text or of bytes."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()[:16]
