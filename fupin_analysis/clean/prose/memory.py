"""What is remembered while a document is read, from sentence to sentence and from paragraph to paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field

from fupin_analysis.clean.prose.aspects import Moment
from fupin_analysis.clean.prose.items import Choice
from fupin_analysis.clean.prose.numbers.chains import Chain
from fupin_analysis.clean.prose.paper.chapters import Targets
from fupin_analysis.clean.prose.paper.setting import ProseSetting
from fupin_analysis.clean.prose.words import Aspect


@dataclass
class Read:
    """A chain that has been read.

    Parameters
    ----------
    chain
        Its numbers.
    choice
        Its item.
    place, period, aspect
        Whose it is and when.
    families
        What has been counted of the item so far, later numbers joined to it included.
    hint
        The item beside it, though it is not counted so (捐资助学2次): what is joined to it later is of that item.
    meant
        The item of which it is only some (of one month, of one group): what is joined to it is of that item.
    whole
        What it is a part of (其中).
    consumed
        Where the words behind it end that name it: they do not name the next number (15户脱贫不稳定户和21户边缘易致贫户).
    is_near
        Whether the word that decided stands beside the number, and not only in the sentence or a heading.
    each
        Places each of which has as many.
    grounds
        Why it is less sure than the word that names it, each with what was found.
    """

    chain: Chain
    choice: Choice
    place: str
    period: str
    aspect: Aspect
    families: set[str]
    hint: Choice | None = None
    whole: Read | None = None
    is_near: bool = True
    consumed: int = 0
    meant: Choice | None = None
    each: tuple[str, ...] = ()
    grounds: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Distinction:
    """The words by which a paper tells a number from others.

    Parameters
    ----------
    label
        The words before it in its clause, without what says when it was and what it consists of.
    word, behind
        The word that decided, and whether it stands behind the number.
    of
        What was said of the number whose item it shares (补贴资金24万元 of 项目172个).
    last
        What was said of the number right before it in its part of the sentence.
    """

    label: str
    word: str
    behind: bool = False
    of: Distinction | None = None
    last: Distinction | None = None


@dataclass
class Memory:
    """What is known while reading goes on.

    Parameters
    ----------
    setting
        What holds for the whole document.
    year
        Its year.
    villages
        Names of villages it mentions.
    paragraph_place
        Village that the paragraph is about.
    is_described
        Whether the paragraph is about that village because one of its sentences has described it, or by its heading.
    heading, left
        The heading that names that village, if one does, and the last such below which the paper has turned to the township.
    village
        The one village named last in the paragraph; empty where several were, or the township.
    last
        The one village that a sentence named last, and in which paragraph.
    area
        The area above the township, or the other township, that the sentence before was about.
    previous
        What the sentence before has read.
    paragraph_moment
        What the beginning of a sentence of the paragraph has said of the rest of it: 下一步, 2019年.
    chapter
        The chapter of targets that the text is in.
    project, project_headings
        The villages of the project told of last, and the headings below which all is of them; None where nothing is.
    begun
        The year in which the works of the paper began; 0 where it does not say.
    in_story
        Whether the paragraph has ended in a story of one household.
    told
        Names of those whose story the paper has told.
    population
        Where how many people live, by what the paper has told.
    spent
        Wordings of time that hold for one number only.
    stocks
        How many are on a roll, by its item, place and what is counted, as the text says first.
    totals
        How many there are of a kind, by the same: all that the text has said.
    said
        The words of each number, by its paragraph and its first sign there.
    """

    setting: ProseSetting
    year: int
    villages: frozenset[str]
    paragraph: int = 0
    paragraph_place: str = ""
    is_described: bool = False
    heading: str = ""
    left: str = ""
    village: str = ""
    last: tuple[str, int] = ("", 0)
    area: str = ""
    paragraph_moment: Moment | None = None
    chapter: Targets | None = None
    project: str = ""
    begun: int = 0
    project_headings: tuple[str, ...] | None = None
    previous: list[Read] = field(default_factory=list)
    in_story: bool = False
    told: set[str] = field(default_factory=set)
    population: set[tuple[str, float]] = field(default_factory=set)
    spent: set[int] = field(default_factory=set)
    stocks: dict[tuple[str, str, str], float] = field(default_factory=dict)
    totals: dict[tuple[str, str, str], set[float]] = field(default_factory=dict)
    said: dict[tuple[int, int], Distinction] = field(default_factory=dict)
