"""A warning at the head of a page that could not be brought up to date."""

from __future__ import annotations

import re
from html import escape

_STAMP = re.compile(r'<p class="warning stamp">.*?</p>\n')
_MAIN = '<main id="report">\n'


def stamp_page(page: str, message: str) -> str:
    r"""Return a page with a warning at its head, in the place of an earlier one; without a message the page as it was made.

    Examples
    --------
    >>> print(stamp_page('<main id="report">\n<h1>报告</h1>\n', "最近一次更新未成功"))
    <main id="report">
    <p class="warning stamp">最近一次更新未成功</p>
    <h1>报告</h1>
    <BLANKLINE>
    """
    bare = _STAMP.sub("", page)
    warning = f'<p class="warning stamp">{escape(message)}</p>\n' if message else ""
    return bare.replace(_MAIN, _MAIN + warning, 1)
