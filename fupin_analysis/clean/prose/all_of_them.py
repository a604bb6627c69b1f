"""All there are of a kind: claimed only where the words at the number say so and nothing narrows them.

615户 of 发展产业的贫困户有615户 are some of the poor, whatever the verb is. So the words that may stand before the number of all
are listed, and not those that must not. What is said behind it (5个贫困村修建道路) is of all of them where the paper has said
that so many there are, of some where it has said how many more, and is asked about where it has not said.
"""

from __future__ import annotations

import re
from functools import cache

from fupin_analysis.clean.prose.guards.doubt import kept, spoken_of, topic_of
from fupin_analysis.clean.prose.items import PROGRAMMES, Choice, own_label
from fupin_analysis.clean.prose.lexicon import topic_of_concept, topics_in
from fupin_analysis.clean.prose.memory import Memory, Read
from fupin_analysis.clean.prose.numbers.numeral import Numeral
from fupin_analysis.clean.prose.places.villages import places_in
from fupin_analysis.clean.prose.view import View
from fupin_analysis.clean.prose.words import How, alternatives, prose_words

#: Items of all there are: an error there is an error of everything that is measured by them.
TOTALS = frozenset(
    {
        ("registry", "total"),
        ("registry", "exited"),
        ("registry", "not_exited"),
        ("registry", "confirmed_poor"),
        ("registry", "total_previous"),
        ("registry", "villages"),
        ("registry", "deeply_poor_villages"),
        ("exit", "cumulative"),
        ("monitoring", "total"),
        ("monitoring", "unstable_exited"),
        ("monitoring", "marginal"),
        ("population", "total"),
        ("population", "rural"),
        ("population", "labour_force"),
        ("population", "registered_labour_force"),
        ("exit", "done"),
        ("exit", "villages"),
        ("living", "disabled"),
        ("registry", "with_labour"),
        ("registry", "without_labour"),
        ("population", "administrative_villages"),
        ("population", "natural_villages"),
        ("population", "village_groups"),
    }
)
#: Topics of rolls, whose words say who is counted and not what is done.
_ROLLS = frozenset({"registry", "population", "monitoring", "exit", "plan"})
_TIMES = re.compile(
    "20[0-9]{2}年?(?:[初底末度]|[上下]半年|以来|以前|以后)*|[0-9]{1,2}月(?:[0-9]{1,2}日|[初底末])*|[今去本当前上]年(?:[初底末])*|年[初底末]|年度|第?[一二三四1-4]?季度|[上下]半年|[春秋]季(?:学期)?|[两二三四五六七八九十几]年[来间]|过渡期|以来|[至到-]"
)
_A_PLACE = re.compile("^[一-鿿]{2,5}?(?:镇|乡|街道|苏木|村|社区|嘎查)")
_SIGN = re.compile("[一-鿿]")
_OF_THEM = re.compile("(?:当|之)?中|里面?")
#: Those who were left and left poverty are all who did.
_THE_LAST = re.compile("其余|最后|余下")
#: A rounded number lies no further from the exact one.
_ROUNDED = 0.1
#: As sure as a number of which nobody has said whether it is all of them.
UNSAID: How = "unsaid"


_OF_THE_PLACE = re.compile("(?:全|我|本|该)[镇乡村](?:的|所有|全部)*$")
_WHICH = re.compile("其[他它余]|另外|每|一名|一户|各|类|部分|等$|某|[一-鿿]{2}的(?=[一-鿿])")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(prose_words()["guards"]["helps"])


@cache
def _neutral() -> re.Pattern[str]:
    return re.compile(alternatives(prose_words()["totals"]["neutral"]))


@cache
def _behind() -> re.Pattern[str]:
    words = (*prose_words()["totals"]["neutral"], *prose_words()["totals"]["behind"])
    return re.compile(alternatives(words))


def of_all_of_them(view: View, read: Read) -> Read:
    """Return a reading that claims all of a kind as it is, in own words or as one to be asked about.

    Parameters
    ----------
    view, read
        The chain and what was decided of it.
    """
    choice = read.choice
    path = f"{choice.topic}/{choice.name}"
    if (choice.topic, choice.name) not in TOTALS or view.family not in ("households", "persons", "count"):
        return read
    if choice.how not in ("rule", "label", "default", "base"):
        return read
    known = view.memory.totals.get((path, read.place, view.family), set())
    if any(_is_said(view.chain.numerals[0], one) for one in known):
        return read
    if _narrows(view, choice):
        own = kept(_topic(view, choice), _name(view, choice)) if _says_which(view) else None
        read.choice = own or Choice(choice.topic, choice.name, choice.item, 0.0, choice.word, UNSAID)
    elif _predicate(view, choice):
        is_some = bool(known) and view.chain.numerals[0].value < max(known)
        own = kept(_topic(view, choice), f"{own_label(view.label)}{view.after}") if is_some else None
        read.choice = own or Choice(choice.topic, choice.name, choice.item, 0.0, choice.word, UNSAID)
    else:
        keep_total(read, view.memory)
    return read


def keep_total(read: Read, memory: Memory) -> None:
    """Remember how many there are of a kind by the words of the paper."""
    for numeral, family in zip(read.chain.numerals, read.chain.families, strict=True):
        said = (f"{read.choice.topic}/{read.choice.name}", read.place, family)
        memory.totals.setdefault(said, set()).add(numeral.value)


def _is_said(number: Numeral, known: float) -> bool:
    """Whether a number is one that the paper has told before, said roughly or not."""
    return number.value == known or (number.qualifier != "" and abs(number.value - known) <= _ROUNDED * known)


def _topic(view: View, choice: Choice) -> str:
    return topic_of(view, view.piece, view.chain.after[1], spoken_of(view) or choice.topic)


def _name(view: View, choice: Choice) -> str:
    """Return the words before the number, with the noun behind it where that says who is counted: 发展意愿强的56户贫困户."""
    label, place = own_label(view.label), view.after.find(choice.word)
    if choice.word in label or place < 0:
        return label
    return f"{label}{'的' if view.label.endswith('的') else ''}{view.after.removeprefix('的')[: place + len(choice.word)]}"


def _narrows(view: View, choice: Choice) -> bool:
    """Whether words before the number say which of them."""
    label = own_label(view.label)
    begin = view.chain.gap[1] - len(label) if view.sentence.text.startswith(label, view.chain.gap[1] - len(label)) else -1
    return _SIGN.search(_left(view, choice, label, begin, _neutral())) is not None


def _says_which(view: View) -> bool:
    """Whether what narrows is known: a programme, a verb of helping, what stands before 的, or that they are others."""
    if _OF_THE_PLACE.search(view.label):
        return False  # 帮扶我镇10个贫困村: all of them, or ten
    topics = set(topics_in(view.sentence.hits_in(view.piece, view.chain.gap[1])))
    return bool(topics & PROGRAMMES) or _WHICH.search(view.label) is not None or _verbs().search(view.label) is not None


def _predicate(view: View, choice: Choice) -> bool:
    """Whether something is said behind the number of those who are counted."""
    after = view.after
    if _OF_THEM.match(after.removeprefix(choice.word)):
        return False
    return _SIGN.search(_left(view, choice, after, view.chain.after[0], _behind())) is not None


def _left(view: View, choice: Choice, text: str, begin: int, neutral: re.Pattern[str]) -> str:
    """Return what is left of words at a number without those that say who is counted, where and since when."""
    signs = list(text)
    if begin >= 0:
        for hit in view.sentence.hits_in(begin, begin + len(text)):
            if hit.concepts and {topic_of_concept().get(one, "") for one in hit.concepts} <= _ROLLS | {choice.topic}:
                signs[hit.start - begin : hit.end - begin] = "|" * (hit.end - hit.start)
    rest = "".join(signs).replace(choice.word, "|")
    for first, last, _ in reversed(places_in(rest, view.memory.villages)):
        rest = rest[:first] + rest[last:]
    rest = rest.replace(view.memory.setting.township, "") if view.memory.setting.township else rest
    rest = _THE_LAST.sub("", rest) if choice.topic == "exit" else rest
    return neutral.sub("", _TIMES.sub("", _A_PLACE.sub("", rest)))
