"""Documents of prose, and what is read in them: paragraphs, and one mention for each number in the text.

A paragraph keeps its text as written; every mention knows its paragraph and its characters in it, so that a figure can be shown
in its sentence. Readers of files make a :class:`Prose`, cleaning makes a :class:`ProseReading` of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias, get_args

from fupin_analysis.core.cells import Sheet
from fupin_analysis.core.spread_numbers import hide_spread_numbers
from fupin_analysis.core.texts.hidden import hide_identifiers
from fupin_analysis.core.texts.qualifiers import DOUBTED, qualifier_of, short_qualifier, upper_end
from fupin_analysis.errors import Problem

_LONGEST_FRAGMENT = 24
#: What numbers of persons, telephones and cards are written with.
_RUN = re.compile(r"[0-9０-９xX＊*+ .·_/,，\u00a0\u200b-]+")

#: What a number in a text may be. Only a ``figure`` goes into the table of figures; the others are named in the account.
Kind: TypeAlias = (
    Literal["figure", "date", "ordinal", "section", "document", "name", "policy", "condition", "duration", "range", "comparison"]
    | Literal["other_area", "geography", "dimension", "negated", "personal", "story", "debris", "leftover"]
)
KINDS: tuple[Kind, ...] = tuple(one for part in get_args(Kind) for one in get_args(part))

#: What a number is that is no figure of the place; empty for one that is.
NoFigure: TypeAlias = Kind | Literal[""]

#: What a paragraph of a document is.
ParagraphKind: TypeAlias = Literal["body", "heading", "title", "note", "debris"]


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of a document.

    Parameters
    ----------
    number
        Its place in the document, from 1, as shown in addresses.
    text
        Its text as written, without line ends.
    kind
        ``"body"``, ``"heading"``, ``"title"``, ``"note"`` (foot- and endnotes) or ``"debris"`` (what a web page added).
    level
        Level of a heading that the file itself marks as one; 0 where it does not.
    """

    number: int
    text: str
    kind: ParagraphKind = "body"
    level: int = 0


@dataclass(frozen=True)
class Prose:
    """A document of prose as read from a file; numbers of persons in its text are hidden, each sign where it stands.

    Parameters
    ----------
    file
        Name shown in addresses.
    paragraphs
        In the order of reading.
    problems
        What the reader has to say of the file; notes are no faults.
    tables
        Tables within the document, as sheets named 表1, 表2 …
    """

    file: str
    paragraphs: tuple[Paragraph, ...]
    problems: tuple[Problem, ...] = ()
    tables: tuple[Sheet, ...] = ()

    def __post_init__(self) -> None:
        texts = [paragraph.text for paragraph in self.paragraphs]
        hidden = hide_identifiers(texts)
        if hidden != texts:
            shown = tuple(replace(one, text=text) for one, text in zip(self.paragraphs, hidden, strict=True))
            object.__setattr__(self, "paragraphs", shown)
        object.__setattr__(self, "tables", tuple(map(hide_spread_numbers, self.tables)))


@dataclass
class Mention:
    """One number in a text and what it was read as.

    Parameters
    ----------
    paragraph, start, end
        Number of the paragraph, and characters in its text [from 0, end excluded].
    text
        The number as written, with its unit.
    kind
        One of :data:`KINDS`.
    value
        In base units [yuan, km, mu, share 0-1, plain counts]; NaN where the number has none.
    family
        What the unit counts: ``households``, ``persons``, ``money`` …; see ``vocabulary/prose/``.
    qualifier
        ``"约"``, ``"余"``, ``"以上"`` … as written beside the number; empty where there is none.
    topic, item, measure, period, place
        The figure's address in the table of figures; `item` is in the document's own words where the vocabulary knows none.
    is_own
        Whether `item` is in the document's own words.
    confidence
        0-1; below :data:`DOUBTFUL` the figure is asked about.
    reasons
        Why it was read so, as pairs of a key of ``vocabulary/prose`` and what it was found in.
    sentence
        Characters of the sentence in the paragraph.
    whole
        First character of the number of the paragraph that it is said to be some of (其中), counted alike; -1 for none.
    each
        Places each of which has as many (甲村、乙村各脱贫20户); empty for a number of one place.
    """

    paragraph: int
    start: int
    end: int
    text: str
    kind: Kind = "leftover"
    value: float = float("nan")
    family: str = ""
    unit: str = ""
    qualifier: str = ""
    topic: str = ""
    item: str = ""
    measure: str = ""
    period: str = ""
    place: str = ""
    is_own: bool = False
    confidence: float = 0.0
    reasons: list[tuple[str, str]] = field(default_factory=list)
    sentence: tuple[int, int] = (0, 0)
    whole: int = -1
    each: tuple[str, ...] = ()

    @property
    def is_doubtful(self) -> bool:
        """Whether the figure is asked about before it may contradict another."""
        return self.kind == "figure" and self.confidence < DOUBTFUL


def fragment(mention: Mention, paragraph: Paragraph) -> str:
    """Return the number with the words before it in its clause.

    Examples
    --------
    >>> text = "全镇很好，现有建档立卡贫困户298户。"
    >>> fragment(Mention(1, 14, 18, "298户"), Paragraph(1, text))
    '现有建档立卡贫困户298户'
    """
    first = max(0, mention.end - _LONGEST_FRAGMENT)
    if first and _RUN.fullmatch(paragraph.text[first - 1 : first + 1]):  # half of a telephone number is not seen to be one
        run = _RUN.match(paragraph.text, first, mention.start)
        first = run.end() if run else first
    before = paragraph.text[first : mention.start]
    clause = re.split(r"[，。；：,;:！？（(]", before)[-1]
    return clause.lstrip() + paragraph.text[mention.start : mention.end]


def exactness(mention: Mention, written: str) -> str:
    """Return how exactly a number is stated, a word for the column `qualifier`: in doubt, by its two ends, or roughly.

    Parameters
    ----------
    mention
        The number.
    written
        Its fragment.

    Examples
    --------
    >>> one = Mention(1, 0, 6, "2000余万元", "figure", qualifier="余", confidence=0.9)
    >>> exactness(one, "投资2000余万元"), exactness(replace(one, confidence=0.4), "投资2000余万元")
    ('余', '存疑')
    """
    if mention.is_doubtful:
        return DOUBTED
    is_range = upper_end(mention.qualifier) is not None
    return ("" if is_range else qualifier_of(written)) or short_qualifier(mention.qualifier)


#: Confidence below which a figure is asked about, and from which one may contradict another.
DOUBTFUL, CERTAIN = 0.5, 0.7


@dataclass(frozen=True)
class ProseReading:
    """What was read in a document: every number once.

    Parameters
    ----------
    prose
        The document.
    township, year
        Whose figures they are.
    mentions
        Every number, in the order of the text.
    problems
        What kept the document, or a part of it, from being read.
    """

    prose: Prose
    township: str
    year: int
    mentions: tuple[Mention, ...]
    problems: tuple[Problem, ...] = ()

    def account(self) -> dict[str, int]:
        """Return how many numbers there are of each kind, in the order of :data:`KINDS`; kinds without any are left out."""
        counts = dict.fromkeys(KINDS, 0)
        for mention in self.mentions:
            counts[mention.kind] += 1
        return {kind: count for kind, count in counts.items() if count}
