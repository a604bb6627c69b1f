"""All guards of one shape, by subject: a new one is a record in the file of its subject, with its two examples."""

from __future__ import annotations

from fupin_analysis.clean.prose.guards.attributes import OF_ATTRIBUTES
from fupin_analysis.clean.prose.guards.doubt import Doubt
from fupin_analysis.clean.prose.guards.kinds_within import OF_KINDS
from fupin_analysis.clean.prose.guards.leavers import OF_LEAVERS
from fupin_analysis.clean.prose.guards.nouns import OF_NOUNS
from fupin_analysis.clean.prose.guards.of_comings import OF_COMINGS
from fupin_analysis.clean.prose.guards.of_money import OF_MONEY
from fupin_analysis.clean.prose.guards.of_people import OF_PEOPLE
from fupin_analysis.clean.prose.guards.of_things import OF_THINGS
from fupin_analysis.clean.prose.guards.of_villages import OF_VILLAGES
from fupin_analysis.clean.prose.guards.of_works import OF_WORKS
from fupin_analysis.clean.prose.guards.wishes import OF_WISHES

#: Subjects in the order in which they are asked.
TABLE: tuple[Doubt, ...] = (
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
)
