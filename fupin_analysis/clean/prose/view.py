"""What is seen from one chain of numbers: the words beside, behind and before it, the headings, what has been read so far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from fupin_analysis.clean.prose.aspects import Moment, aspect_of
from fupin_analysis.clean.prose.items import PROGRAMMES, AskedChain, Choice, Surroundings, choose, residue
from fupin_analysis.clean.prose.lexicon import Hit, find_words, topics_in
from fupin_analysis.clean.prose.memory import Memory, Read
from fupin_analysis.clean.prose.numbers.absent import is_absent
from fupin_analysis.clean.prose.numbers.chains import Chain
from fupin_analysis.clean.prose.numbers.numerals import Numeral
from fupin_analysis.clean.prose.numbers.times import TimeWord
from fupin_analysis.clean.prose.paper.outline import Block
from fupin_analysis.clean.prose.part_of import LEAVES_OUT, told_last
from fupin_analysis.clean.prose.places.addresses import NUMBERED
from fupin_analysis.clean.prose.places.in_clauses import AT_A_VILLAGE
from fupin_analysis.clean.prose.places.villages import places_in
from fupin_analysis.clean.prose.words import Aspect

#: Families of things: what stands behind such a number names it (5个贫困村), as often as what stands before it.
THINGS = ("count", "area", "length", "rounds", "floor", "weight", "power")
#: Concepts of people: beside a number they may say who is helped, and not what is counted.
PEOPLE = frozenset(
    [
        "registered",
        "poor",
        "exited_object",
        "monitored",
        "population",
        "rural",
        "labour_force",
        "poor_labour",
        "dibao",
        "wubao",
        "student",
    ]
)
#: Items of what a township is divided into, in which no households and persons are counted.
DIVISIONS = frozenset(
    {
        "villages",
        "administrative_villages",
        "natural_villages",
        "village_groups",
        "communities",
        "deeply_poor_villages",
        "ordinary_villages",
        "key_villages",
        "exited_villages",
    }
)
_GROUP = re.compile(f"^[、和及与]?(?:其中)?{NUMBERED}")
_JOINS_ON = re.compile("(?:(?<![涉普触波惠遍顾以])及|[和与、])(?:新建|修建|建设|建成|建有)?$")
_PIECE_OR_LIST = re.compile(r"[,;:()、]")
_PIECE = re.compile(r"[,;:()]")
_MARK = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十0-9]{1,3}\)|[0-9]{1,2}[.、](?![0-9])|[一二三四五六七八九十]是)"
)
_UNIT_OF_A_FORM = re.compile(r"\([一-鿿%]{1,4}\)[:为是]?$")
_ENTERS = re.compile(r"(?:纳入|享受|转为|参加)(?:农村|城乡)?[一-鿿]{0,2}$")
_MARK_OF_A_MONTH = re.compile(r"[0-9]{1,2}、(?=[0-9]{1,2}月)")
#: How something was done, in a clause of its own, names nothing: 通过土地流转、务工、分红等方式,每年增收36万元.
_BY_WAY_OF = re.compile("(?:通过|采取|采用|运用|借助)[^,;。0-9]*?、[^,;。0-9]*(?:方式|模式|形式|途径|渠道|手段|办法)(?=[,;])")
#: What a work is made up of, in a clause of its own, names no money behind it: 修缮内容有取水坝、蓄水池和管网,投入资金763万元.
MADE_UP_OF = re.compile(
    "(?:(?:内容|工程|项目)(?:有|为|是|包括|包含|涉及|涵盖)|(?:主要)?(?:包括|包含|涵盖)(?:了)?)[^,;。0-9]*(?=[,;])"
)
_REMARK = re.compile(r"\((?:含|包括|不含)[^()]*\)")
_OF_THE_NEXT = re.compile("(?:中)?(?:已|均已|现已|全部|尚|仍|还)")
#: 12个村里贫困村有5个: what stands behind is of the next number.
_IN_THEIR_MIDST = re.compile("(?P<noun>(?:行政|自然)?村)(?:里|当中|之中|中(?![心学小])).*")
_ONLY_NEW = re.compile("新增(?:加|发放|投放)?|新发放|新投放")
_EACH = re.compile(r"户均|每户|人均|每人|月均|每名|月工资")
_TIME_WORDS = re.compile(
    r"20[0-9]{2}年(?:度)?|[春秋]季(?:学期)?|上半年|下半年|今年|去年|全年|年内|年底(?:以?前|之前)?|年初|第?[一二三四1-4]季度|[0-9]{1,2}月(?:底|份|末)?(?:以?前|之前)?"
)


@dataclass(frozen=True)
class Context:
    """What the headings above a sentence say.

    Parameters
    ----------
    headings
        Their texts with the known words in them, the nearest first.
    topics
        Topics they name.
    moment
        Aspect and period where the sentence says nothing.
    """

    headings: tuple[tuple[str, list[Hit]], ...]
    topics: tuple[str, ...]
    moment: Moment


@dataclass(frozen=True)
class Sentence:
    """One sentence with what was found in it.

    Parameters
    ----------
    block
        The stretch of a paragraph it stands in.
    start, end
        Its signs in the folded paragraph.
    numerals, times, hits
        Numbers that count, wordings of time, known words.
    next_hits
        Known words of the next sentence, if that goes on with 其中.
    stories
        Stretches of the paragraph that tell of one household.
    """

    block: Block
    start: int
    end: int
    numerals: Sequence[Numeral]
    times: Sequence[TimeWord]
    hits: Sequence[Hit]
    next_hits: Sequence[Hit] = ()
    stories: Sequence[tuple[int, int]] = ()

    @property
    def text(self) -> str:
        """The folded paragraph."""
        return self.block.folded.text

    def hits_in(self, start: int, end: int) -> list[Hit]:
        """Return the known words that lie within a stretch."""
        return [hit for hit in self.hits if start <= hit.start and hit.end <= end]


@dataclass
class View:
    """One chain and what is known when it is read.

    Parameters
    ----------
    sentence, chain
        The chain and the sentence it stands in.
    part
        Where its part of the sentence begins (behind the last semicolon).
    place, moment
        Whose it is and when.
    context, memory
        Headings, and what is remembered.
    done, all_done
        What has been read in this part and in this sentence.
    """

    sentence: Sentence
    chain: Chain
    part: int
    place: str
    moment: Moment
    context: Context
    memory: Memory
    done: Sequence[Read]
    all_done: Sequence[Read]
    begin: int = 0
    piece: int = 0
    label: str = ""
    after: str = ""
    rest: str = ""
    families: list[str] = field(default_factory=list)
    around: Surroundings = field(default_factory=Surroundings)
    found: Choice | None = None
    weight: float = 0.0

    def __post_init__(self) -> None:
        text, (begin, end) = self.sentence.text, self.chain.gap
        self.begin = begin
        if not self.chain.numerals[0].unit:  # 危房改造(户):36
            of_a_form = _UNIT_OF_A_FORM.search(text, begin, end)
            end = of_a_form.start() if of_a_form else end
        self.piece = max((match.end() for match in _PIECE.finditer(text, begin, end)), default=begin)
        self.piece = max(self.piece, self.all_done[-1].consumed if self.all_done else 0)
        if self.all_done and not self.chain.label and self.all_done[-1].chain.families[0] == self.chain.families[0]:
            self.piece = max(self.piece, self._behind_the_one_before(begin, end))
        if self.all_done and self.chain.families[0] in THINGS and residue(text[slice(*self.chain.after)]):
            joint = _JOINS_ON.search(text, self.piece, end)  # 建成200亩茶园和1座茶厂: what joins on is named behind itself
            self.piece = end if joint else self.piece
        mark = _MARK.match(text, self.piece, end) or (
            _MARK_OF_A_MONTH.match(text, self.piece, end) if self.piece == self.sentence.start else None
        )
        self.piece = mark.end() if mark else self.piece
        self.label = self.chain.label or self._without_township(text[self.piece : end])
        self.after = AT_A_VILLAGE.sub("", text[self.chain.after[0] : self.chain.after[1]])
        if midst := _IN_THEIR_MIDST.match(self.after):
            self.after = midst["noun"]
        self.rest = residue(self.without_places(self.label))
        self.rest = "" if _ONLY_NEW.fullmatch(self.rest) else self.rest  # 小额信贷:新增发放26户
        self.families = list(self.chain.families)
        if self.families[0] == "money" and _EACH.search(text, self.piece, end):
            self.families[0] = "money_each"
        self.around = self._look()
        if self.moment.aspect != "plan":  # 其中新增800只: 新增 alone is what is planned in a plan only
            plans = [label for label in self.around.labels if label[1] == "新增"]
            self.around.labels = [label for label in self.around.labels if label not in plans]
            if plans:
                self.around.topics.pop("plan", None)
        self.found = self.ask(self.families)
        self.weight = self.weight_of(self.found)

    def _behind_the_one_before(self, begin: int, end: int) -> int:
        """Return where the words behind the number before end, if a list goes on: 61户纳入低保、16户纳入特困供养."""
        stop = _PIECE_OR_LIST.search(self.sentence.text, begin, end)
        return stop.end() if stop and stop[0] == "、" and stop.start() > begin and stop.end() == end else begin

    @property
    def said(self) -> Aspect:
        """The aspect that the sentence itself tells."""
        return aspect_of(self.sentence.text, self.part, self.chain.start, base="done")

    @property
    def gap(self) -> str:
        """Text between this chain and the one before."""
        return self.sentence.text[self.begin : self.chain.gap[1]]

    @property
    def says_part(self) -> bool:
        """Whether the words before it, or a bracket right behind a number of its kind, say that it is some of that one."""
        kind = self.before.chain.families[0] if self.before is not None else ""
        is_bracketed = self.gap[:1] == "(" and ")" not in self.gap and kind == self.family
        return "其中" in self.gap or (is_bracketed and not LEAVES_OUT.match(self.gap))

    @property
    def leads_on(self) -> bool:
        """Whether the words behind the chain lead on to a further number without a stop."""
        text, end = self.sentence.text, self.chain.after[1]
        return end < len(text) and text[end].isdigit()

    @property
    def family(self) -> str:
        """What the first number counts."""
        return self.families[0]

    @cached_property
    def before(self) -> Read | None:
        """The chain before it in this part of the sentence; not what a bracket closed before it leaves out."""
        return told_last(self.sentence.text, self.done, self.chain.start)

    def ask(self, families: Sequence[str], around: Surroundings | None = None) -> Choice | None:
        """Return the best item for numbers of such families."""
        moment, is_outlook = self.moment, self.context.moment.aspect == "plan"
        said, topics = f"{self.label}|{self.after}", self.context.topics
        of_time = moment.aspect, moment.is_dated, moment.period
        return choose(AskedChain(around or self.around, families, *of_time, topics, said, self.memory.year, is_outlook))

    def weight_of(self, found: Choice | None) -> float:
        """Return how near the word that decided stands."""
        if found is None:
            return 0.0
        if found.how == "label":
            return max((weight for weight, word, _ in self.around.labels if word == found.word), default=0.0)
        words = self.around.words
        return max((weight for concept, weight in self.around.concepts.items() if words.get(concept) == found.word), default=0.0)

    def end_of_name(self, found: Choice) -> int:
        """Return where the word that decided ends, if it stands behind the number and nothing before it names it; else 0."""
        if self.rest or found.word in self.label or (self.family in ("money", "power") and self.leads_on):
            return 0  # 投入213万元新建水窖18口: the noun is that of the number behind it, too
        for hit in self.sentence.hits_in(*self.chain.after):
            if self.sentence.text[hit.start : hit.end] == found.word:
                return hit.end
        return 0

    def is_people(self, found: Choice) -> bool:
        """Whether the word that decided is one of people."""
        return any(self.around.words.get(concept) == found.word for concept in PEOPLE)

    def _without_township(self, label: str) -> str:
        """Return a label without the township that alone stands in it: 其中甲山镇86户, behind a number of the county."""
        own = self.memory.setting.township
        if not own or own not in label or not self.all_done:
            return label
        match = re.fullmatch(f"(?P<before>(?:其?中)?[:,]?)(?:位于|在)?{re.escape(own)}(?P<behind>(?:的|占|有|共|为)?)", label)
        return match["before"] + match["behind"] if match is not None else label

    def without_places(self, label: str) -> str:
        """Return a label without the villages and the times in it."""
        for start, end, _ in reversed(places_in(label, self.memory.villages)):
            label = label[:start] + label[end:]
        return _TIME_WORDS.sub("", _GROUP.sub("", label))

    def _look(self) -> Surroundings:
        """Weigh the concepts around the chain: beside it, behind it, earlier in the sentence, in the headings."""
        sentence, chain, text = self.sentence, self.chain, self.sentence.text
        begin, end = self.begin, chain.gap[1]
        around = Surroundings()
        if len(chain.numerals) > 1:  # 3个村共320户贫困户1200人: the noun within it
            around.add(sentence.hits_in(chain.numerals[0].end, chain.numerals[-1].start), text, 1.0)
        if chain.label:
            around.add(find_words(chain.label), chain.label, 1.0)
            around.add(sentence.hits_in(begin, end), text, 0.55)
        else:
            around.add(sentence.hits_in(self.piece, end), text, 1.0, end=end, fade=0.012)
            remarks = [match.span() for match in _REMARK.finditer(text, begin, self.piece)]
            last = self.all_done[-1] if self.all_done else None
            spent = last.consumed if last is not None and self.family == "count" and residue(self.after) else 0
            earlier = sentence.hits_in(max(begin, spent), self.piece)  # 48个自然寨,15个网格: the noun is of the number before
            earlier = [hit for hit in earlier if not any(first <= hit.start < last for first, last in remarks)]
            earlier = [hit for hit in earlier if not is_absent(text, sentence.start, hit.start)]
            if last is not None and last.choice.how == "own":  # 35户贫困户住房破旧,已改造30户: who they are was said of the 35
                earlier = [hit for hit in earlier if hit.start >= last.consumed or not hit.concepts & PEOPLE]
            ways = [match.span() for match in _BY_WAY_OF.finditer(text, begin, self.piece)]
            if self.family == "money":
                ways += [match.span() for match in MADE_UP_OF.finditer(text, begin, self.piece)]
            earlier = [hit for hit in earlier if not any(first <= hit.start < last for first, last in ways)]
            around.add([hit for hit in earlier if hit.start >= self.part], text, 0.72, end=self.piece, fade=0.008)
            around.add([hit for hit in earlier if hit.start < self.part], text, 0.4)
        behind = sentence.hits_in(*chain.after)
        near = self._near(behind)
        fade = 0.01 if self.family in ("households", "persons") else 0.02
        weight = 0.8 if residue(self.label) else 0.93
        if self.family == "count" and near and near[0].start == chain.end and chain.numerals[-1].unit == "个":
            weight = 1.05  # 巡查反馈的15个问题: the noun at the number names it
        if near and near[0].concepts & PEOPLE and near[0].start - chain.end <= 1:  # 88人监测户: of walks among them it says less
            others = [hit for hit in near[1:] if not PROGRAMMES & set(topics_in([hit])) and "grant_word" not in hit.concepts]
            around.add(others, text, 0.5)
            near = [hit for hit in near if hit not in others]
        around.add(near, text, weight, end=chain.end, fade=fade)
        around.add([hit for hit in behind if hit not in near], text, 0.4)
        around.add(sentence.hits_in(max(self.part, sentence.start), begin), text, 0.5)
        around.add(sentence.hits_in(sentence.start, self.part), text, 0.3)
        following = sentence.hits_in(chain.after[0], sentence.end)
        around.ahead = frozenset(concept for hit in (*following, *sentence.next_hits) for concept in hit.concepts)
        around.predicate = frozenset(topics_in([*sentence.hits_in(self.piece, end), *behind]))
        for weight, (heading, hits) in zip((0.46, 0.3, 0.2, 0.15), self.context.headings, strict=False):
            around.add(hits, heading, weight)
        for read in self.memory.previous[-1:]:
            if read.choice.topic:
                around.topics[read.choice.topic] = max(around.topics.get(read.choice.topic, 0.0), 0.25)
        return around

    def _near(self, behind: Sequence[Hit]) -> list[Hit]:
        """Return the words behind the chain that may name it.

        Before a further number only the first may, for the rest lead on to that number (4个贫困村脱贫117户); a noun of people
        must stand right behind (174名干部与脱贫户结成对子 counts no 脱贫户).
        """
        text, chain = self.sentence.text, self.chain
        leads_on = self.leads_on
        to_same = leads_on and any(text.startswith(numeral_unit, self._unit_at(chain.after[1])) for numeral_unit in ("户",))
        if leads_on and self.family == "households" and _OF_THE_NEXT.match(self.after):
            return []  # 112户已入住97户
        if _IN_THEIR_MIDST.match(text, *chain.after):
            behind = [hit for hit in behind if hit.end <= chain.after[0] + len(self.after)]
        only_first = leads_on and (self.family in THINGS or (to_same and self.family == "households"))
        return [
            hit
            for number, hit in enumerate(behind)
            if not (only_first and number)
            and text[hit.start - 1] not in "无未零"  # 3154名学生无失学辍学: what there is none of names nothing
            and not (
                hit.concepts & PEOPLE and (number > 0 or hit.start - chain.end > 2) and not _ENTERS.search(text, 0, hit.start + 2)
            )
        ]

    def _unit_at(self, start: int) -> int:
        """Return where the unit of the number that begins at `start` stands."""
        return next((numeral.end - 1 for numeral in self.sentence.numerals if numeral.start == start), start)
