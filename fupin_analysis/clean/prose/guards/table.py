"""All doubts, by subject: a new one is a record in the file of its subject, with its two examples."""

from __future__ import annotations

from fupin_analysis.clean.prose.guards.another_thing import OF_ANOTHER_THING
from fupin_analysis.clean.prose.guards.attributes import OF_ATTRIBUTES
from fupin_analysis.clean.prose.guards.compounds import OF_TWO_KINDS
from fupin_analysis.clean.prose.guards.doubt import Doubt
from fupin_analysis.clean.prose.guards.flows import OF_FLOWS
from fupin_analysis.clean.prose.guards.kinds_within import OF_KINDS
from fupin_analysis.clean.prose.guards.lacks import OF_LACKS
from fupin_analysis.clean.prose.guards.leavers import OF_LEAVERS
from fupin_analysis.clean.prose.guards.measures import OF_MEASURES
from fupin_analysis.clean.prose.guards.nouns import OF_NOUNS
from fupin_analysis.clean.prose.guards.of_comings import OF_COMINGS
from fupin_analysis.clean.prose.guards.of_money import OF_MONEY
from fupin_analysis.clean.prose.guards.of_people import OF_PEOPLE
from fupin_analysis.clean.prose.guards.of_things import OF_THINGS
from fupin_analysis.clean.prose.guards.of_villages import OF_VILLAGES
from fupin_analysis.clean.prose.guards.of_works import OF_WORKS
from fupin_analysis.clean.prose.guards.other_groups import OF_OTHER_GROUPS
from fupin_analysis.clean.prose.guards.overlaps import OF_TWO_GROUPS
from fupin_analysis.clean.prose.guards.some_of_it import OF_SOME_OF_IT
from fupin_analysis.clean.prose.guards.stages import OF_STAGES
from fupin_analysis.clean.prose.guards.told_apart import OF_THINGS_TOLD_APART
from fupin_analysis.clean.prose.guards.wishes import OF_WISHES

_BY_SUBJECT: tuple[Doubt, ...] = (
    *OF_ANOTHER_THING,
    *OF_VILLAGES,
    *OF_ATTRIBUTES,
    *OF_KINDS,
    *OF_THINGS,
    *OF_WORKS,
    *OF_PEOPLE,
    *OF_NOUNS,
    *OF_MONEY,
    *OF_COMINGS,
    *OF_LEAVERS,
    *OF_WISHES,
    *OF_TWO_KINDS,
    *OF_THINGS_TOLD_APART,
    *OF_FLOWS,
    *OF_LACKS,
    *OF_TWO_GROUPS,
    *OF_SOME_OF_IT,
    *OF_MEASURES,
    *OF_STAGES,
    *OF_OTHER_GROUPS,
)
#: In the order in which they are asked, those of numbers in own words first: of two that doubt one number the first is heard.
TABLE: tuple[Doubt, ...] = tuple(sorted(_BY_SUBJECT, key=lambda doubt: not doubt.of_own_words))
