"""People and things that are some of a group, or another one, by a word at their number: 滞留劳动力, 饮水不稳定户, 低收入户."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.items import Choice, own_label
from fupin_analysis.clean.prose.making import named
from fupin_analysis.clean.prose.view import View
from fupin_analysis.core.words.terms import load_vocabulary, own_words

_OF_LABOUR = re.compile(
    "(?:滞留|富余|剩余|闲置|返乡|返岗|留守|失业|(?:未|待|已)就业|有就业意愿|转移|外出)(?:的)?[^,;、。]{0,4}劳动力"
)
_UNSTEADY = re.compile("饮水(?:安全)?(?:不稳定|不达标|未达标|不安全)[^,;、。]{0,8}$")
_LOW = re.compile("低收入(?:农村|农)?(?:户|人口|群众|家庭)(?:有|共|共有)?$")
#: The last year in which provinces kept a register of the poor, whatever they called it.
_LAST_OF_THE_REGISTER = 2020


def _own(topic: str, words: str, fallback: str = "") -> Choice:
    name = own_words(own_label(words)) or own_words(fallback) or load_vocabulary().topics[topic].zh
    return Choice(topic, name, None, 0.0, name, "own")


def some_of_the_labour(view: View, choice: Choice) -> Choice | None:
    """滞留劳动力1320人: some of those who work, and not all of them."""
    is_some = (choice.topic, choice.name) == ("population", "labour_force") and _OF_LABOUR.search(view.label)
    return _own("employment", view.label) if is_some else None


def unsteady_water(view: View, choice: Choice) -> Choice | None:
    """饮水不稳定户15户: those who lack it."""
    is_water = (choice.topic, choice.name) in (("infrastructure", "drinking_water"), ("infrastructure", "safe_water"))
    return named("infrastructure/unsafe_water", choice.word, choice.how) if is_water and _UNSTEADY.search(view.label) else None


def low_income(view: View, choice: Choice) -> Choice | None:
    """低收入农户518户: the register where a province called it so, else a group of its own; never all who live there."""
    is_all = choice.topic == "population" and choice.name in ("rural", "total")
    if not is_all or not _LOW.search(view.label):
        return None
    said = view.memory.setting.about + view.sentence.text
    is_register = view.memory.year <= _LAST_OF_THE_REGISTER and re.search("脱贫|扶贫|致贫|省定|建档", said) is not None
    return named("registry/total", choice.word, choice.how) if is_register else _own("population", view.label)
