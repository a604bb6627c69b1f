"""What a rule asks for, and what there is: 合作社应有5家,实有9家."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.items import Surroundings, own_choice
from fupin_analysis.clean.prose.making import make
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View

_SHOULD = re.compile("应(?:有|建有?|配备?|设立?)(?:的)?$")
_THERE_ARE = re.compile("(?:目前|现在|实际)?(?:已|实|现|现已)(?:有|建有?|建成|配备?|设立?)(?:了)?")


def by_what_should_be(view: View) -> Read | None:
    """合作社应有5家,实有9家: what a rule asks for, and what there is."""
    if view.family not in ("count", "persons"):
        return None
    if _SHOULD.search(view.label):
        return make(view, own_choice(view.around.topic or "other", re.sub("^(?:全[镇乡]|我[镇乡]|共|,|、)+", "", view.label)))
    before = view.before
    if before is None or not _THERE_ARE.fullmatch(view.label.strip(",、;:")):
        return None
    asked = view.sentence.text[slice(*before.chain.gap)]
    if not _SHOULD.search(asked):
        return None
    around = Surroundings()
    around.add(view.sentence.hits_in(*before.chain.gap), view.sentence.text, 1.0)
    found = view.ask(view.families, around)
    return make(view, found) if found is not None else None
