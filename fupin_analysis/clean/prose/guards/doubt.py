"""The shape of a guard: what it looks at, why it doubts an item, a text in which it does and one in which it does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fupin_analysis.clean.prose.items import PROGRAMMES, Choice, own_label, residue
from fupin_analysis.clean.prose.lexicon import topics_in
from fupin_analysis.clean.prose.view import View
from fupin_analysis.core.words.terms import load_vocabulary, own_words

#: Ways to an item that a word of the text decided, and nothing that was joined or follows from a sum.
DECIDED = frozenset({"rule", "label", "default"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubt about the item that a number was given.

    Parameters
    ----------
    asks
        Returns what the number is instead, or None where it has no doubt.
    looks_at
        What of the text decides.
    why
        What would be wrong if it were believed.
    fires, passes
        A text in which it doubts a number, and one like it in which it must not; a heading may stand on a line of its own.
    of_own_words
        Whether it is asked of numbers in the text's own words as well, before all others.
    goes_on
        Whether what follows without a name of its own is of the item doubted all the same.
    uses_up
        Whether the words behind the number are its own, and name nothing that follows.
    """

    asks: Callable[[View, Choice], Choice | None]
    looks_at: str
    why: str
    fires: str
    passes: str
    of_own_words: bool = False
    goes_on: bool = False
    uses_up: bool = False

    @property
    def name(self) -> str:
        """What the guard is called: the name of its question."""
        return self.asks.__name__


def kept(topic: str, words: str, fallback: str = "") -> Choice | None:
    """Return a choice in the text's own words; None where there are none.

    Examples
    --------
    >>> kept("living", "残疾人护理补贴新增").name
    '残疾人护理补贴新增'
    """
    name = own_words(own_label(words)) or own_words(fallback)
    return Choice(topic, name, None, 0.0, name, "own") if name else None


def called(topic: str, words: str, fallback: str = "") -> Choice:
    """Return a choice in the text's own words, called as its topic where there are none.

    Examples
    --------
    >>> called("living", "残疾人护理补贴新增").name, called("living", "").name
    ('残疾人护理补贴新增', '生活保障')
    """
    name = load_vocabulary().topics[topic].zh
    return kept(topic, words, fallback) or Choice(topic, name, None, 0.0, name, "own")


def telling(topic: str, words: str) -> Choice | None:
    """Return a choice in the text's own words; None where they name nothing.

    Examples
    --------
    >>> telling("education", "学校支部").name, telling("education", "共有")
    ('学校支部', None)
    """
    choice = kept(topic, words)
    return choice if choice is not None and residue(choice.name) else None


def topic_of(view: View, begin: int, end: int, otherwise: str) -> str:
    """Return the programme that a stretch speaks of, else that of the headings.

    Parameters
    ----------
    view
        What is seen from the number.
    begin, end
        The stretch of the folded paragraph.
    otherwise
        The topic where neither names a programme.
    """
    said = [one for one in topics_in(view.sentence.hits_in(begin, end)) if one in PROGRAMMES]
    return next((one for one in (*said, *view.context.topics) if one in PROGRAMMES), otherwise)


def spoken_of(view: View) -> str:
    """Return the topic of the number before, else of the heading, that is none of people; empty where there is none.

    Parameters
    ----------
    view
        What is seen from the number.
    """
    topics = [read.choice.topic for read in reversed(view.done)] + list(view.context.topics)
    return next((topic for topic in topics if topic not in ("registry", "population", "exit", "monitoring", "visits", "")), "")
