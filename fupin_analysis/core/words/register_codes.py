"""What a code of a household register says beyond the words of the vocabulary."""

from __future__ import annotations

#: Begins the code of a cell that names several causes, where a household has one main cause: which counts is not known.
UNCLEAR = "unclear:"


def mentioned(code: str) -> tuple[str, ...]:
    """Return the codes between which a cell leaves open; none where it is clear.

    Examples
    --------
    >>> mentioned("unclear:disability,illness"), mentioned("illness")
    (('disability', 'illness'), ())
    """
    return tuple(code.removeprefix(UNCLEAR).split(",")) if code.startswith(UNCLEAR) else ()
