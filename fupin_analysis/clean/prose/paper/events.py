"""Years in a sentence that date what came before or happened to the place, and no number behind them."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.paper.dating import EVENT

#: What came before what stands today: 2014年识别后,全镇尚有贫困户120户.
_AFTER_IT = re.compile("[^,;。0-9]{1,14}(?:后|以后|之后|以来),(?=[^;。]*$)")
_STANDS = re.compile("现|尚[有未]|仍[有为]|还有|在册|至今")
_BEHIND_AN_EVENT = re.compile(f"(?:[0-9]{{1,2}}月)?,?{EVENT}")
#: When those were counted first who have left poverty since: 2015年经精准识别,全镇共有脱贫户.
_COUNTED_FIRST = re.compile(
    "[^,;。0-9]{0,8}(?:识别|建档立卡|认定)[^,;。0-9]{0,6},(?![^;。]{0,12}(?:当年|该年|其中|年底))[^;。]{0,24}?(?:共有|现有|有|共)[^;。]*?脱贫(?:户|村|人口|群众)"
)


def dates_another(text: str, end: int, number: int, behind: int, year: int) -> bool:
    """Whether the year that ends at `end` dates something else than the number.

    Parameters
    ----------
    text
        A folded paragraph.
    end, number, behind
        Where the year ends, where the number begins, and where its sentence ends.
    year
        Year of the document.

    Examples
    --------
    >>> texts = ("2011年撤乡设镇,辖8个村", "2014年识别后,全镇尚有120户", "2014年识别贫困户120户")
    >>> [dates_another(text, 5, len(text) - 4, len(text), 2018) for text in texts]
    [True, True, False]
    """
    return is_of_an_event(text, end) or is_since_reached(text, end, number) or is_before_today(text, end, number, behind, year)


def is_before_today(text: str, end: int, number: int, behind: int, year: int) -> bool:
    """Whether the year that ends at `end` is that of what came before, and the clause of a number tells of today.

    Parameters
    ----------
    text
        A folded paragraph.
    end, number, behind
        Where the year ends, where the number begins, and where its sentence ends.
    year
        Year of the document; where it is named behind the number, what stands before may be of the year before.

    Examples
    --------
    >>> texts = ("2014年识别后,全镇尚有120户", "2014年识别贫困户120户", "2017年调整后,尚有120户,2018年脱贫60户")
    >>> [is_before_today(text, 5, text.index("120"), len(text), 2018) for text in texts]
    [True, False, False]
    """
    match = _AFTER_IT.match(text, end, number)
    is_of_today = match is not None and _STANDS.search(text, match.end(), number) is not None
    return is_of_today and f"{year}年" not in text[number:behind]


def is_since_reached(text: str, end: int, number: int) -> bool:
    """Whether the year that ends at `end` is that of the first count, and a number tells of those who have left poverty since.

    Parameters
    ----------
    text
        A folded paragraph.
    end, number
        Where the year ends, and where the number begins.

    Examples
    --------
    >>> texts = ("2015年经精准识别,全镇共有脱贫户451户", "2015年经精准识别,全镇共有贫困户451户", "2015年识别,当年脱贫户51户")
    >>> [is_since_reached(text, 5, text.index("51") - 1) for text in texts]
    [True, False, False]
    """
    return _COUNTED_FIRST.match(text, end, number) is not None


def is_of_an_event(text: str, end: int) -> bool:
    """Whether a year that ends at `end` dates what happened to the place, and no number behind it: 2011年撤乡设镇,辖8个村.

    Examples
    --------
    >>> [is_of_an_event(text, 5) for text in ("2011年撤乡设镇,辖8个村", "2011年被县委评为先进乡镇", "2011年脱贫8户")]
    [True, True, False]
    """
    return _BEHIND_AN_EVENT.match(text, end) is not None
