"""Kinds counted together are neither of them: 农村低保、特困供养人员604户 is both, and what 其中 names is one of the two."""

from __future__ import annotations

import re
from functools import cache

from fupin_analysis.clean.prose.guards.doubt import DECIDED, Doubt
from fupin_analysis.clean.prose.items import Choice, Surroundings, own_choice, own_label, residue
from fupin_analysis.clean.prose.lexicon import find_words
from fupin_analysis.clean.prose.view import View
from fupin_analysis.core.words.facets import base_of
from fupin_analysis.core.words.terms import load_vocabulary

_JOINT = re.compile("、|以及|和|及(?!时|格)|与(?!会)|或者?")
#: In brackets right before the number: 高中(中职)136人; what it includes (含低保户) makes no other kind of the whole, and a kind
#: behind its whole (公益性岗位(保洁员)) or another name for it (建档立卡户(脱贫户)) is that kind.
_BRACKET = re.compile(
    r"(?P<outer>[一-鿿、]{2,12})\((?P<opens>及|和)?(?!含|包括|不含|其中)(?P<inner>[一-鿿、]{2,12})\)(?P<who>(?:学生|人员|老人|儿童|患者|家庭|致贫|返贫)?)(?:共|共计|合计|有|为)*$"
)
#: What a name in signs of its own stands for, told right behind it.
_IN_BRACKETS = re.compile(r"\((?!含|包括|不含|其中)(?P<inner>[一-鿿、]{4,20})\)(?:共|共计|合计|有|为)*$")
#: What a list says once, behind its last name: 发展生产和就业脱贫.
_SHARED_END = re.compile("(?:脱贫|致贫|返贫|补贴|资助|救助)$")
_EXAMPLES = re.compile("等(?!级|共|合计)")
_WHO = re.compile("^(?:学生|人员|老人|儿童|患者|家庭|劳动力|致贫|致困)+")
#: What is lacking, told once for several: 因缺资金、技术致贫.
_LACKS = re.compile("因?(?:缺少|缺乏|缺|无)")
_OF_ALLOWANCES = frozenset({("living", "minimum_living_allowance"), ("living", "extreme_poverty_support")})
_OF_PEOPLE = frozenset({"registry", "living", "monitoring"})
#: What is said around the names supports them and names nothing by itself.
_BESIDE_THE_POINT = 0.3
_COUNTED = frozenset({"households", "persons", "person_times", "money"})
#: How crops and animals are counted: 生猪、肉羊、肉牛1.8万头.
_GROWN = frozenset({"area", "count", "weight"})
#: A kind that a list names, known to the vocabulary or not: 苹果、梨、桃共2600亩.
_END_OF_SORT = re.compile("(?:共|共计|合计|面积|[养种]|养殖|种植|饲养)+$")
_LISTED, _TWO = re.compile("、|(?<![平共调缓温祥])和|或者?"), 2
_SORT = re.compile("(?!种|养|栽|建|新|发展|扩|改|出栏|存栏|产)[一-鿿]{1,4}?(?:共|共计|合计|面积)?")
_WHO_ALL_ARE = re.compile("的(?:脱贫|贫困|搬迁|农村)*(?:劳动力|人口|人员|农户|户|家庭|群众)(?:有|共)*$")


def of_two_kinds(view: View, choice: Choice) -> Choice | None:
    """Return the document's own words for kinds that are counted together; None where the number is of one kind.

    Parameters
    ----------
    view, choice
        The chain and the item that was read for it.
    """
    is_counted = view.family in _COUNTED or (choice.topic == "production" and view.family in _GROWN)
    if not is_counted or view.chain.label or view.chain.rank is not None or choice.how not in DECIDED:
        return None
    names, words, is_apposed = _names(view)
    if len(names) < 2 or _EXAMPLES.search(names[-1]):
        return None
    if view.family in _GROWN:
        names = _LISTED.split(words)
        if len(names) < _TWO or not names[0] or not all(_SORT.fullmatch(name) for name in names[1:]):
            return None
        if len({_END_OF_SORT.sub("", name)[-1:] for name in names}) == 1:
            return None  # 野鸡、土鸡: kinds of one animal
        is_one = any(_kind_of(view, name) is not None for name in names) or choice.word in words
        return own_choice(choice.topic, own_label(words)) if is_one else None
    lacks = _LACKS.match(names[0])
    ends = end[0] if (end := _SHARED_END.search(names[-1])) is not None else ""
    found = [
        _kind_of(view, name) or (_kind_of(view, f"缺{name}" if lacks else f"{name}{ends}") if name else None) for name in names
    ]
    last = found[-1]
    if last is None or _base(choice) not in {_base(one) for one in found if one is not None}:
        return None
    others = [one for one in found[:-1] if one is not None and (one.topic, one.name) != (last.topic, last.name)]
    others = [one for one in others if one.topic == last.topic or {one.topic, last.topic} <= _OF_PEOPLE]
    if not others:
        return None
    if is_apposed and not any(_are_peers(one, last) for one in others):
        return None
    return own_choice(last.topic, own_label(words))


def _are_peers(one: Choice, other: Choice) -> bool:
    """Whether two items are kinds of the same whole, so that neither can stand in brackets behind the other as its kind."""
    pair = {_base(one), _base(other)}
    return len(pair) > 1 and any(pair <= kinds for kinds in _kinds())


@cache
def _kinds() -> tuple[frozenset[tuple[str, str]], ...]:
    balances = load_vocabulary().balances.values()
    return (_OF_ALLOWANCES, *(frozenset((part.topic, part.name) for part in balance.parts) for balance in balances))


def is_named_in_union(whole: Choice, found: Choice) -> bool:
    """Whether a part is one of the kinds that its whole names together: 其中农村低保对象480户.

    Examples
    --------
    >>> union = Choice("living", "农村低保、特困供养人员", None, 0.0, "", "own")
    >>> [is_named_in_union(union, Choice("living", "", None, 0.0, word, "rule")) for word in ("农村低保", "临时救助")]
    [True, False]
    """
    is_union = whole.item is None and _JOINT.search(whole.name) is not None
    return is_union and bool(found.word) and found.word in whole.name


def _names(view: View) -> tuple[list[str], str, bool]:
    """Return the names that stand together right before the number, all of them as written, and whether one is in brackets."""
    text, (begin, end) = view.sentence.text, view.chain.gap
    bracket = _BRACKET.search(text, begin, end)
    if bracket is not None and (bracket["opens"] or not _JOINT.search(bracket["inner"])):
        outer = _JOINT.split(bracket["outer"])[-1]
        opens = bracket["opens"] or ""
        return [outer, bracket["inner"]], f"{outer}{opens}{bracket['inner']}{bracket['who']}", not opens
    listed = _IN_BRACKETS.search(text, begin, end) if not residue(view.label) else None  # "两因户"(因病、因灾)269户
    words = listed["inner"] if listed is not None else view.label
    return _JOINT.split(_WHO_ALL_ARE.sub("", words)), words, False


def _kind_of(view: View, name: str) -> Choice | None:
    """Return the item a name is of by itself, if it ends with the word that tells it."""
    weak = {concept: min(weight, _BESIDE_THE_POINT) for concept, weight in view.around.concepts.items()}
    around = Surroundings(weak, dict(view.around.words), topics=dict(view.around.topics))
    around.add(find_words(name), name, 1.0)
    found = view.ask(view.families, around)
    if found is None or found.item is None or found.word not in name:
        return None
    behind = _WHO.sub("", name[name.rfind(found.word) + len(found.word) :])
    return None if residue(behind) else found


def _base(choice: Choice) -> tuple[str, str]:
    """Return the address of an item without what the grammar adds: of 特困供养（低保户） the support."""
    return choice.topic, base_of(choice.item) if choice.item is not None else choice.name


#: Kinds counted together.
OF_TWO_KINDS: tuple[Doubt, ...] = (
    Doubt(
        of_two_kinds,
        looks_at="several kinds in one list right before the number",
        why="kinds counted together are neither of them",
        fires="低保户、五保户共58户。",
        passes="低保户58户。",
    ),
)
