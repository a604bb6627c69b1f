"""How many places a list names, before what is said of them: 新村、老村两个村民小组脱贫32户."""

from __future__ import annotations

from fupin_analysis.clean.prose.items import Choice, own_choice
from fupin_analysis.clean.prose.places.addresses import places_counted
from fupin_analysis.clean.prose.view import View


def only_those_named(view: View, choice: Choice) -> Choice | None:
    """Return the names in own words, for a number that counts them and not how many the township has.

    Parameters
    ----------
    view, choice
        The chain and what was chosen for it.
    """
    named_here = places_counted(view.sentence.text, view.begin, view.chain.numerals[0])
    is_of_them = view.leads_on and (choice.topic in ("population", "exit") or "分别" in view.after)
    if not named_here or not is_of_them:
        return None
    return own_choice("population", "、".join(named_here))
