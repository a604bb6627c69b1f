"""Names of persons in a text, hidden before anything of it is shown: 贫困户张建国 is read whole and shown as 贫困户张**.

What is read of a person's story hangs on the name, so that names are hidden when all is read, sign by sign: every number stays
where it stands. A name is known by whose it is said to be (村民, 户主, 联系人), or where it can be nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from fupin_analysis.clean.prose.words import prose_words
from fupin_analysis.clean.wording.person_names import NO_END, names_in, patterns_of_names

#: What stands for a sign of a given name; the surname is shown, as in public lists.
_SIGN = "*"


def hide_names(text: str, *, places: Iterable[str] = ()) -> str:
    """Return a text of the same length in which given names are hidden.

    Parameters
    ----------
    text
        A paragraph as written.
    places
        Names of villages and hamlets, which may begin as names of persons do.

    Examples
    --------
    >>> hide_names("贫困户张建国一家4口，联系人：李秀梅（户主王福）")
    '贫困户张**一家4口，联系人：李**（户主王*）'
    >>> hide_names("贫困户张家沟12户，村民李子园30亩，脱贫户高质量增收，贫困户王建国家庄8户", places=["王建国家庄"])
    '贫困户张家沟12户，村民李子园30亩，脱贫户高质量增收，贫困户王建国家庄8户'
    """
    taken = [match.span() for place in places if place in text for match in re.finditer(re.escape(place), text)]
    signs = list(text)
    for start, end in (*names_in(text), *_said_to_be(text)):
        if not any(first < end and start < last for first, last in taken):
            shown = start + (2 if text.startswith(("欧阳", "上官", "司马", "诸葛"), start) else 1)
            signs[shown:end] = _SIGN * (end - shown)
    return "".join(signs)


def _said_to_be(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a name stands that words before it say is one."""
    for match in _named().finditer(text):
        start, end = match.span("name")
        if not re.match(prose_words()["stories"]["no_names"], match["name"]):
            yield start, end


@cache
def _named() -> re.Pattern[str]:
    """Return the pattern of a word that says whose name follows, and the name: the longer one where both could be."""
    words, (whole, short, surname) = prose_words(), patterns_of_names()
    stories, names = words["stories"], words["names"]
    goes_on, ends = names["goes_on"], f"(?:(?=同志|老人|户|等)|{stories['follows']})"
    alone = rf"{surname}[一-鿿]{{1,2}}(?<!{NO_END})(?![一-鿿])"  # whatever its signs: 撰稿人：赵小明
    return re.compile(rf"(?:{stories['roles']}|{names['labels']})[\s:：“\"]*(?P<name>{whole}(?!{goes_on})|{alone}|{short}{ends})")
