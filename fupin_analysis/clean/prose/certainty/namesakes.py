"""Numbers of a paper that would share one name though their words tell them apart: 城市低保 beside 农村低保, 调出 beside 现有.

An item of the vocabulary leaves out what its paper says of some of it only. That does no harm while it is the only one; where
another number of the paper has the same item, measure, period and place, each keeps the words by which the paper tells it
from the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from fupin_analysis.clean.prose.items import own_label, residue
from fupin_analysis.clean.prose.memory import Distinction, Read
from fupin_analysis.clean.prose.paper.named import hide_names
from fupin_analysis.clean.prose.view import View
from fupin_analysis.clean.prose.words import prose_units, prose_words
from fupin_analysis.clean.wording.person_names import is_person
from fupin_analysis.core.prose import Mention
from fupin_analysis.core.words.terms import load_vocabulary, own_words

#: What is left of a label tells it from another only where it is a word.
_WORD = 2
#: How sure a number is that keeps its words: its topic and its value are as sure as before, its words are the paper's.
_BY_ITS_WORDS = 0.6
#: Ways of naming in which a number is of what another one is.
_OF_ANOTHER = frozenset({"joined", "list", "unsaid", "ahead"})
_SIGNS = re.compile("[,;:、。()]")

#: Numbers of one name with what was said of each.
Group = Sequence[tuple[Mention, Distinction]]
#: Whether two numbers of one name may be one figure, of which one was mistyped, rounded or told by its ends.
MayBeOne = Callable[[Mention, Mention], bool]


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(prose_words()["certainty"]["words"][name])


def words_of(views: Sequence[View], done: Sequence[Read]) -> dict[tuple[int, int], Distinction]:
    """Return the words by which a paper tells each number of a sentence from others, by its paragraph and first sign.

    Parameters
    ----------
    views, done
        The chains of the sentence and what they were read as.
    """
    said: list[Distinction] = []
    places: dict[tuple[int, int], Distinction] = {}
    for at, (view, read) in enumerate(zip(views, done, strict=True)):
        about, word = (read.choice.topic, read.choice.name), _SIGNS.sub("", read.choice.word)
        same = [one for one, other in zip(said, done, strict=False) if (other.choice.topic, other.choice.name) == about]
        one = Distinction(
            _label_before(view),
            word,
            bool(word) and word not in view.label and word in view.after,
            same[-1] if same and read.choice.how in _OF_ANOTHER else None,
            said[-1] if said and done[at - 1].chain.start >= view.part else None,
        )
        said.append(one)
        block = view.sentence.block
        for numeral in view.chain.numerals:
            places[block.paragraph, block.folded.span(numeral.start, numeral.end)[0]] = one
    return places


def _label_before(view: View) -> str:
    label = _words("at_first").sub("", _words("consists_of").sub("", view.label))
    label = own_label(view.without_places(_words("up_to_a_time").sub("", label)))
    return "" if _names_somebody(label) else label


def _names_somebody(label: str) -> bool:
    """Whether a label says who did something: no name of a person becomes that of a figure."""
    is_led = any(is_person(label[:end]) for end in (2, 3) if len(label) > end)
    return is_led or _words("titles").search(label) is not None or hide_names(label) != label


def tell_apart(mentions: Sequence[Mention], said: Mapping[tuple[int, int], Distinction], *, may_be_one: MayBeOne) -> None:
    """Let numbers that share one name and are of different things keep their own words.

    Parameters
    ----------
    mentions
        All numbers of a paper, in the order of the text; those that keep their words are changed.
    said
        What was said of each, by paragraph and first sign.
    may_be_one
        Whether two numbers of one name may be the same figure; they keep it, for one of them may be wrong.
    """
    for words_that_tell in (_by_label, _by_word, _by_the_one_before, _by_its_clause):
        for alike in list(_namesakes(mentions, may_be_one)):
            group = [(one, said[one.paragraph, one.start]) for one in alike if (one.paragraph, one.start) in said]
            words = [words_that_tell(mention, own, group) for mention, own in group]
            if len(set(words)) > 1:
                for (mention, _), own_name in zip(group, words, strict=True):
                    if own_name:
                        _rename(mention, own_name)


def _namesakes(mentions: Sequence[Mention], may_be_one: MayBeOne) -> Iterator[list[Mention]]:
    """Yield groups of numbers of one name, measure, period and place, no two of which may be one figure."""
    groups: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for one in mentions:
        if one.kind == "figure":
            groups[one.topic, one.item, one.measure, one.period, one.place].append(one)
    for group in groups.values():
        pairs = ((one, other) for at, one in enumerate(group) for other in group[at + 1 :] if one.value != other.value)
        first = next(pairs, None)
        if first is not None and not may_be_one(*first) and not any(may_be_one(*pair) for pair in pairs):
            yield group


def _rename(mention: Mention, name: str) -> None:
    mention.item, mention.is_own = own_words(name), True
    mention.confidence = min(mention.confidence, _BY_ITS_WORDS)


def label_of(mention: Mention) -> str:
    """Return the Chinese label of a mention's item."""
    return mention.item if mention.is_own else load_vocabulary().label(mention.topic, mention.item)


def _more(said: Distinction, mention: Mention) -> str:
    """Return what the words of a number say beside its item."""
    rest, topic = said.label, load_vocabulary().topics[mention.topic].zh
    for name in sorted(filter(None, {said.word, own_label(said.word), label_of(mention), topic}), key=len, reverse=True):
        rest = rest.replace(name, "")
    rest = residue(_words("amount").sub("", _words("doing").sub("", rest)))
    is_size = rest in prose_units()  # 水池200立方米3座、50立方米2座: what is left of a size tells nothing
    return rest if len(rest) >= _WORD and not is_size else ""


def _largest(group: Group) -> tuple[Mention, Distinction]:
    """Return the number of a group that may be all of what the others are some of."""
    return max(group, key=lambda one: abs(one[0].value))


def _by_label(mention: Mention, said: Distinction, group: Group) -> str:
    """城市低保户: the words before a number say more than its item does; the largest may be all of it."""
    if mention.value == _largest(group)[0].value and not _has_a_counterpart(mention, said, group):
        return ""
    if not said.label and said.of is not None:
        said = said.of
    if not _more(said, mention):
        return ""
    if said.behind:
        return f"{said.label}{said.word}"
    return said.label if said.word in said.label else f"{label_of(mention)}（{said.label}）"


def _has_a_counterpart(mention: Mention, said: Distinction, group: Group) -> bool:
    """村级光伏电站收益 beside 户用光伏电站收益: what ends alike and begins otherwise is no part of the other."""
    return any(
        one.paragraph == mention.paragraph
        and one.value != mention.value
        and other.label[-_WORD:] == said.label[-_WORD:]
        and other.label not in said.label
        and _more(other, one)
        for one, other in group
    )


def _by_word(mention: Mention, said: Distinction, group: Group) -> str:
    """党委会12次、调度会23次: within one paragraph two words of one item are two things; the largest keeps the item's name."""
    item, word = label_of(mention), said.word
    if mention.value == _largest(group)[0].value:
        return ""
    if not word or own_label(word) != word or word in item or item in word or (said.behind and not _is_name(mention, word)):
        return ""
    others = [one.word for other, one in group if other.paragraph == mention.paragraph and other.value != mention.value]
    is_other = any(one and own_label(one) == one and one not in word and word not in one for one in others)
    return "" if not is_other else said.label if word in said.label else word


def _is_name(mention: Mention, word: str) -> bool:
    item = None if mention.is_own else load_vocabulary().find_item(mention.topic, mention.item)
    return item is not None and word in item.names


def _by_the_one_before(_mention: Mention, said: Distinction, _group: Group) -> str:
    """城市低保户20户、低保对象27人: what the number before leaves out of its item is left out here, too."""
    before = said.last.label if said.last is not None else ""
    beginnings = (said.word[:end] for end in range(len(said.word), 1, -1))
    shared = next((one for one in beginnings if one in before and one in said.label), "")
    lead = before[: before.find(shared)] if shared else ""
    return f"{lead}{said.label}" if len(residue(lead)) >= _WORD and lead not in said.label else ""


def _by_its_clause(mention: Mention, said: Distinction, group: Group) -> str:
    """已竣工487户 beside 实施632户: words that name no other thing still say which of them."""
    largest, _ = _largest(group)
    if mention.value == largest.value or mention.paragraph != largest.paragraph:
        return ""
    topic = load_vocabulary().topics[mention.topic].zh
    told = re.sub(prose_words()["straight"]["deeds"], "", said.label.replace(said.word, "").replace(topic, ""))
    told = _words("amount").sub("", told)
    is_told = len(told) >= _WORD and told not in label_of(mention) and told not in prose_units()
    return f"{label_of(mention)}（{told}）" if is_told else ""
