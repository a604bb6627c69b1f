"""Which item a chain counts: constructions first, then the item before it, then the words around it, then its own words.

Each decision looks at the :class:`~fupin_analysis.clean.prose.view.View` of one chain and answers or passes; the first answer
counts. They are asked by :data:`STAGES`, from what says most to what says least. Few of them would ever answer the same number
differently: which of two has to be asked first, and of which text, is told in ``tests/clean/prose/test_order.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fupin_analysis.clean.prose.decisions.around import by_joining, by_neighbour, by_waiting, by_words
from fupin_analysis.clean.prose.decisions.as_of import (
    by_beginning,
    by_closing_stock,
    by_past_date,
    by_span,
    by_state_of_whole,
    by_years_of_watch,
)
from fupin_analysis.clean.prose.decisions.bands import by_band
from fupin_analysis.clean.prose.decisions.behind import (
    by_copula,
    by_month_rate,
    by_places_reached,
    by_state_behind,
    by_villages_already_out,
    by_year_behind,
)
from fupin_analysis.clean.prose.decisions.causes import by_cause_said
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
)
from fupin_analysis.clean.prose.decisions.funding import (
    by_level_of_funds,
    by_levels_together,
    by_projects_of_funds,
    by_state_of_funds,
)
from fupin_analysis.clean.prose.decisions.helpers import by_firm, by_helpers, by_helping_unit, by_members, by_paired
from fupin_analysis.clean.prose.decisions.in_own_words import by_own_words
from fupin_analysis.clean.prose.decisions.kinds import by_difference, by_division, by_risk, by_territory, by_watched_kind
from fupin_analysis.clean.prose.decisions.last_signs import by_heads
from fupin_analysis.clean.prose.decisions.levels import by_level
from fupin_analysis.clean.prose.decisions.listed import by_list_of_places, by_list_of_villages, by_rank
from fupin_analysis.clean.prose.decisions.nouns_behind import by_noun_behind, by_noun_of_money
from fupin_analysis.clean.prose.decisions.parts import by_named_clause, by_part, by_rate, by_stage_of_projects, by_task
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
from fupin_analysis.clean.prose.decisions.predicates import (
    by_deed,
    by_help,
    by_newness,
    by_predicate,
    by_premium,
    by_review,
    by_service,
)
from fupin_analysis.clean.prose.decisions.relations import (
    by_amount_of_a_thing,
    by_average,
    by_change,
    by_comparison,
    by_due,
    by_excess,
    by_share,
    by_size_of_it,
    by_target,
    by_together,
    by_what_should_be,
)
from fupin_analysis.clean.prose.decisions.totals import by_complement, by_left_over, by_sum, by_total_ahead
from fupin_analysis.clean.prose.decisions.whole import (
    by_aim,
    by_done_of_plan,
    by_gift,
    by_gifts,
    by_kind_of_whole,
    by_money_given,
    by_new_of_whole,
    by_work_on_whole,
    by_year_of_list,
)
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View

#: Looks at one chain and answers or passes.
Decision = Callable[[View], Read | None]


@dataclass(frozen=True)
class Stage:
    """Decisions that are asked one after the other.

    Parameters
    ----------
    subject
        What they look for.
    why
        Why they are asked where they are.
    decisions
        In the order in which they are asked.
    """

    subject: str
    why: str
    decisions: tuple[Decision, ...]


#: In the order in which they are asked.
STAGES = (
    Stage(
        "a construction",
        "it means one thing, whatever its words mean elsewhere",
        (
            by_list_of_villages,
            by_difference,
            by_year_behind,
            by_villages_already_out,
            by_rank,
            by_territory,
            by_division,
            by_cause_said,
            by_band,
        ),
    ),
    Stage(
        "a day or a span of years",
        "a word (脱贫) names the year's own, and a time makes it what there was up to then",
        (by_beginning, by_span, by_past_date, by_years_of_watch, by_state_of_whole),
    ),
    Stage(
        "a word that means less or more here",
        "it would be taken for the item that it names elsewhere",
        (by_capacity, by_kind_of_project, by_some, by_both_grades, by_named_clause, by_benefits),
    ),
    Stage(
        "a part of the number before, or how far it has come",
        "the part's words say which only, and alone would name another item",
        (
            by_year_of_list,
            by_kind_of_whole,
            by_new_of_whole,
            by_work_on_whole,
            by_done_of_plan,
            by_aim,
            by_stage,
            by_stage_of_projects,
            by_part,
            by_task,
        ),
    ),
    Stage(
        "what is said behind all numbers",
        "the words before them only say of whom or of what",
        (by_copula, by_noun_of_money, by_month_rate, by_places_reached, by_what_should_be, by_object),
    ),
    Stage(
        "what is done with those who are counted",
        "a noun of people says whom, and the deed what is counted",
        (by_predicate, by_premium, by_review, by_newness, by_deed, by_gifts, by_service, by_gift, by_help, by_money_given),
    ),
    Stage(
        "who helps, whose money it is, who is watched",
        "what help and money are for is named beside them, and a cause beside those watched",
        (
            by_helping_unit,
            by_firm,
            by_members,
            by_levels_together,
            by_level_of_funds,
            by_state_of_funds,
            by_risk,
            by_watched_kind,
        ),
    ),
    Stage(
        "a relation to the number before: a share, a level, a change, a task",
        "a number of a relation has no noun of its own, and is not the thing again",
        (
            by_rate,
            by_together,
            by_due,
            by_left_over,
            by_share,
            by_size_of_it,
            by_level,
            by_change,
            by_excess,
            by_comparison,
            by_target,
            by_amount_of_a_thing,
            by_average,
        ),
    ),
    Stage(
        "the item before at another time, more of it, all of it",
        "no more than a time or a 共 stands before such a number",
        (
            by_list_of_times,
            by_closing_stock,
            by_other_time,
            by_years_added_up,
            by_sorts,
            by_more_of_it,
            by_places_together,
            by_sum,
        ),
    ),
    Stage(
        "who leaves, and the register where a sentence comes back to it",
        "剩余21户 is all that is said, and the verb stands far off",
        (by_villages_exiting, by_people_exiting, by_base),
    ),
    Stage(
        "a list: its places, its rest, its money, what its last item makes of a word",
        "each number of a list has only what the one before leaves open",
        (by_total_ahead, by_list_of_places, by_complement, by_state_behind, by_neighbour, by_money_of_whole),
    ),
    Stage(
        "which people",
        "the nearest noun of people names a whole of which they are some, or those they help",
        (
            by_helpers,
            by_paired,
            by_midst,
            by_base_before,
            by_the_others,
            by_modified,
            by_students,
            by_part_of_people,
            by_bare_population,
        ),
    ),
    Stage(
        "which things",
        "the noun behind the number decides where none before it does",
        (by_projects_of_funds, by_heads, by_noun_behind),
    ),
    Stage(
        "what stands around it, and its own words",
        "nothing else is known of it; the last of these always answers",
        (by_joining, by_words, by_waiting, by_own_words),
    ),
)

#: All of them, the first asked first.
DECISIONS: tuple[Decision, ...] = tuple(decision for stage in STAGES for decision in stage.decisions)


def decide(view: View) -> Read:
    """Return the reading of one chain."""
    for decision in DECISIONS:
        read = decision(view)
        if read is not None:
            return read
    raise AssertionError("the last decision always answers")
