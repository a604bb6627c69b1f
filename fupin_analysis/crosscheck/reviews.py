"""How much of a return could be held against anything, and what lacks for the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from fupin_analysis.crosscheck.edits.stated import Key, Stated, path_of
from fupin_analysis.crosscheck.edits.trial import Applied

#: Figures named at most as those that lack.
_MOST = 8


def review_of(stated: Stated, applied: Sequence[Applied]) -> dict[str, Any]:
    """Count the checks of a return by how they came out, and name what lacks; a row of a table of reviews."""
    counts = Counter([one.state for one in applied])
    lacking: Counter[Key] = Counter()
    shorts: list[str] = []
    for one in [one for one in applied if one.state == "unverifiable" and (one.trial.blank or one.trial.lacks_years)]:
        blank = one.trial.blank or one.trial.lacks_years
        lacking.update(one.trial.blank)
        if blank and one.rule.kind == "balance" and not one.rule.is_soft and one.left > one.right > 0:
            shorts.append(f"{path_of(one.leading)}\t{float(one.left - one.right)!r}\t{'; '.join(map(path_of, blank))}")
    named = sorted(lacking, key=lambda key: (-lacking[key], key))[:_MOST]
    return {
        "township": stated.township,
        "year": stated.year,
        "held": counts["holds"] + counts["rounding"],
        "failing": counts["fails"],
        "unverifiable": counts["unverifiable"],
        "lacking": "\n".join(map(path_of, named)),
        "short": "\n".join(shorts),
    }
