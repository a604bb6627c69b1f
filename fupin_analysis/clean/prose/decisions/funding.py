"""Numbers of funds: how far they have come, and the projects they pay for."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from fupin_analysis.clean.prose.items import Choice, own_label
from fupin_analysis.clean.prose.making import label_of, make, named
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View
from fupin_analysis.clean.prose.words import alternatives, prose_words
from fupin_analysis.core.words.terms import PART_OF, own_words

_FUNDS = re.compile("(?:扶贫|衔接|财政|专项|涉农|项目)资金")
_ANY_PROJECT = re.compile("^(?:实施|安排|谋划|建设|入库|衔接|衔接资金)?了?项目$")
_LEVELS = re.compile(
    "(?:中央|省|自治区|市|州|县|区)级?(?:财政)?(?:、|和|及|与)(?:省|自治区|市|州|县|区)级?(?:财政)?(?P<what>衔接|专项扶贫|扶贫专项)?(?:补助)?资金(?:共|合计|共计|为)?$"
)
_MATCHED = re.compile(
    "(?:省市|市县|州县|县乡|县镇|盟旗|(?:盟|市|州)市?(?:和|及|、|与)(?:旗县?|县))(?:区)?(?:两级)?(?:级)?(?:财政|衔接|专项|扶贫|补助|投入)*(?:配套|自筹|资金)(?:资金)?(?:共|合计|共计|为)?$"
    "|(?:中央|省|市|州|县|区){2,4}[两三四]级(?:财政|衔接|专项|扶贫|配套|补助|整合|涉农)*资金(?:共|合计|共计|为)?$"
)
_AMOUNT = re.compile(r"(?:^|(?<=[,、;:(和及与]))(?:其中)?[:,]?([一-鿿]{1,16})[0-9.]+(?:万|亿)?元")
_IN_ORDER = re.compile("(?P<names>[一-鿿]{1,6}(?:、[一-鿿]{1,6})+)(?:[一-鿿]{0,6})(?:分别|依次|各)")
_YEAR = re.compile(r"20[0-9]{2}年(?:度)?")
_OF_FUNDS = re.compile("衔接|资金")
#: What is one project's by its own words, and who pays for it besides a government.
_OF_A_SCHEME, _RAISED = re.compile("项目|工程|总投资"), re.compile("(?:群众|农户|企业|自行|村级?)?自筹(?:资金)?")


@cache
def _states() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    filler = alternatives(prose_words()["money_states"]["filler"])
    return tuple(
        (family, re.compile(rf"(?:{filler})*(?:{words})(?:{filler})*"), path)
        for family, table in prose_words()["money_states"]["items"].items()
        for path, words in table.items()
    )


def by_state_of_funds(view: View) -> Read | None:
    """到位衔接资金1460万元,已支出1203万元,支出率82.4%: of funds it is said how far they have come."""
    if view.family not in ("money", "share") or not _is_of_funds(view):
        return None
    for family, pattern, path in _states():
        if family == view.family and pattern.fullmatch(_YEAR.sub("", view.label).strip(",;:、")):
            choice = named(path, view.label)
            return make(view, choice) if choice is not None else None
    return None


def _is_of_funds(view: View) -> bool:
    """Whether funds are spoken of: in the words before the number, by the money before it, or by the heading."""
    before = view.before
    is_loose = before is None or before.choice.name == "projects" or (before.choice.item is None and before.whole is None)
    if before is not None and (before.choice.topic, before.choice.name) == ("funds", "projects"):
        return True
    if "资金" in view.label and (is_loose or _FUNDS.search(view.label)):
        return True
    text, start = view.sentence.text, view.sentence.start
    money = [read for read in view.all_done if {"money", "share"} & read.families and not _is_within(text, start, read)] or [
        read for read in view.memory.previous if "money" in read.families
    ]
    if money and money[-1].choice.topic != "funds" and "资金" in "".join(heading for heading, _ in view.context.headings[:1]):
        money = [read for read in money if read.choice.topic == "funds"]  # 其中产业项目资金565万元。目前支出891万元
    if money:
        return money[-1].choice.topic == "funds"
    return view.context.topics[:1] == ("funds",)


def _is_within(text: str, start: int, read: Read) -> bool:
    """Whether a number stands in a bracket: what it lists is not what a sentence is about."""
    before = text[start : read.chain.start]
    return before.count("(") > before.count(")")


def by_levels_together(view: View) -> Read | None:
    """中央和省级衔接资金768万元: of several levels together, and not of the last."""
    if view.family == "money" and _MATCHED.search(view.label):
        name = own_words(own_label(view.label))  # 市县配套15万元: of two levels, neither of which is named alone
        return make(view, Choice("funds", name, None, 0.0, name, "own"))
    match = _LEVELS.search(view.label) if view.family == "money" else None
    if match is None:
        return None
    path = "funds/transition" if match["what"] == "衔接" else "funds/special" if match["what"] else "funds/invested"
    choice = named(path, match[0])
    return make(view, choice) if choice is not None else None


@cache
def _one_level() -> tuple[tuple[str, re.Pattern[str]], ...]:
    levels = prose_words()["levels"]
    return tuple((path, re.compile(f"(?:{words}){levels['behind']}")) for path, words in levels["items"].items())


def _level_of(label: str) -> str:
    """Return the item of the level of government that a label names and nothing else; empty where it says more."""
    return next((path for path, pattern in _one_level() if pattern.fullmatch(label)), "")


def by_level_of_funds(view: View) -> Read | None:
    """中央260万元,省90万元,市35万元: whose money it is, where another level stands beside it, whatever the money is for."""
    if view.family != "money":
        return None
    label = own_label(_label_of_money(view))
    path, sentence = _level_of(label), view.sentence
    scheme = _scheme_before(view) if path or _RAISED.fullmatch(label) else None
    if scheme is not None:  # 危房改造资金98万元,其中省级26万元: of one scheme, and not all that the province gave
        whole = label_of(scheme.choice) or own_label(scheme.choice.word)
        name = own_words(f"{whole}{PART_OF}{label}")
        return replace(make(view, Choice(scheme.choice.topic or "funds", name, None, 0.0, name, "own")), whole=scheme)
    if not path or not re.search(prose_words()["levels"]["spoken_of"], sentence.text[sentence.start : sentence.end]):
        return None
    text = sentence.text[view.part : sentence.end]
    around = {_level_of(match[1]) for match in _AMOUNT.finditer(text)} | {_level_of(name) for name in _names_together(text)}
    choice = named(path, view.label) if len((around - {""}) | {path}) > 1 else None
    return make(view, choice) if choice is not None else None


def _scheme_before(view: View) -> Read | None:
    """Return the money of one project or scheme that is listed by whose it is; None where it is what a township was given."""
    before = view.before
    whole = before.whole or (before if view.says_part or view.gap[:1] in "(:" else None) if before is not None else None
    if whole is None or "money" not in whole.families:
        return None
    if whole.choice.item is None:
        return whole if _OF_A_SCHEME.search(whole.choice.name or whole.choice.word) else None
    is_said = whole.choice.word in view.sentence.text[view.sentence.start : view.chain.start]
    return whole if whole.choice.topic != "funds" and is_said else None


def _label_of_money(view: View) -> str:
    return view.chain.label or re.split("[,;:、()]", view.label.rstrip(",;:、("))[-1]


def _names_together(text: str) -> list[str]:
    """Return the names of a list in order: 中央、省、市分别为300万元…."""
    match = _IN_ORDER.search(text)
    return match["names"].split("、") if match else []


def by_projects_of_funds(view: View) -> Read | None:
    """衔接资金1268万元,实施项目14个: what funds pay for, and no project of one trade."""
    found = view.found
    if found is None or (found.topic, found.name) != ("infrastructure", "projects") or view.family not in ("count", "money"):
        return None
    if not _ANY_PROJECT.search(found.word):
        return None
    reads = [*view.memory.previous, *view.all_done]
    is_of_funds = _OF_FUNDS.search(view.label) or any(read.choice.topic == "funds" for read in reads)
    if not is_of_funds and view.context.topics[:1] != ("funds",):
        return None
    choice = named("funds/projects", found.word)
    return make(view, choice) if choice is not None else None
