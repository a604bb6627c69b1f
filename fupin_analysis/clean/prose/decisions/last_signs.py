"""What is grown, kept or built stands last in its name, and the last sign tells the kind: 脆红李, 土蜂, 存栏山羊."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from fupin_analysis.clean.prose.items import Choice, own_choice, own_label
from fupin_analysis.clean.prose.making import make, named
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.numbers.units import suits
from fupin_analysis.clean.prose.view import View
from fupin_analysis.clean.prose.words import grown_names, prose_words
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.terms import load_vocabulary

#: The units in which animals are counted, and the longest name that ends with one sign of them.
_HEADS, _SHORT = "头只羽匹尾箱窝群峰", 5
_SHORTEST_WORK = 2
#: Ways to an item by a word of the text.
_DECIDED = ("rule", "label", "default")
_MACHINES, _LONGEST_NAME = "台套", 10
_KEPT = re.compile(
    "(?:(?:年末|年底|期末|累计|现)?(?:存栏|出栏|存笼|出笼|饲养)(?:量|数)?|种植面积|投产|挂果|面积|雏|苗|羔|犊|崽)+$"
)
_KEEPS = re.compile("(?:养殖?|饲养|养)(?P<animal>[鸡鸭鹅牛羊猪兔驴蜂])|(?P<other>[鸡鸭鹅牛羊猪兔驴])(?:场|舍|棚|圈)")


@cache
def _tails() -> tuple[tuple[str, Item], ...]:
    items = [
        item for item in load_vocabulary().topics["production"].items.values() if item.name.startswith(grown_names("growing"))
    ]
    words = {re.sub(r"[(（].*", "", name): item for item in items for name in (item.zh, *item.aliases)}
    return tuple(sorted(words.items(), key=lambda pair: -len(pair[0])))


@cache
def _works() -> tuple[tuple[str, Item], ...]:
    items = load_vocabulary().topics["infrastructure"].items.values()
    words = {name: item for item in items for name in (item.zh, *item.aliases) if len(name) >= _SHORTEST_WORK}
    return tuple(sorted(words.items(), key=lambda pair: -len(pair[0])))


def by_tail(view: View, name: str) -> Read | None:
    """新发展黄桃300亩, 存栏山羊2万只: what is grown or kept stands last, whatever is said before it."""
    if view.family in ("count", "length"):
        work = next(((word, item) for word, item in _works() if name.endswith(word) and suits(item, view.family)), None)
        if work is not None:
            return make(view, Choice("infrastructure", work[1].name, work[1], 0.0, work[0], "label"))
    heads = view.chain.numerals[0].unit[-1:] in _HEADS
    if view.family not in ("area", "weight") and not heads:
        return None
    for word, item in _tails():
        is_short = len(word) == 1
        if is_short and any(path == f"production/{item.name}" and not sign.search(name) for sign, path in _last_signs()):
            continue  # 大樱桃
        if name.endswith(word) and item.name.startswith("animal_") == heads and (heads or not is_short or len(name) <= _SHORT):
            return make(view, Choice("production", item.name, item, 0.0, word, "label"))
    return None


@cache
def _last_signs() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(f"(?:{words})$"), path) for path, words in prose_words()["tails"].items())


def by_last_sign(view: View, name: str) -> Read | None:
    """脆红李2800亩, 土蜂2460箱, 羊存栏1.85万只: a kind is told by the last sign of its name, young or kept."""
    unit = view.chain.numerals[0].unit[-1:]
    bare = _KEPT.sub("", name)
    kind = (
        "animal_" if unit in _HEADS else "machinery" if unit in _MACHINES else "" if view.family in ("area", "weight") else None
    )
    if kind is None or not bare:
        return None
    for pattern, path in _last_signs():
        item = path.split("/")[1]
        is_kind = item.startswith(kind) if kind else not item.startswith(("animal_", "machinery"))
        match = pattern.search(bare) if is_kind and len(bare) <= _LONGEST_NAME else None
        choice = named(path, match[0], "label") if match else None
        if choice is not None:
            return make(view, choice)
    return None


def is_built(view: View, name: str) -> bool:
    """Whether own words name works by their last signs: 沉沙池4座, 步道3公里."""
    built = prose_words()["built_by_sign"]
    return view.chain.numerals[0].unit[-1:] in built["units"] and re.search(f"(?:{built['signs']})$", name) is not None


@cache
def _topics_by_sign() -> tuple[tuple[re.Pattern[str], frozenset[str], str, frozenset[str]], ...]:
    return tuple(
        (re.compile(f"(?:{kind['signs']})$"), frozenset(kind["families"]), kind["topic"], frozenset(kind["instead"]))
        for kind in prose_words()["topics_by_sign"].values()
    )


def under_its_sign(view: View, read: Read) -> Read:
    """Return a number under the topic that the last signs of its name tell, where its own clause names no item: 水管员88名.

    An item that only a clause before names is none of its own: 改善饮水条件,选聘调解员9名; 硬化道路,建成榨油坊5家.

    Parameters
    ----------
    view, read
        The chain and what was decided of it.
    """
    choice, name = read.choice, read.choice.name
    if choice.item is not None and choice.how in _DECIDED and choice.word not in view.label + view.after and not view.chain.label:
        name = own_label(view.label)
    elif choice.item is not None or choice.how == "pending":
        return read
    for signs, families, topic, instead in _topics_by_sign():
        if view.family in families and choice.topic in instead and signs.search(name) is not None:
            told = choice if choice.item is None else own_choice(topic, name)
            return replace(read, choice=replace(told, topic=topic))
    return read


def by_heads(view: View) -> Read | None:
    """林下养鸡场1个,存栏6500羽: how many are kept of what was spoken of."""
    label = own_label(view.label)
    if view.chain.numerals[0].unit[-1:] not in _HEADS or not label or _KEPT.sub("", label):
        return None
    kept = list(_KEEPS.finditer(view.sentence.text, view.part, view.chain.start))
    name = (kept[-1]["animal"] or kept[-1]["other"]) if kept else "鸡" if view.chain.numerals[0].unit[-1:] == "羽" else ""
    return by_last_sign(view, name) if name else None
