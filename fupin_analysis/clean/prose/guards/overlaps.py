"""A group within a group: 监测对象中享受低保18户, 享受产业奖补的监测户26户 are neither all of the one nor all of the other.

What the vocabulary knows as a part of a group (低保贫困户, 集中供养 of 特困人员) keeps its item; anything else is kept in own
words, which say both.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from fupin_analysis.clean.prose.guards.doubt import Doubt, called
from fupin_analysis.clean.prose.items import PROGRAMMES, Choice, own_label, residue
from fupin_analysis.clean.prose.making import label_of, named
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.part_of import whole_told
from fupin_analysis.clean.prose.view import View
from fupin_analysis.core.words.terms import own_words

_END = "(?:户|对象|人口|人员|群众|家庭|农户)"
_REGISTER = rf"(?:建档立卡)?贫困{_END}|建档立卡{_END}"
_EXITED = rf"(?:建档立卡)?(?:已)?脱贫(?!不稳定){_END}"
_WATCHED = rf"(?:三类)?(?:防返贫)?监测(?:帮扶)?{_END}|三类(?:户|对象|人员)|(?:脱贫不稳定|边缘易致贫|突发严重困难|边缘){_END}"
_ALLOWED = rf"(?:农村|城乡)?低保{_END}"
_SUPPORTED = rf"(?:农村)?(?:特困(?:供养)?|五保(?:供养)?){_END}"
_OUTSIDE = rf"非(?:建档立卡)?(?:贫困|脱贫)?{_END}"
_DISABLED = "(?:持证|重度|贫困)?残疾(?:人(?:员|口)?|户)"
_GROUPS = (
    ("watched", _WATCHED),
    ("exited", _EXITED),
    ("register", _REGISTER),
    ("allowance", _ALLOWED),
    ("support", _SUPPORTED),
    ("disabled", _DISABLED),
    ("outside", _OUTSIDE),
)
_ANY_GROUP = "|".join(words for _, words in _GROUPS)
#: A group alone: 脱贫人口和监测对象 are the two of them.
_GROUP = rf"(?<![、和与及非])(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _GROUPS)})"
_GETS = "享受|纳入|转入|领取|获得|得到|获|参加|参保|参合|办理|落实|符合|接受|有|申领|加入"
_MIDST = re.compile(rf"(?:{_GROUP})(?:当中|之中|里面|中(?!小学|学|心|央|级|药|蜂)|里)[,:]?(?:其中)?")
_MODIFIED = re.compile(rf"(?P<said>(?:{_GETS})[^,;。:、]{{1,14}}?)的(?:{_GROUP})[^,;。:、]{{0,4}}$")
_MODIFIED_BEHIND = re.compile(rf"(?P<said>(?:{_GETS})[^,;。:、0-9]{{1,14}}?)的(?:{_GROUP})")
_SUBJECT = re.compile(rf"(?:{_GROUP})(?:目前|现|已|均|都|共|全部|仍|继续)*(?P<said>(?:{_GETS})[^,;。:]{{0,14}})$")
_SUBJECT_BEHIND = re.compile(
    rf"(?:{_GROUP})(?:目前|现|已|均|都|共|全部|仍|继续)*(?P<said>(?:{_GETS})[^,;。:0-9]{{1,14}}?)(?=$|[,;。:、])"
)
_PUT_BEHIND = re.compile(rf"(?:的)?(?:已|均|全部|及时|依规|按规定)*(?P<said>(?:{_GETS})[^,;。:0-9]{{1,14}}?)(?=$|[,;。:、])")
_JOINT = re.compile(
    r"(?P<words>(?:(?P<register>贫困|建档立卡)|(?P<exited>脱贫)|(?P<allowance>低保)|(?P<watched>监测))(?:户|对象)?(?P<said>残疾人(?:口|员)?))(?:有|共)*$"
)
_HELPED = re.compile("(?:资助|组织|动员|引导|帮助|支持|代缴)$")
_SOME_ARE = re.compile("纳入|转入")
_GROUP_LAST = re.compile(rf"(?:{_GROUP})(?:有|共|中有)?$")
#: What goes on with a list of those of a group, and what is of all again.
_LISTS_ON = re.compile("[、和及与以]|,(?=(?:有|患|缺|属|享受|纳入|领取|低保|特困|五保|残疾|大病|重病|慢性病|党员|劳动力|还有))")
_OF_ALL = re.compile(r"全[镇乡村街]|我[镇乡]|本[镇乡]|共(?:计|有)?|合计|总计|[;。]")
_UNSTABLE = re.compile(f"(?:有|是|含|属)?(?:纳入)?脱贫(?:不稳定|监测){_END}?")
_OF_IT = re.compile("[^,;。(]{0,6}[,;(]?[^,;。]{0,4}其中|[,;(](?:含|包括|包含|属于?)(?!期)")
#: Behind a bracket that is closed, what was listed in it is over.
_CLOSED = re.compile(r"[^(]{0,12}\)[^(]*$")
_COUNTED = ("households", "persons")
_WHOLES = {
    ("monitoring", "total"): "watched",
    ("monitoring", "unstable_exited"): "watched",
    ("monitoring", "marginal"): "watched",
    ("monitoring", "sudden"): "watched",
    ("registry", "total"): "register",
    ("registry", "exited"): "exited",
    ("exit", "cumulative"): "exited",
    ("living", "minimum_living_allowance"): "allowance",
    ("living", "extreme_poverty_support"): "support",
    ("living", "disabled"): "disabled",
}
#: Of which groups a part has an item of its own.
_COMPOSED = {
    "minimum_living_allowance": "registry/low_income_allowance",
    "extreme_poverty_support": "registry/extreme_poverty_support",
}
_HEADS: dict[str, set[tuple[str, str]]] = {
    "watched": {("monitoring", name) for name in ("total", "unstable_exited", "marginal", "sudden")},
    "register": {("registry", "total"), ("registry", "confirmed_poor")},
    "exited": {("registry", "exited"), ("exit", "cumulative"), ("exit", "done")},
    "allowance": {("living", "minimum_living_allowance")},
    "support": {("living", "extreme_poverty_support")},
    "disabled": {("living", "disabled")},
    "outside": set(),
}
#: Some of the register, and those who left it this year.
_SOME = frozenset({("registry", name) for name in ("not_exited", "opening_not_exited", "returned", "newly_identified")}) | {
    ("exit", "done")
}
#: From here on those who have left are all whom the register holds.
_ALL_HAVE_LEFT = 2021
#: Kinds of the poor, before the word that says whether they are poor still: 低保脱贫户, 低保五保贫困户.
_KIND_OF_STATUS = re.compile(
    "(?P<kinds>(?:(?:农村)?低保|五保(?:供养)?|特困(?:供养)?(?:人员)?)+)(?P<of>(?:已)?脱贫(?!不稳定)|(?:建档立卡)?贫困|建档立卡|监测)"
    "(?:户|人口|人员|对象)(?:有|共|共有|共计|为|计)*$"
)
_KINDS_OF_STATUS = (("低保", "registry/low_income_allowance"), ("五保|特困", "registry/extreme_poverty_support"))


class Within(NamedTuple):
    """What group a number is of, its word, and what is said of those of it."""

    group: str
    word: str
    said: str
    words: str


def of_a_status(view: View, choice: Choice) -> Choice | None:
    """Return the kind of the register that a word names, 五保脱贫户, and not all who get the help; None for anything else.

    Parameters
    ----------
    view, choice
        The chain and what was chosen for it.
    """
    match = (
        _KIND_OF_STATUS.search(view.label) if view.family in _COUNTED and choice.topic in ("living", "registry", "exit") else None
    )
    if match is None:
        return None
    kinds = [path for words, path in _KINDS_OF_STATUS if re.search(words, match["kinds"])]
    if len(kinds) == 1 and match["of"].endswith(("贫困", "建档立卡")):
        return named(kinds[0], match[0])
    return called("monitoring" if match["of"] == "监测" else "registry", own_label(match[0]))


def of_two_groups(view: View, choice: Choice) -> Choice | None:
    """Return the item of those who are of two groups, in own words where there is none; None for anything else.

    Parameters
    ----------
    view, choice
        The chain and what was chosen for it.
    """
    if view.family not in _COUNTED or choice.how not in ("rule", "label", "default", "base"):
        return None
    some = _of_some(view, choice)
    if some is not None:
        return some
    within = _in_midst(view) or _subject(view, choice) or _modified(view) or _joint(view) or _of_whole(view, choice)
    if within is None or _is_part_of(within, choice):
        return None
    if choice.topic == "living" and choice.name != "disabled" and _is_all_of(within, view):
        is_brought = _SOME_ARE.match(within.said) is not None and not within.words.endswith(within.word)
        return None if is_brought or choice.name not in _COMPOSED else named(_COMPOSED[choice.name], choice.word, choice.how)
    name = own_words(own_label(within.words)) or own_words(within.words)
    return Choice(choice.topic, name, None, 0.0, name, "own")


def _is_all_of(within: Within, view: View) -> bool:
    """Whether the group is the register itself, of which a paper's figures of help are unless it says otherwise."""
    return within.group == "register" or (within.group == "exited" and view.memory.year >= _ALL_HAVE_LEFT)


def _is_part_of(within: Within, choice: Choice) -> bool:
    """Whether the vocabulary knows what was chosen as a part of the group, or means those of the register by it."""
    said = own_label(within.said)
    if within.group in ("exited", "register") and _UNSTABLE.fullmatch(said):
        return choice.name == "unstable_exited"  # by definition some of those who have left
    if not said or (not residue(said) and not re.search(_ANY_GROUP, said)):
        return True
    if (choice.topic, choice.name) in _HEADS[within.group] and choice.word not in within.said:
        return False
    if within.group == "watched":
        return choice.topic == "monitoring" or (choice.topic == "registry" and choice.name == "returned")
    if within.group in ("register", "exited"):
        return choice.topic in {"registry", "cause", "exit", "plan", "rectification", *PROGRAMMES} - {"living"}
    if within.group == "outside":
        return choice.topic == "population"
    if within.group == "disabled":
        return choice.name.startswith(("disab", "severely_disabled"))
    head = "minimum_living_allowance" if within.group == "allowance" else "extreme_poverty_support"
    return choice.name.startswith(f"{head}_")


def _within(match: re.Match[str], said: str, words: str) -> Within:
    group = next(name for name, _ in _GROUPS if match[name])
    return Within(group, match[group], said, words)


def _in_midst(view: View) -> Within | None:
    """监测对象中享受低保18户、患大病9户: what goes on with the list is of the same group."""
    text, start = view.sentence.text, view.chain.start
    found = list(_MIDST.finditer(text, view.part, start))
    if not found:
        return None
    match, last = found[-1], text[max(view.piece, found[-1].end()) : start].strip("、和与及以")
    between = text[match.end() : start]
    if _OF_ALL.search(between):
        return None
    if any(match.end() <= read.chain.start for read in view.done) and not _LISTS_ON.match(view.gap.lstrip("户人")):
        return None
    return _within(match, last, f"{match[match.lastgroup or '']}中{last}") if last else None


def _modified(view: View) -> Within | None:
    """享受低保政策的脱贫户120户, 120户享受低保政策的脱贫户."""
    match = _MODIFIED.search(view.label)
    if match is not None:
        return _within(match, match["said"], match[0])
    match = _MODIFIED_BEHIND.match(view.after)
    return _within(match, match["said"], match[0]) if match is not None else None


def _subject(view: View, choice: Choice) -> Within | None:
    """脱贫户享受低保120户, 18户监测对象纳入低保, 将监测户26户纳入低保; but 监测户19户全部落实一户一策 are all who are watched."""
    match = _SUBJECT.search(view.label)
    if match is not None and not _HELPED.search(view.label[: match.start()]):
        return _within(match, match["said"], match[0])
    match = _SUBJECT_BEHIND.match(view.after)
    last, behind = _GROUP_LAST.search(view.label), _PUT_BEHIND.match(view.after)
    if match is not None:
        found = _within(match, match["said"], match[0])
    elif last is not None and behind is not None:
        found = _within(last, behind["said"], last[0] + behind["said"])
    else:
        return None
    is_some = _SOME_ARE.match(found.said) is not None and "全部" not in view.after  # 脱贫户3户纳入监测
    return found if is_some or (choice.topic, choice.name) not in _HEADS[found.group] else None


def _joint(view: View) -> Within | None:
    """贫困残疾人57人."""
    match = _JOINT.search(view.label)
    if match is None:
        return None
    group = next(name for name, _ in _GROUPS if name in match.groupdict() and match[name])
    return Within(group, match[group], match["said"], match["words"])


def _of_some(view: View, choice: Choice) -> Choice | None:
    """未脱贫32户,其中低保户18户; 返贫3户,其中特困户1户: some of some, and neither all who get it nor the register's kind."""
    whole = _whole(view) if choice.topic == "living" and choice.name in _COMPOSED else None
    if whole is None or (whole.choice.topic, whole.choice.name) not in _SOME or view.family not in whole.families:
        return None
    said = own_label(view.label) or own_label(view.after)
    name = own_words(f"{label_of(whole.choice)}：其中{said}")
    return None if _exceeds(view, whole) else Choice(choice.topic, name, None, 0.0, name, "own")


def _of_whole(view: View, choice: Choice) -> Within | None:
    """监测对象26户,其中享受低保18户; 脱贫户410户,含低保户120户; 脱贫户410户。其中,低保户120户."""
    whole = _whole(view)
    group = _WHOLES.get((whole.choice.topic, whole.choice.name)) if whole is not None else None
    if whole is None or group is None or whole.choice.item is None or view.family not in whole.families:
        return None
    if (choice.topic, choice.name) in _HEADS[group] or _exceeds(view, whole):
        return None  # 贫困户298户,其中2014年识别280户: of the same group at another time
    said = own_label(view.label) or own_label(view.after)
    return Within(group, whole.choice.word, said, f"{whole.choice.word or label_of(whole.choice)}：其中{said}")


def _whole(view: View) -> Read | None:
    """Return the number of which one is a part by 其中, 含 or 属, in the sentence before where one begins with 其中."""
    told = whole_told(view.sentence.text, view.all_done, view.chain) if view.says_part else None
    if told is not None and told.families & set(_COUNTED):
        return told
    before = view.before
    first = view.all_done[0] if view.all_done else None
    goes_on = before is not None and before.whole is None and view.gap[:1] in ("、", ",")
    if goes_on and first is not None and view.sentence.text[slice(*first.chain.gap)].startswith("其中"):
        before = None  # 贫困户412户。其中低保户86户,五保户21户
    if before is not None:
        if _CLOSED.match(view.gap) and "其中" not in view.gap:
            return None  # 农村低保612户(一类126户),城市低保11户
        is_of_it = before.whole is None and (view.says_part or _OF_IT.match(view.gap) is not None)
        return before if is_of_it else before.whole
    earlier = view.all_done or view.memory.previous  # 贫困户268户;其中…; 脱贫户410户。其中,…
    if goes_on or view.gap.lstrip(";").startswith("其中"):
        earlier = view.memory.previous if goes_on else earlier
        return next((read for read in reversed(earlier) if read.families & set(_COUNTED)), None)
    return None


def _exceeds(view: View, whole: Read) -> bool:
    """Whether a number is more than what it would be a part of."""
    values = {family: one.value for one, family in zip(whole.chain.numerals, whole.chain.families, strict=True)}
    return view.chain.numerals[0].value > values.get(view.family, float("inf"))


#: In the order in which they are asked.
OF_TWO_GROUPS: tuple[Doubt, ...] = (
    Doubt(
        of_a_status,
        looks_at="a kind of help right before a status",
        why="those of a status who get help are not all who get it",
        fires="五保脱贫户31户35人。",
        passes="五保户31户35人。",
    ),
    Doubt(
        of_two_groups,
        looks_at="a group in whose midst another is named",
        why="a group within a group is neither all of the one nor of the other",
        fires="脱贫户享受低保118户。",
        passes="全镇享受低保118户。",
    ),
)
