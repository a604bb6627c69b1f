"""Which item a chain counts: constructions first, then the item before it, then the words around it, then its own words.

Each function of :data:`DECISIONS` looks at the :class:`~fupin_analysis.clean.prose.view.View` of one chain and answers or passes;
the first answer counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from fupin_analysis.clean.prose.decisions.behind import (
    by_copula,
    by_month_rate,
    by_state_behind,
    by_villages_already_out,
    by_year_behind,
)
from fupin_analysis.clean.prose.decisions.causes import OF_ANOTHER_KIND
from fupin_analysis.clean.prose.decisions.closing import by_closing_stock
from fupin_analysis.clean.prose.decisions.exits import by_benefits, by_people_exiting, by_villages_exiting
from fupin_analysis.clean.prose.decisions.follow import (
    by_both_grades,
    by_capacity,
    by_kind_of_project,
    by_list_of_times,
    by_more_of_it,
    by_object,
    by_other_time,
    by_places_together,
    by_some,
    by_sorts,
    by_stage,
    by_years_added_up,
    is_named_before_bracket,
)
from fupin_analysis.clean.prose.decisions.funding import (
    by_level_of_funds,
    by_levels_together,
    by_projects_of_funds,
    by_state_of_funds,
)
from fupin_analysis.clean.prose.decisions.helpers import by_firm, by_helpers, by_helping_unit, by_members, by_paired
from fupin_analysis.clean.prose.decisions.in_own_words import by_own_words
from fupin_analysis.clean.prose.decisions.kinds import (
    by_beginning,
    by_difference,
    by_division,
    by_heads,
    by_left_over,
    by_risk,
    by_span,
    by_state_of_whole,
    by_territory,
    by_watched_kind,
)
from fupin_analysis.clean.prose.decisions.levels import by_level
from fupin_analysis.clean.prose.decisions.listed import by_list_of_places, by_list_of_villages
from fupin_analysis.clean.prose.decisions.nouns_behind import by_noun_behind, stands_alone
from fupin_analysis.clean.prose.decisions.parts import (
    by_named_clause,
    by_part,
    by_past_date,
    by_rate,
    by_stage_of_projects,
    by_task,
    by_years_of_watch,
)
from fupin_analysis.clean.prose.decisions.payments import by_money_of_whole
from fupin_analysis.clean.prose.decisions.people import (
    by_bare_population,
    by_base,
    by_base_before,
    by_midst,
    by_modified,
    by_part_of_people,
    by_students,
    by_the_others,
)
from fupin_analysis.clean.prose.decisions.predicates import by_deed, by_newness, by_predicate, by_premium, by_review
from fupin_analysis.clean.prose.decisions.relations import (
    by_amount_of_a_thing,
    by_average,
    by_change,
    by_comparison,
    by_due,
    by_excess,
    by_share,
    by_target,
    by_together,
)
from fupin_analysis.clean.prose.decisions.totals import by_sum
from fupin_analysis.clean.prose.decisions.what_should_be import by_what_should_be
from fupin_analysis.clean.prose.decisions.whole import OF_THE_WHOLE, by_gift, by_total_ahead, is_put_into
from fupin_analysis.clean.prose.items import BESIDE, PROGRAMMES, Choice, residue
from fupin_analysis.clean.prose.lexicon import is_told_by_label
from fupin_analysis.clean.prose.making import joined, label_of, make, named, same
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.numbers.units import suits
from fupin_analysis.clean.prose.view import DIVISIONS, THINGS, View
from fupin_analysis.clean.prose.words import prose_words
from fupin_analysis.core.words.terms import own_words

_REST = re.compile(
    r"[,、;]?(?:其余|剩余|余下|剩下|还有|尚有|另有|还剩|尚余|仅余|余款?|剩)(?:的)?(?:(?<!其余)(?<!另有)(?:贫困户|贫困人口|贫困群众))?"
)
_OF_ITS_OWN = re.compile("(?:贫困|行政|自然)?(?:村|社区|组|屯|寨)")
_WORKSHOP = re.compile("车间|工厂")
_EARNS = re.compile("[,、]?(?:共|年|预计|全年)?(?:实现|创)?(?:劳务|务工|总)?(?:收入|创收)(?:达|约|为)?")
_TAKES_IN = re.compile("吸纳|就业|务工|上岗|带动|用工|招用|聘用")
_COMES_OF_IT = re.compile("(?:发现|排除|纳入|识别|锁定|核实|认定|化解|消除|整改)[^,;。]{0,6}$")
#: Verbs for whose object something is done that is named behind: 帮助6户申请临时救助.
_HELPS_TO = frozenset({"帮助", "协助", "协调", "动员", "引导", "指导", "支持", "组织"})
#: What is counted in 个 right before it, and in no other way than the thing before: 装机容量1.8兆瓦,6个村受益.
_VILLAGES = re.compile("(?:行政|贫困|脱贫|自然)?(?:村|社区)(?!小学|卫生室|级|道路|部|史馆)")
_LONGEST_JOINT = 30
#: A word no longer than this says a kind only (培训), a longer one which (劳动力转移培训).
_KIND = 2


def decide(view: View) -> Read:
    """Return the reading of one chain."""
    for decision in DECISIONS:
        read = decision(view)
        if read is not None:
            return read
    raise AssertionError("the last decision always answers")


def _by_rank(view: View) -> Read | None:
    """资金分别为64万元和28万元, where the names are the items before."""
    if view.chain.rank is None:
        return None
    known: dict[tuple[str, str], Read] = {}
    for read in view.all_done:
        if read.chain.rank is None and read.choice.name:
            known.setdefault((read.choice.topic, read.choice.name), read)
    place, length = view.chain.rank
    return joined(view, list(known.values())[-length:][place]) if len(known) >= length else None


def _by_complement(view: View) -> Read | None:
    """已消除风险4户,其余7户: what is left of the item before; of most it is a figure of its own (竣工36户,剩余2户)."""
    is_told = view.found is not None and view.found.word in view.after and view.after.startswith(("需", "待", "亟", "急需"))
    if not _REST.fullmatch(view.label) or is_told:
        return None  # 还有5户需搬迁
    if view.moment.aspect == "plan":
        return _left_for_later(view)
    before = next(
        (read for read in reversed(view.done) if read.chain.families[0] == view.family and read.choice.item is not None), None
    )
    if before is None or (_OF_ITS_OWN.match(view.sentence.text, view.chain.end) and "villages" not in before.choice.name):
        return None  # 项目16个,余下2个村的管网
    path = prose_words()["complements"].get(f"{before.choice.topic}/{before.choice.name}")
    choice = named(path, view.label) if path else None
    if choice is None and before.choice.topic in PROGRAMMES:
        name = own_words(f"{label_of(before.choice)}剩余")
        choice = Choice(before.choice.topic, name, None, 0.0, name, "own")
    return make(view, choice) if choice is not None else None


def _left_for_later(view: View) -> Read | None:
    """已消除风险4户,其余7户明年解除监测: what is planned of the item before, unless the words behind name another."""
    alike = [read for read in view.done if read.chain.families[0] == view.family and read.choice.name]
    text, end = view.sentence.text, view.chain.end
    is_told = view.found is not None and view.found.word in view.after and view.found.how == "rule"
    is_told = is_told or _OF_ITS_OWN.match(text, end) is not None or any(hit.start == end for hit in view.sentence.hits)
    return make(view, same(alike[-1].choice, "list")) if alike and not is_told else None


def _by_neighbour(view: View) -> Read | None:
    """扶贫车间5个,就业78人: the item before makes another of a word."""
    found, before = view.found, view.before
    if before is None or "共" in view.label:
        return None
    at_work = any(_WORKSHOP.search(read.choice.word + read.choice.name) for read in view.done[-2:])
    earns = before.choice.topic == "employment" and _EARNS.fullmatch(view.label)
    if view.family == "money" and earns:
        choice = named("income/wages", view.label)
        return make(view, choice) if choice is not None else None
    is_named = found is not None and found.item is not None and is_told_by_label(found.item) and found.word in view.label
    if (
        view.family == "persons"
        and at_work
        and not is_named
        and _TAKES_IN.search(view.gap)
        and not view.gap.strip(",、").startswith("其中")
    ):
        choice = named("employment/workshops", view.label)
        return make(view, choice) if choice is not None else None
    if found is None:
        return None
    for pattern, path in prose_words()["follow"].get(f"{found.topic}/{found.name}", {}).items():
        if re.search(pattern, before.choice.word) or re.search(pattern, before.choice.name):
            choice = named(path, found.word)
            return make(view, choice) if choice is not None else None
    return None


def _by_joining(view: View) -> Read | None:
    """发放补助107人,资金12.8万元: nothing new is named, so it is the item before, counted in another way."""
    before, found = view.before, view.found
    begin, end = view.chain.gap
    if before is None or view.family in before.families or end - begin > _LONGEST_JOINT or ";" in view.gap or "。" in view.gap:
        return None
    if found is not None and _is_counted_otherwise(before.choice, found, view.family):
        return None
    if found is not None and found.how == "default":
        is_apart = before.choice.name in prose_words()["apart"].get(f"{found.topic}/{found.name}", ())
        is_generic = before.choice.item is not None and not view.rest
        is_apart = is_apart or (
            found.topic == "training"
            and len(found.word) > _KIND
            and found.word in view.label
            and found.name != before.choice.name
        )
        if not is_apart and (before.choice.topic == found.topic or is_generic):
            return joined(view, before)  # 实用技术培训3期,培训150人次
    is_local = found is not None and view.weight >= BESIDE
    if (
        view.rest
        or is_named_before_bracket(view)
        or (is_local and found is not None and found.word in view.label)
        or is_put_into(view)
    ):
        return None
    if before.choice.item is None and before.chain.families == ["share"] and view.family != "share":
        return None  # 入住率100%,剩余2户
    of_things = before.chain.families[0] in THINGS
    if before.choice.name in DIVISIONS and view.family in ("households", "persons"):
        return None
    is_population = found is not None and found.topic == "population" and before.chain.families[0] == "count"
    is_new = view.family in THINGS and bool(residue(view.after)) and not of_things
    is_village = view.family == "count" and before.choice.name not in DIVISIONS and _VILLAGES.match(view.after) is not None
    is_new = is_new or (of_things and is_village)
    is_new = is_new or (view.family == "share" and is_local and before.choice.how == "own")
    is_new = is_new or (is_local and before.choice.how == "own" and before.chain.families[0] == "count")
    is_new = is_new or (is_local and view.label[-1:] in "为对将给" and view.label != "")  # 为3852名贫困人口代缴新农合
    is_new = is_new or (is_local and found is not None and found.word in view.after and view.label.strip(",") in _HELPS_TO)
    if is_population or is_new:
        return None
    paid_for = prose_words()["paid_for"].get(f"{before.choice.topic}/{before.choice.name}") if view.family == "money" else None
    if paid_for and before.choice.item is not None and not suits(before.choice.item, "money"):
        choice = named(paid_for, before.choice.word, "joined")
        return make(view, choice) if choice is not None else joined(view, before)
    reached = prose_words()["reached"].get(f"{before.choice.topic}/{before.choice.name}")
    if reached and view.family in ("households", "persons"):
        choice = named(reached, before.choice.word)
        return make(view, choice) if choice is not None else joined(view, before)
    if before.choice.name.endswith(("_rate", "_capacity")) and view.family != "share":  # 竣工率100%,拨付补助143万元
        whole = [read for read in view.done if not read.choice.name.endswith(("_rate", "_capacity"))]
        if whole and view.family not in whole[-1].families:
            return joined(view, whole[-1])
    return joined(view, before)


def _is_counted_otherwise(before: Choice, found: Choice, family: str) -> bool:
    """入学率100%,发放教育补助768人次: the rate is counted in nothing else, and what is found is."""
    if before.item is None or found.item is None or before.item.measures != ("rate",):
        return False
    return suits(found.item, family)


def _by_words(view: View) -> Read | None:
    """The item that the words around it name; words further off count only where it has none beside it."""
    if view.found is None or (view.weight < BESIDE and view.rest):
        return None
    if view.found.topic == "visits" and _COMES_OF_IT.search(view.label):
        return None  # 经入户核查,排除19户; 干部排查发现纳入7户: what came of it
    if view.weight < BESIDE and view.family == "count" and residue(view.after) and stands_alone(view):
        return None  # 36个村民小组,18个网格: the noun at the number names it, known or not
    read = make(view, view.found)
    read.is_near = view.weight >= BESIDE
    read.consumed = view.end_of_name(view.found)
    return read


def _by_waiting(view: View) -> Read | None:
    """投入379万元,修建产业路5公里: the item follows."""
    if not view.rest and not residue(view.after) and view.family in ("money", "count"):
        return make(view, Choice(view.around.topic, "", None, 0.0, view.label, "pending"))
    return None


#: In the order in which they are asked.
DECISIONS: Sequence[Callable[[View], Read | None]] = (
    by_list_of_villages,
    by_difference,
    by_year_behind,
    by_villages_already_out,
    _by_rank,
    by_territory,
    by_division,
    *OF_ANOTHER_KIND,
    by_beginning,
    by_span,
    by_past_date,
    by_years_of_watch,
    by_state_of_whole,
    by_capacity,
    by_kind_of_project,
    by_some,
    by_both_grades,
    by_named_clause,
    by_benefits,
    *OF_THE_WHOLE,
    by_stage,
    by_stage_of_projects,
    by_part,
    by_task,
    by_copula,
    by_month_rate,
    by_what_should_be,
    by_object,
    by_predicate,
    by_premium,
    by_review,
    by_newness,
    by_deed,
    by_gift,
    by_helping_unit,
    by_firm,
    by_members,
    by_levels_together,
    by_level_of_funds,
    by_state_of_funds,
    by_risk,
    by_rate,
    by_together,
    by_due,
    by_watched_kind,
    by_left_over,
    by_share,
    by_level,
    by_change,
    by_excess,
    by_comparison,
    by_list_of_times,
    by_closing_stock,
    by_other_time,
    by_years_added_up,
    by_sorts,
    by_more_of_it,
    by_places_together,
    by_sum,
    by_target,
    by_amount_of_a_thing,
    by_average,
    by_villages_exiting,
    by_people_exiting,
    by_base,
    by_total_ahead,
    by_list_of_places,
    _by_complement,
    by_state_behind,
    _by_neighbour,
    by_money_of_whole,
    by_helpers,
    by_paired,
    by_midst,
    by_base_before,
    by_the_others,
    by_modified,
    by_students,
    by_part_of_people,
    by_bare_population,
    by_projects_of_funds,
    by_heads,
    by_noun_behind,
    _by_joining,
    _by_words,
    _by_waiting,
    by_own_words,
)
