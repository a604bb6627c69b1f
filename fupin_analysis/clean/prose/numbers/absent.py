"""That there was nothing of a kind: 无一户漏评 tells of nobody who was missed, and names nothing that is counted behind it."""

from __future__ import annotations

import re

_ONE = "(?:一|1|任何)(?:户|人|例|起|个|名|项|处|宗)"
_COMES = "(?:再)?(?:出现|发生|发现|存在|新增)"
#: That nothing of a kind was found, up to the word that names it.
_ABSENT = re.compile(
    rf"(?:(?:没有|没|无|未有|未){_COMES}?{_ONE}[^,;。]{{0,10}}|(?:未|没有?|不){_COMES}[^,;。]{{0,10}}|不存在[^,;。]{{0,8}}|杜绝(?:了)?[^,;。]{{0,8}})$"
)


def is_absent(text: str, start: int, end: int) -> bool:
    """Whether a word at `end` is of something that its clause says there is none of: 没有一户返贫,2户….

    Parameters
    ----------
    text
        The folded paragraph.
    start, end
        Where the sentence and the word begin.

    Examples
    --------
    >>> text = "没有一户返贫,2户新纳入监测"
    >>> is_absent(text, 0, text.index("返贫")), is_absent(text, 0, text.index("监测"))
    (True, False)
    """
    clause = max(text.rfind(sign, start, end) for sign in ",;。:") + 1
    return _ABSENT.search(text, max(start, clause), end) is not None
