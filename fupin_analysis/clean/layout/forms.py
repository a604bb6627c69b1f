"""Forms of labels and values: 总户数 | 320 | 总人口 | 1200, several pairs on a row and no heading above them.

A form is read as a table of one row, in which each label heads the column of its value. Its numbers stand each beside a label of
its own, those of a list below one that they share: where two numbers stand side by side it is no form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from operator import attrgetter

from fupin_analysis.clean.layout.columns import CONTEXT_ROLES, PLACES, Role, is_measure, is_unit, role_of
from fupin_analysis.clean.layout.feet import is_foot, is_signed
from fupin_analysis.clean.layout.headers import is_caption, is_caption_row, is_heading
from fupin_analysis.clean.layout.roles import column_role
from fupin_analysis.clean.places import clean_place
from fupin_analysis.clean.sheets import Cell, is_value_like, written
from fupin_analysis.clean.village_forms import names_village, wants_village
from fupin_analysis.clean.wording.labels import read_label
from fupin_analysis.clean.wording.person_names import is_person, names_person
from fupin_analysis.core.account import Region
from fupin_analysis.core.words.terms import drop_brackets, fold

#: So few and so many numbers make a form, so many rows of two pairs a sure one, and so long its labels are. What has more is a
#: list of other things, whose columns would be held against each other for minutes.
_FEWEST, _MOST, _SURE, _LONGEST = 3, 300, 2, 24
#: No telephone has so few digits.
_LONGEST_COUNT = 4
#: How labels end beside which a date or a year says when something was, and counts nothing.
_WHEN = re.compile(r".{1,10}(?:时间|日期|年度|年份|年月)")
#: A label and what it says in one cell: 总户数：320户.
_TOLD = re.compile(r"(?P<label>[^:：]{1,20})[:：]\s*(?P<value>\S.*)")
_DIGIT = re.compile(r"[0-9０-９]")
#: How a label ends beside which something is named.
_NAMED = re.compile("(?:名称|全称)$")
#: What is named that is said of a place: where it lies, who helps it, what it lives on; and numbers that only a place has.
_OF_PLACE = re.compile(
    ".{0,2}[省市州县区旗盟]|.*表格?|(?:主导|支柱|特色|优势|主要).*|.*(?:帮|包|驻|联系|挂|结对|援|责任|主管|派|填|报|后盾).*(?:单位|企业|公司|部门|机关|学校|队)"
)
_ALL_PEOPLE = re.compile("总户数|(?:总|户籍|常住|农业)人口数?")
_at = attrgetter("row", "column")
#: Words in the names of things whose label has none of them.
_ALSO = {
    "学校": ("学校", "小学", "中学", "学院", "幼儿园"),
    "企业": ("企业", "公司", "厂"),
    "单位": ("单位", "公司", "厂", "院", "所", "站"),
}


@dataclass(frozen=True)
class Pair:
    """A value of a form: the groups and the label that it stands behind, from the left, with its unit; what it is.

    `section` is the line alone on its row above it, `thing` the school, workshop or project whose number it is.
    """

    path: tuple[str, ...]
    value: Cell
    role: Role
    section: str = ""
    thing: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is a number under a label that counts."""
        return self.role is Role.VALUE and is_value_like(self.value)


@dataclass
class LabelForm:
    """A form: the rows above it, its own and those below it; its pairs and labels, and what it says of whose it is and when."""

    above: list[list[Cell]]
    rows: list[list[Cell]]
    below: list[list[Cell]] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    labels: list[Cell] = field(default_factory=list)
    sections: list[list[Cell]] = field(default_factory=list)
    captions: list[tuple[Cell, Cell]] = field(default_factory=list)
    things: list[tuple[Cell, Cell]] = field(default_factory=list)

    def told(self) -> list[str]:
        """Return what it says of whose it is and when, as captions above a table do; a village's name left blank as well."""
        said = [f"{label.text.strip().rstrip(':：')}：{value.as_time}" for label, value in self.captions]
        return [*said, *(f"{label.text.strip().rstrip(':：')}：" for label in self.labels if wants_village(label.text))]

    def regions(self) -> Iterator[tuple[Sequence[Cell], Region]]:
        """Yield to which part of the sheet its cells belong."""
        for row in self.above:
            yield row, "title"
        for said in self.captions:
            yield said, "title"
        for label, thing in self.things:
            yield [label], "heading"
            yield [thing], "label"
        yield self.labels, "heading"
        for row in self.sections:
            yield row, "sub_head"


@dataclass
class _Row:
    """What one row holds."""

    pairs: list[Pair] = field(default_factory=list)
    labels: list[Cell] = field(default_factory=list)
    captions: list[tuple[Cell, Cell]] = field(default_factory=list)
    things: list[tuple[Cell, Cell]] = field(default_factory=list)
    group: str = ""

    @property
    def numbers(self) -> int:
        """How many of its values count something."""
        return sum(pair.counts for pair in self.pairs)

    @property
    def dials(self) -> bool:
        """Whether a number of it is a person's, such as a telephone."""
        return any(pair.role is Role.PERSONAL and is_value_like(pair.value) for pair in self.pairs)

    @property
    def understood(self) -> int:
        """How many of these stand beside a label that the vocabulary knows."""
        return sum(pair.counts and any(read_label(text).readings for text in pair.path) for pair in self.pairs)


def find_form(rows: list[list[Cell]]) -> LabelForm | None:
    """Return the form that a pane begins with, below its titles; None where it begins otherwise.

    Parameters
    ----------
    rows
        The rows of the pane.
    """
    start = next((place for place, row in enumerate(rows) if not _is_line(row)), len(rows))
    form, told = LabelForm(rows[:start], []), list[_Row]()
    tall = _merged_down(rows)
    section, group, place = "", ("", ""), start
    while place < len(rows):
        above = [cell for cell in written(rows[place]) if cell.anchor in tall and cell.merged_from]
        typed = [cell for cell in written(rows[place]) if cell not in above]
        group = group if any(cell.anchor == group[0] for cell in above) else ("", "")
        if not typed or (len(typed) == 1 and _is_line(typed)):
            section = typed[0].text if typed and len(typed[0].text) <= _LONGEST else section
            form.sections += [rows[place]]
            place += 1
            continue
        below = (*rows[place + 1 : place + 4], [], [], [])[:3]
        one = _values_below(typed, *below[:2])
        depth = 1 if one is None else 2
        if one is None and (one := _values_below(written(below[0]), *below[1:], groups=typed)) is not None:
            depth = 3
        one = one or _pairs_of(rows[place], typed, group[1], tall)
        if one is None or (depth == 1 and not one.numbers and _heads_list(typed)):
            break
        group = (typed[0].anchor, one.group) if typed[0].anchor in tall else group
        one.pairs = [replace(pair, section=section) for pair in one.pairs]
        told.append(one)
        place += depth
    while form.sections and place > start and form.sections[-1] is rows[place - 1]:
        form.sections.pop()  # the line above a table below it, or a note
        place -= 1
    form.rows, form.below = rows[start:place], rows[place:]
    for one in told:
        form.pairs += one.pairs
        form.labels += one.labels
        form.captions += one.captions
        form.things += one.things
    _say_whose(form)
    return form if _is_form(told, form) else None


def _merged_down(rows: Sequence[Sequence[Cell]]) -> frozenset[str]:
    """Return the addresses of cells that are merged over several rows."""
    found = set[str]()
    for above, below in pairwise(rows):
        merged = {cell.merged_from for cell in below if cell.merged_from}
        found |= {cell.anchor for cell in above if cell.anchor in merged} if merged else set()
    return frozenset(found)


def _is_form(told: Sequence[_Row], form: LabelForm) -> bool:
    """Whether rows of pairs are a form: enough numbers, most of their labels known, and two on a row or no heading at all."""
    numbers, understood = sum(row.numbers for row in told), sum(row.understood for row in told)
    places = sum(bool(clean_place(pair.path[-1]).name) for pair in form.pairs if pair.counts)
    if not _FEWEST <= numbers <= _MOST or 2 * places > numbers:
        return False
    many = sum(row.numbers > 1 for row in told)
    if (many >= _SURE and _FEWEST * understood >= numbers) or (many and understood and told[0].things):
        return True
    is_bare = not form.below and all(row.numbers or row.dials or not row.pairs for row in told)  # none that might head the others
    return 2 * understood >= numbers and is_bare and not any(is_heading(row, None) for row in form.rows)


def _say_whose(form: LabelForm) -> None:
    """Give all numbers to the thing that a form names before it names a place, else those behind a thing on its row to that."""
    places = [value for label, value in form.captions if role_of(label.text) is not Role.TIME]
    is_of_place = any(pair.counts and _ALL_PEOPLE.fullmatch(fold(drop_brackets(pair.path[-1]))) for pair in form.pairs)
    before = () if is_of_place else (*places, *(pair.value for pair in form.pairs if pair.counts))
    first = min(map(_at, before), default=(0, 0))
    for place, pair in enumerate(form.pairs):
        at = _at(pair.value)
        own = [name.text for _, name in form.things if _at(name) < at and (name.row == at[0] or _at(name) < first)]
        form.pairs[place] = replace(pair, thing=own[-1]) if own else pair


def _is_line(row: Sequence[Cell]) -> bool:
    """Whether a row is a title, a sub-heading or a caption, and no pair of a label and its value."""
    typed = written(row)
    if any(map(_told_number, typed)):
        return False
    if len(typed) > 1 and all(_is_caption(cell.text) for cell in typed):
        return True
    return not is_value_like(typed[0]) if len(typed) == 1 else is_caption_row(list(row))


def _is_caption(text: str) -> bool:
    """Whether a cell says whose a form is: 填报村：瓦窑村, 所属乡镇：石门乡, or when or by whom it was filled in."""
    label, colon, value = re.sub("：", ":", text.strip()).partition(":")
    return bool(colon) and (is_caption(text) or wants_village(label) or names_village(label, value) or role_of(label) in PLACES)


def _told_number(cell: Cell) -> bool:
    """Whether a cell holds a label and its number: 总户数：320户."""
    found = _TOLD.fullmatch(cell.text.strip())
    return found is not None and is_value_like(cell._replace(text=found["value"])) and bool(read_label(found["label"]).readings)


def _heads_list(typed: Sequence[Cell]) -> bool:
    """Whether a row without numbers heads a list in several parts, as 项目 | 金额 | 项目 | 金额 does."""
    texts = [fold(cell.text) for cell in typed]
    if _names_own_kind(typed):
        return False
    labels = texts[::2] if len(texts) % 2 == 0 else texts
    if len({*labels}) < len(labels) or any(map(is_measure, texts[1::2])):
        return True
    return any(role_of(text) in (Role.ITEM, Role.LABEL, Role.UNIT) for text in labels)


def _names_own_kind(typed: Sequence[Cell]) -> bool:
    """Whether a row begins with a thing and its name, which says what it is or is all that stands there: 车间名称 | 巧手车间."""
    if len(typed) < len(("label", "name")) or not _is_thing(typed[0].text, typed[1].text):
        return False
    kind = _NAMED.sub("", fold(drop_brackets(typed[0].text)))
    return len(typed) == len(("label", "name")) or any(word in typed[1].text for word in _ALSO.get(kind, (kind[-2:],)))


def _is_thing(label: str, name: str) -> bool:
    """Whether a label and the text beside it name a thing that numbers may be of: 学校名称 | 红石小学."""
    plain = fold(drop_brackets(label))
    is_known = _NAMED.search(plain) is not None and role_of(label) not in PLACES and not wants_village(label)
    is_known = is_known and not names_person(plain, name)
    return is_known and not _OF_PLACE.fullmatch(_NAMED.sub("", plain)) and not _DIGIT.fullmatch(name) and role_of(name) is None


def _values_below(
    typed: Sequence[Cell], below: Sequence[Cell], after: Sequence[Cell], *, groups: Sequence[Cell] = ()
) -> _Row | None:
    """Return the pairs of a row of labels above one row of numbers, below which other labels stand or nothing does.

    Labels said twice (户数 | 人数 | 户数 | 人数) are of the `groups` above them.
    """
    values = {cell.column: cell for cell in written(below)}
    is_head = len(typed) > 1 and not any(map(_is_value, (*groups, *typed))) and {*values} <= {cell.column for cell in typed}
    is_head = is_head and (len({fold(cell.text) for cell in typed}) < len(typed)) == (len(groups) > 1)
    if not is_head or len(values) < _SURE or not all(map(_is_value, values.values())) or any(map(_is_value, after[:1])):
        return None
    found = _Row(labels=[*groups])
    for cell in typed:
        if cell.column in values:
            found.group = next((one.text for one in reversed(groups) if one.column <= cell.column), "")
            _take(found, [cell], values[cell.column])
        else:
            found.labels.append(cell)
    found.group = ""
    return found


def _pairs_of(row: Sequence[Cell], typed: Sequence[Cell], group: str, tall: frozenset[str]) -> _Row | None:
    """Return the pairs of a row, from the left; None where a number has no label of its own.

    `group` is the cell at the left that is merged down to this row, `tall` what is merged over several rows.
    """
    found = _Row(group=group)
    waiting: list[Cell] = []
    ends = {cell.anchor: cell.column for cell in sorted(row, key=attrgetter("column"))}
    for place, cell in enumerate(typed):
        following = typed[place + 1] if place + 1 < len(typed) else None
        if waiting and cell.column > ends[waiting[-1].anchor] + 1:
            _leave(found, waiting)  # what stands right of them was left blank
            waiting = []
        if is_unit(cell.text) and (waiting or found.pairs):
            _take_unit(found, waiting, cell)
        elif _is_value(cell) or (waiting and not _leads(following)):
            if not waiting:
                return None
            _take(found, waiting, cell)
            waiting = []
        elif not waiting and _told_number(cell):
            said, value = re.split("[:：]", cell.text.strip(), maxsplit=1)
            found.pairs.append(Pair(_path(found.group, said), cell._replace(text=value.strip()), Role.VALUE))
        elif place == 0 and cell.anchor in tall and cell not in _names([cell]):
            found.group = cell.text
            found.labels.append(cell)
        else:
            waiting.append(cell)
    _leave(found, waiting)
    return found


def _leads(cell: Cell | None) -> bool:
    """Whether a text before this cell is its label: a number, or a unit that stands before one."""
    return cell is not None and (_is_value(cell) or is_unit(cell.text))


def _is_value(cell: Cell) -> bool:
    return is_value_like(cell) or cell.is_date


def _path(*texts: str) -> tuple[str, ...]:
    return tuple(filter(None, texts))


def _take_unit(found: _Row, waiting: list[Cell], cell: Cell) -> None:
    """Take a unit: that of the label before it, or of the value."""
    if waiting:
        waiting.append(cell)
        return
    found.labels.append(cell)
    last = found.pairs[-1]
    found.pairs[-1] = replace(last, path=(*last.path, cell.text))


def _take(found: _Row, waiting: Sequence[Cell], cell: Cell) -> None:
    """Take a value with the labels before it; the one right before it says what it is."""
    said = next(one for one in reversed(waiting) if not is_unit(one.text) or one is waiting[0])
    role = role_of(said.text)
    is_place = role in PLACES or names_village(said.text, cell.text)
    if (is_place and not _is_value(cell)) or (role is Role.TIME and not is_foot(said.text)):
        found.captions.append((said, cell))
        return
    if not _is_value(cell) and _is_thing(said.text, cell.text):
        _leave(found, [one for one in waiting if one is not said])
        found.things.append((said, cell))
        return
    names = _names(waiting)
    is_personal = bool(names) and (said in names or any(_is_post(one.text) for one in waiting))
    texts = _leave(found, waiting)
    found.pairs.append(Pair(_path(found.group, *texts), cell, Role.PERSONAL if is_personal else _role(said.text, cell)))


def _leave(found: _Row, waiting: Sequence[Cell]) -> list[str]:
    """Keep labels as headings but for names among them, which are nobody's label; return the texts of the labels."""
    names = _names(waiting)
    labels = [one for one in waiting if one not in names]
    found.labels += labels
    for one in names:
        before = [label.text for label in labels if label.column < one.column]
        found.pairs.append(Pair(_path(found.group, *before), one, Role.PERSONAL))
    return [one.text for one in labels]


def _names(waiting: Sequence[Cell]) -> list[Cell]:
    """Return what names somebody among texts in a row: what is a name or signs, and what nobody knows behind a person's post."""
    found: list[Cell] = []
    is_behind = False
    for cell in waiting:
        is_post = _is_post(cell.text)
        is_label = is_post or is_unit(cell.text) or bool(read_label(cell.text).readings)
        if is_person(cell.text) or _tells_who(cell.text) or (is_behind and not is_label):
            found.append(cell)
        is_behind = is_behind or is_post
    return found


def _is_post(text: str) -> bool:
    return role_of(text) is Role.PERSONAL or is_foot(text)


def _tells_who(text: str) -> bool:
    """Whether a text holds a post and who has it: 党支部书记：李四."""
    told = _TOLD.fullmatch(text.strip())
    return is_signed(text) or (told is not None and _is_post(told["label"]))


def _role(label: str, cell: Cell) -> Role:
    """Return what a value is: a number that counts, a person's, or a remark."""
    if not _is_value(cell):
        is_personal = role_of(label) is Role.PERSONAL or is_foot(label) or names_person(fold(drop_brackets(label)), cell.text)
        is_asked = _DIGIT.search(cell.text) is not None and bool(read_label(label).readings)
        return Role.PERSONAL if is_personal else Role.VALUE if is_asked else Role.REMARK
    role = column_role((label,), (cell,), is_left=False)
    is_when = cell.is_date or _WHEN.fullmatch(fold(drop_brackets(label))) is not None
    is_personal = is_foot(label) and role is not Role.VALUE
    is_dialled = len(cell.text) > _LONGEST_COUNT and is_foot(label)  # 网格员 | 8 are counted
    return Role.PERSONAL if is_personal or is_dialled else Role.REMARK if is_when or role in CONTEXT_ROLES else role
