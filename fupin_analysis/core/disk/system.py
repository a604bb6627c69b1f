"""What the operating system says of a file, a folder or a port that cannot be had, in the languages of the messages."""

from __future__ import annotations

import errno

from fupin_analysis.core.words.program_words import load_words


def said_by_system(error: OSError) -> dict[str, str]:
    """Return why the system refused, as a detail of a problem.

    Parameters
    ----------
    error
        What it raised.

    Examples
    --------
    >>> said_by_system(IsADirectoryError(errno.EISDIR, "Is a directory"))
    {'zh': '是文件夹，不是文件', 'en': 'it is a folder and no file'}
    """
    words: dict[str, str] | None = load_words("entries").get(errno.errorcode.get(error.errno or 0, ""))
    return words or dict.fromkeys(("zh", "en"), error.strerror or str(error) or type(error).__name__)
