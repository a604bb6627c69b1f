"""Numbers whose words are of another thing: what there should be, villages that have it, what is not up to standard."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.items import PROGRAMMES, Choice, Surroundings, own_label
from fupin_analysis.clean.prose.lexicon import topics_in
from fupin_analysis.clean.prose.making import label_of, make
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View
from fupin_analysis.core.terms import own_words

_SHOULD = re.compile("应(?:有|建有?|配备?|设立?)(?:的)?$")
_THERE_ARE = re.compile("(?:目前|现在|实际)?(?:已|实|现|现已)(?:有|建有?|建成|配备?|设立?)(?:了)?")
_VILLAGES = re.compile(
    "(?:行政|贫困|脱贫|非贫困)?(?P<who>村|社区)(?:均|都|已|全部)*(?P<what>(?:建成|建立|成立|组建|开展|实现|完成|发展|实施|与|和|同|有(?!效))[^,;。]*)"
)
_NOT_UP_TO = re.compile("(?:未|不|没有)(?:达标|达到标准)")


def by_what_should_be(view: View) -> Read | None:
    """合作社应有5家,实有9家: what a rule asks for, and what there is."""
    if view.family not in ("count", "persons"):
        return None
    if _SHOULD.search(view.label):
        name = own_words(re.sub("^(?:全[镇乡]|我[镇乡]|共|,|、)+", "", view.label))
        return make(view, Choice(view.around.topic or "other", name, None, 0.0, name, "own"))
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


def villages_that(view: View, choice: Choice) -> Choice | None:
    """Return the villages that have something, where the words behind their number were read as it: 8个村建成光伏电站."""
    if view.family != "count" or view.chain.numerals[-1].unit != "个" or choice.item is None:
        return None
    match = _VILLAGES.match(view.after)
    if match is None or choice.word not in match["what"] or choice.name.startswith("villages"):
        return None
    name = own_words(f"{match['what']}（{match['who']}）")
    return Choice(choice.topic, name, None, 0.0, name, "own")


def not_up_to_standard(view: View, choice: Choice) -> Choice | None:
    """Return those whose house or water is not up to standard: 饮水未达标12户 has not left poverty, nor stayed in it."""
    if (choice.topic, choice.name) != ("registry", "not_exited") or not _NOT_UP_TO.search(choice.word):
        return None
    said = topics_in(view.sentence.hits_in(view.piece, view.chain.gap[1]))
    before = view.before.choice.topic if view.before is not None else ""
    topic = next((one for one in (*said, before, *view.context.topics[:1]) if one in PROGRAMMES), "")
    if not topic:
        return None
    is_told = any(one in PROGRAMMES for one in said)
    whole = "" if is_told or view.before is None else label_of(view.before.choice)
    name = own_words(f"{whole}{own_label(view.label)}")
    return Choice(topic, name, None, 0.0, name, "own")
