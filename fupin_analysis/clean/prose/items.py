"""Which item a chain of numbers counts: rules over the concepts around it, labels of the vocabulary, else its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from fupin_analysis.clean.prose.lexicon import Hit, ItemRule, is_told_by_label, item_rules, topic_of_concept
from fupin_analysis.clean.prose.numbers.units import suits
from fupin_analysis.clean.prose.places.villages import BEGINS_A_NAME
from fupin_analysis.clean.prose.words import Aspect, How, alternatives, prose_words, related_topics, topics_of_kind
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.terms import load_vocabulary, own_words

#: From here on a concept stands beside the number and not merely near it.
BESIDE = 0.6
#: A name of so many signs is one, and no kind.
_WHOLE_NAME = 3
#: A rule's key must be at least this near, a concept it needs at least that.
_KEY, _NEED = 0.42, 0.12


@dataclass
class Surroundings:
    """What is spoken of around a chain: each concept with its weight (1 beside the number), and labels of the vocabulary.

    Parameters
    ----------
    concepts
        Weight by concept, the largest.
    words
        For each concept the word with that weight.
    labels
        Labels with their weight.
    topics
        Weight by topic.
    predicate
        Topics of the words behind the number.
    ahead
        Concepts of what follows in the sentence, and in the next one if it goes on with 其中.
    """

    concepts: dict[str, float] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    labels: list[tuple[float, str, tuple[Item, ...]]] = field(default_factory=list)
    topics: dict[str, float] = field(default_factory=dict)
    predicate: frozenset[str] = frozenset()
    ahead: frozenset[str] = frozenset()

    def add(self, hits: Iterable[Hit], text: str, weight: float, *, end: int | None = None, fade: float = 0.0) -> None:
        """Add the words of a stretch; with `end` they fade with their distance from it."""
        for hit in hits:
            distance = 0 if end is None else (end - hit.end if hit.end <= end else hit.start - end)
            strength = max(weight - fade * max(distance, 0), 0.05)
            word = text[hit.start : hit.end]
            for concept in sorted(hit.concepts):  # a set has an order of its own in each run
                if strength > self.concepts.get(concept, 0.0):
                    self.concepts[concept] = strength
                    self.words[concept] = word
                topic = topic_of_concept().get(concept)
                if topic and strength > self.topics.get(topic, 0.0):
                    self.topics[topic] = strength
            if hit.items and len({item.topic for item in hit.items}) == 1:
                topic = hit.items[0].topic
                self.topics[topic] = max(self.topics.get(topic, 0.0), 0.9 * strength)
            if hit.items:
                self.labels.append((strength, word, hit.items))

    @property
    def topic(self) -> str:
        """The topic spoken of most nearly; empty where there is none."""
        return max(self.topics, key=lambda topic: self.topics[topic], default="")


@dataclass(frozen=True)
class Choice:
    """The item of a chain.

    Parameters
    ----------
    topic, name
        Its address; `name` is empty where it has none yet.
    item
        The item of the vocabulary; None for own words.
    score
        How well it fits; comparable within one chain only.
    word
        The word that decided.
    how
        ``"rule"``, ``"label"``, ``"joined"``, ``"own"`` …: a key of the reasons.
    """

    topic: str
    name: str
    item: Item | None
    score: float
    word: str
    how: How

    def of(self, item: Item) -> Choice:
        """Return another item in its place, as well founded."""
        return Choice(item.topic, item.name, item, self.score, self.word, self.how)


def own_choice(topic: str, text: str) -> Choice:
    """Return a choice in the text's own words.

    Examples
    --------
    >>> own_choice("living", "残疾人护理补贴新增").name
    '残疾人护理补贴新增'
    """
    name = own_words(text)
    return Choice(topic, name, None, 0.0, name, "own")


@dataclass(frozen=True)
class AskedChain:
    """A chain whose item is asked for.

    Parameters
    ----------
    around
        Concepts and labels around the chain.
    families
        What its numbers count.
    aspect, is_dated, period
        What is said of its time.
    heading_topics
        Topics of the headings above it, the nearest first.
    written
        The words before and behind the chain, parted by ``|``.
    year
        Year of the document.
    is_outlook
        Whether the headings are those of plans.
    """

    around: Surroundings
    families: Sequence[str]
    aspect: Aspect
    is_dated: bool
    period: str
    heading_topics: Sequence[str]
    written: str
    year: int
    is_outlook: bool = False


def choose(asked: AskedChain) -> Choice | None:
    """Return the best item for a chain; None where no rule and no label fits."""
    best: Choice | None = None
    labelled: Choice | None = None
    around = asked.around
    for key, weight in around.concepts.items():
        if weight < _KEY:
            continue
        for rule in item_rules().get(key, ()):
            score = _score(rule, key, asked)
            if score is not None and (best is None or score > best.score):
                how: How = "default" if rule.is_default else "rule"
                best = Choice(rule.item.topic, rule.item.name, rule.item, score, around.words[key], how)
    for weight, word, items in around.labels:
        if weight < BESIDE:
            continue
        for item in items:
            if item.name == "other" and not _OTHER_ALONE.fullmatch(own_label(asked.written.split("|")[0])):
                continue  # 其他省份192人
            score = _label_score(item, weight, word, asked)
            if score is not None and is_told_by_label(item) and best is not None and best.word == word:
                score = max(score, best.score + 0.01)  # the same word, of which the rules know only the kind
            if score is None:
                continue
            choice = Choice(item.topic, item.name, item, score, word, "label")
            labelled = choice if labelled is None or score > labelled.score else labelled
            best = choice if best is None or score > best.score else best
    return labelled if _names_more(labelled, best, asked.written.split("|")[0]) else best


def _names_more(labelled: Choice | None, best: Choice | None, before: str) -> bool:
    """Whether a name stands before the word that says only a kind: 两免一补惠及学生532人 are not all pupils helped."""
    if labelled is None or best is None or best.how != "default" or labelled.topic != best.topic:
        return False
    clause = _CLAUSES.split(before)[-1]
    name, kind = clause.find(labelled.word), clause.rfind(best.word)
    return name >= 0 and name + len(labelled.word) <= kind


def _score(rule: ItemRule, key: str, asked: AskedChain) -> float | None:
    """Return how well a rule fits; None where it does not: the cheapest questions come first."""
    is_soft = asked.families[0] not in rule.families
    if is_soft and not _may_cost(rule, asked.families[0]):
        return None
    if not _is_of_its_time(rule, asked) or not _is_worded_so(rule, key, asked):
        return None
    weight = asked.around.concepts[key]
    nearness, by_headings = _nearness(rule, key, asked), _by_headings(rule, weight, asked)
    if nearness is None or by_headings is None:
        return None
    score = 2 * weight + rule.prior - (0.2 if is_soft else 0.0)
    if rule.is_people and asked.around.predicate & PROGRAMMES:
        score -= 1.0  # who is helped, and not the register: 贫困人口4580人全部参加合作医疗
    for near in nearness:
        score += 0.3 * near
    return score + by_headings


def _is_of_its_time(rule: ItemRule, asked: AskedChain) -> bool:
    """Whether a rule is in force in the year, and of what is done, begun or planned as the chain is."""
    if not rule.since <= asked.year <= rule.until or (rule.aspect == "outlook" and not asked.is_outlook):
        return False
    is_other = {"plan": asked.aspect != "plan", "done": asked.aspect == "plan", "started": asked.aspect != "started"}
    if is_other.get(rule.aspect, False) or (rule.is_undated and asked.is_dated) or (rule.is_dated and not asked.is_dated):
        return False
    if rule.is_current and asked.period[:4] != str(asked.year):
        return False
    return not rule.is_past or _is_past(asked.period, asked.year, is_since_2014=not rule.beside)


def _is_worded_so(rule: ItemRule, key: str, asked: AskedChain) -> bool:
    """Whether the words a rule asks for are there, and none that bars it stands as near as its key."""
    around = asked.around
    if rule.exact and rule.exact not in asked.written:
        return False
    if rule.is_bare and residue(own_label(asked.written.split("|")[0])):
        return False
    limit = max(BESIDE, around.concepts[key] - 0.1)
    if any(around.concepts.get(bar, 0.0) >= limit for bar in rule.bars):
        return False
    if any(around.concepts.get(concept, 0.0) < BESIDE for concept in rule.beside):
        return False
    return not rule.ahead or bool(around.ahead & set(rule.ahead))


def _nearness(rule: ItemRule, key: str, asked: AskedChain) -> list[float] | None:
    """Return how near the concepts stand that a rule needs; None where one is missing."""
    found, around = [], asked.around
    for need in rule.needs:
        near = max((around.concepts.get(concept, 0.0) for concept in need if concept != key), default=0.0)
        near = _NEED if near < _NEED and around.ahead & set(need) else near
        if near < _NEED:
            return None
        found.append(near)
    return found


def _by_headings(rule: ItemRule, weight: float, asked: AskedChain) -> float | None:
    """Return what the headings add to a rule or take from it; None where they speak of another topic than it asks for."""
    topic, headings = rule.item.topic, asked.heading_topics
    heading = headings[0] if headings else ""  # which a rule may name as well: under none
    if rule.topics and (heading or rule.is_strict) and heading not in rule.topics:
        is_far = asked.around.topics.get(topic, 0.0) < 0.8 if rule.is_strict else weight < 0.9
        if is_far:
            return None
    related = related_topics().get(topic, frozenset()) | {topic}
    if heading in related:
        return 0.15
    return -0.45 if rule.is_weak and headings and not related & set(headings) else 0.0


def _is_past(period: str, year: int, *, is_since_2014: bool) -> bool:
    """Whether a period is that of the first identification (建档立卡, 2014) and past."""
    if not period[:4].isdigit() or int(period[:4]) >= min(year, 2015):
        return False
    return int(period[:4]) >= 2014 or not is_since_2014


def _may_cost(rule: ItemRule, family: str) -> bool:
    """Whether money may be named of an item that the rule only counts heads of: what a programme pays."""
    is_programme = rule.item.topic not in _NOT_PROGRAMMES
    return family in ("money", "money_each") and is_programme and bool(rule.families & {"households", "persons", "money"})


#: Topics of help, in which people named beside a number are those who are helped; and those that are none.
PROGRAMMES, _NOT_PROGRAMMES = topics_of_kind("programmes"), topics_of_kind("no_programmes")


def _label_score(item: Item, weight: float, word: str, asked: AskedChain) -> float | None:
    """Return how well an item called by its own label fits; its measures must suit, and a shared word needs its topic."""
    family, aspect, topics = asked.families[0], asked.aspect, asked.around.topics
    if not suits(item, family) and not (family == "share" and item.topic == "cause"):
        return None
    if item.topic == "plan" and (aspect != "plan" or len(word) < 4):
        return None
    if item.topic != "plan" and aspect == "plan" and item.topic in ("exit",):
        return None
    support = 0.25 * topics.get(item.topic, 0.0) + (0.15 if item.topic in asked.heading_topics else 0.0)
    needs = word in _shared_labels() or len(word) < 4
    if needs and item.topic not in asked.heading_topics and topics.get(item.topic, 0.0) < 0.3:
        return None
    if family == "count" and "count" in item.measures and weight >= 1.0 and len(word) >= _WHOLE_NAME:
        support += 0.4  # 农网改造新增变压器2台: the noun right at the number
    is_of_any_kind = f"{item.topic}/{item.name}" in prose_words()["labels"]["of_any_kind"]
    return 2 * weight + min(len(word), 10) * 0.03 + support - (0.75 if is_of_any_kind else 0.35)


@cache
def _shared_labels() -> frozenset[str]:
    """Labels that items of several topics have."""
    topics: dict[str, set[str]] = {}
    for item in load_vocabulary().items():
        for name in item.names:
            topics.setdefault(name, set()).add(item.topic)
    return frozenset(name for name, of in topics.items() if len(of) > 1)


@cache
def _generic() -> tuple[re.Pattern[str], re.Pattern[str]]:
    generic, bounds = prose_words()["own"]["generic"], prose_words()["scan"]["before"]
    return re.compile(rf"^(?:{alternatives(generic)})+"), re.compile(rf"(?:{alternatives([*generic, *bounds])})+$")


_OTHER_ALONE = re.compile("(?:因)?(?:其他|其它)(?:致贫)?(?:原因|因素|类)?(?:致贫)?")
_SIZE_BEFORE = re.compile("^[^,;。0-9]*[0-9][^,;。的]*的(?=[一-鿿]{2})")
_STOPS = re.compile("[,;:。]")
_CLAUSES = re.compile("[,;:。、]")
_SIGNS = re.compile(r"[,、;:()\"。\-]")


@cache
def _strip_before() -> re.Pattern[str]:
    return re.compile(prose_words()["own"]["strip_before"])


@cache
def _strip_behind() -> re.Pattern[str]:
    bounds = alternatives(prose_words()["scan"]["before"])  # 不到, 约: they belong to the number
    return re.compile(rf"(?:{bounds}|{prose_words()['own']['strip_behind']})+$")


@lru_cache(maxsize=2**14)
def residue(text: str) -> str:
    """Return what is left of a label without the words that say nothing of an item.

    Examples
    --------
    >>> residue("共发放补助资金"), residue("建成山塘")
    ('', '建成山塘')
    """
    rest = _SIGNS.sub("", text)
    head, tail = _generic()
    while rest:
        shorter = tail.sub("", head.sub("", rest))
        if shorter == rest:
            break
        rest = shorter
    return rest


@lru_cache(maxsize=2**14)  # each guard asks for that of the same number
def own_label(text: str) -> str:
    """Return a label as the document's own words.

    Examples
    --------
    >>> own_label("全镇共种植花椒"), own_label("其中,省级")
    ('种植花椒', '省级')
    """
    last = _STOPS.split(text.strip(",;:。、"))[-1]
    plain = _strip_behind().sub("", last if BEGINS_A_NAME.match(last) else _strip_before().sub("", last))
    return plain.replace('"', "").strip('、,;:()"- ')[:40]


def behind_its_size(text: str) -> str:
    """Return the noun behind a number whose words give its size first.

    Examples
    --------
    >>> behind_its_size("日加工鲜叶3吨的茶叶初制厂"), behind_its_size("新的茶厂")
    ('茶叶初制厂', '新的茶厂')
    """
    return _SIZE_BEFORE.sub("", text)


def whole_of(parts: Sequence[Choice]) -> Choice | None:
    """Return the item that the items of a list add up to by definition; None where the vocabulary knows none."""
    names = {(choice.topic, choice.name) for choice in parts}
    if len(names) == 1 and parts[0].name:
        return Choice(parts[0].topic, parts[0].name, parts[0].item, 0.0, parts[0].word, "sum")  # 上半年…下半年…全年合计
    for balance in load_vocabulary().balances.values():
        if len(names & {(part.topic, part.name) for part in balance.parts}) >= 2:
            whole = balance.whole
            return Choice(whole.topic, whole.name, whole, 0.0, whole.zh, "sum")
    return None
