"""Parts of a sheet laid out at random: titles, headings, groups of columns, values, sums.

A :class:`Drawn` sheet knows, for every cell, its role and the figures it states; nothing of that is worked out by the reader
that it is a test for.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from fupin_analysis.core.cells import Cell, Sheet, cell_address

#: What one cell says: township, place, period, topic, item, measure, value.
Stated = tuple[str, str, str, str, str, str, float]


ITEMS = {
    "因病": ("cause", "illness"),
    "因残": ("cause", "disability"),
    "因学": ("cause", "schooling"),
    "缺劳动力": ("cause", "lack_of_labour"),
    "缺资金": ("cause", "lack_of_capital"),
    "缺技术": ("cause", "lack_of_technique"),
}


MEASURES = {"户": ("户数", "households"), "人": ("人数", "persons")}


TOWNS = ("甲澜镇", "乙水乡", "月田镇", "古城乡", "丙河镇", "什集镇", "查干淖尔镇", "XX镇", "城关镇", "新河街道")


VILLAGES = ("一心村", "二龙村", "三合村", "四方村", "五星社区", "六合村委会", "七里", "八一村", "九道湾村", "十里铺村")


COMPARISONS = ("平均", "上年数", "比上年增减", "其中：贫困村", "占比", "增幅", "同期数")


UNKNOWN = ("县城区", "机关单位", "镇直部门", "经开片区")


#: A last column that states nothing: its heading, and the text in it; without one, numbers that are no figures.
TAILS = {
    "备注": "含搬迁户",
    "包乡领导": "某某",
    "地形": "山区",
    "排名": "",
    "比上年增减（户）": "",
    "占比（%）": "",
    "同比增长（%）": "",
}


FEET = (
    ["经办人：某某", "", "审核人：某某"],
    ["办公电话", 63330123],
    ["扶贫专干：", "某某", 6333045],
    ["填表日期：2019年1月5日"],
    ["注：数据含搬迁户，来源为系统导出。"],
    ["单位负责人：", "", "填表人：", "", "联系电话：", 63330001],
)


@dataclass
class Drawn:
    """A sheet, what its cells are, and what they say.

    `roles` is ``note``, ``heading``, ``name`` or ``value`` by address; `boxes` the borders of the tables: top, left, bottom,
    right; `open_cells` those that may be read or asked about; `doubtful` those that nobody could be sure of.
    """

    file: str = "汇总.xlsx"
    sheet: str = "Sheet1"
    township: str = ""
    year: int | None = None
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    says: dict[tuple[int, int], tuple[Stated, ...]] = field(default_factory=dict)
    roles: dict[tuple[int, int], str] = field(default_factory=dict)
    boxes: list[tuple[int, int, int, int]] = field(default_factory=list)
    open_cells: set[tuple[int, int]] = field(default_factory=set)
    doubtful: set[tuple[int, int]] = field(default_factory=set)
    traits: list[str] = field(default_factory=list)

    def put(self, row: int, column: int, value: object, role: str, says: tuple[Stated, ...] = (), **more: str) -> None:
        """Write a cell."""
        is_number = isinstance(value, int | float)
        kind = more.pop("kind", "number" if is_number else "text")
        self.cells[row, column] = Cell(row, column, str(value), is_number=is_number, kind=kind, **more)  # type: ignore[arg-type]  # by name
        self.roles[row, column] = role
        if says:
            self.says[row, column] = says

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge a range: its first cell's text is in all of it."""
        first = self.cells[top, left]
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    self.cells[row, column] = first._replace(row=row, column=column, merged_from=cell_address(top, left))

    def to_sheet(self) -> Sheet:
        """Return the sheet as a reader gets it."""
        return Sheet(self.file, self.sheet, [self.cells[place] for place in sorted(self.cells)])


@dataclass
class Plan:
    """What is laid out: rows of names, columns of items, and how."""

    random: random.Random
    towns: tuple[str, ...]
    year: int
    items: tuple[str, ...]
    units: tuple[str, ...]
    head: str
    has_serial: bool
    has_remark: bool
    tail: str = ""
    style: float = 0.0


def put_title(drawn: Drawn, plan: Plan, row: int, column: int, town: str) -> int:
    """Write what stands above a table, say township and year somewhere, and return the row of the heading."""
    dice, year = plan.random, plan.year
    where = dice.choice(("title", "title", "title", "file", "sheet", "argument"))
    drawn.traits.append(f"told by {where}")
    whose = town or "乙县各乡镇"
    title = f"{dice.choice(('', '乙县'))}{town}{year}年致贫原因统计表" if town else f"{year}年{whose}致贫原因统计表"
    if where == "title":
        drawn.put(row, column, title, "note")
        if dice.random() < 0.5:
            drawn.merge(row, column, row, column + 3)
    else:
        drawn.put(row, column, "致贫原因统计表", "note")
        if where == "file":
            drawn.file = f"{town}{year}年致贫原因.xlsx" if town else f"{year}年各乡镇致贫原因.xlsx"
        elif where == "sheet":
            drawn.sheet = f"{town}{year}" if town else f"{year}年"
        else:
            drawn.township, drawn.year = town, year
    row += 1
    if dice.random() < 0.3:
        drawn.put(
            row,
            column,
            dice.choice(("单位：户、人", "填报单位：乙县扶贫办" if not town else f"填报单位：{town}人民政府")),
            "note",
        )
        row += 1
    return row + dice.choice((0, 0, 1))


def put_head(
    drawn: Drawn, plan: Plan, row: int, column: int, names: tuple[str, ...]
) -> tuple[int, list[tuple[str, tuple[str, ...]]]]:
    """Write the headings; return the first row below them and the item and units of each value column."""
    labels = (*(("序号",) if plan.has_serial else ()), *names)
    columns: list[tuple[str, tuple[str, ...]]] = []
    for item in plan.items:
        columns += [(item, plan.units)] if plan.head == "pair" else [(item, (unit,)) for unit in plan.units]
    first = column + len(labels)
    deep = plan.head in ("two rows", "two rows merged", "units row")
    for offset, label in enumerate(labels):
        drawn.put(row, column + offset, label, "heading")
        if deep and plan.head != "two rows":
            drawn.merge(row, column + offset, row + 1, column + offset)
    for offset, (item, units) in enumerate(columns):
        place = first + offset
        if plan.head == "pair":
            drawn.put(row, place, f"{item}（户/人）", "heading")
        elif not deep:
            unit = units[0]
            text = f"{item}（{unit}）" if plan.head == "bracket" else f"{item}{MEASURES[unit][0]}"
            drawn.put(row, place, text, "heading")
        elif offset % len(plan.units) == 0:
            drawn.put(row, place, item, "heading")
            if plan.head == "two rows merged" and len(plan.units) > 1:
                drawn.merge(row, place, row, place + len(plan.units) - 1)
        elif plan.head == "units row":
            drawn.put(row, place, item, "heading")
        if deep:
            drawn.put(row + 1, place, units[0] if plan.head == "units row" else MEASURES[units[0]][0], "heading")
    if plan.has_remark:
        plan.tail = plan.tail or plan.random.choice(list(TAILS))
        drawn.put(row, first + len(columns), plan.tail, "heading")
    if deep or len(labels) > 1 or plan.has_remark:
        return row + (2 if deep else 1), columns
    plan.style = plan.style or plan.random.random()
    if plan.style < 0.15:
        put_group(drawn, row, column, first, columns)
        return row + 2, columns
    if plan.style < 0.25:
        for place in range(column, first + len(columns)):
            drawn.put(row + 1, place, "Name" if place < first else "Households affected", "heading")
        drawn.traits.append("English below")
        return row + 2, columns
    return row + 1, columns


def put_group(drawn: Drawn, row: int, column: int, first: int, columns: list[tuple[str, tuple[str, ...]]]) -> None:
    """Move the headings of values down by a row, below one over them all."""
    for place in range(first, first + len(columns)):
        drawn.put(row + 1, place, drawn.cells[row, place].text, "heading")
        del drawn.cells[row, place], drawn.roles[row, place]
    drawn.put(row, first, "致贫原因", "heading")
    if len(columns) > 1:
        drawn.merge(row, first, row, first + len(columns) - 1)
    for place in range(column, first):
        drawn.merge(row, place, row + 1, place)
    drawn.traits.append("group above")


def put_values(
    drawn: Drawn, plan: Plan, row: int, first: int, columns: list[tuple[str, tuple[str, ...]]], town: str, place: str
) -> list[int]:
    """Write the values of one row of a place; return the numbers in order."""
    numbers: list[int] = []
    for offset, (item, units) in enumerate(columns):
        own = [plan.random.randint(0, 30) if unit == "户" else plan.random.randint(0, 120) for unit in units]
        numbers += own
        if town:
            says = tuple(stated_by(plan, item, unit, number, town, place) for unit, number in zip(units, own, strict=True))
        else:
            says = ()
        put_value(drawn, plan, row, first + offset, own, units, says)
    return numbers


def stated_by(plan: Plan, item: str, unit: str, number: float, town: str, place: str) -> Stated:
    """Return what a cell says."""
    canonical = {"六合村委会": "六合村"}.get(place, place)
    return (town, canonical, str(plan.year), *ITEMS[item], MEASURES[unit][1], float(number))


def put_value(
    drawn: Drawn, plan: Plan, row: int, column: int, own: list[int], units: tuple[str, ...], says: tuple[Stated, ...]
) -> None:
    """Write the value of one cell as clerks do: plain, with its unit, about, not stated, as an error, a formula or a date."""
    dice = plan.random
    if len(own) == 2:
        one, other = own
        text = dice.choice((f"{one}/{other}", f"{one}户{other}人", f"{one}户/{other}人", f"{one}（{other}）"))
        drawn.put(row, column, text, "value", says)
        if "（" in text:
            drawn.open_cells.add((row, column))
        return
    (number,) = own
    style = dice.random()
    if style < 0.8:
        drawn.put(row, column, number, "value", says)
    elif style < 0.84:
        drawn.put(row, column, f"{number}{units[0]}", "value", says)
    elif style < 0.88:
        drawn.put(row, column, str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９")), "value", says)
    elif style < 0.91:
        drawn.put(row, column, f"\u00a0{number} ", "value", says)
    elif style < 0.93 and number:
        drawn.put(row, column, f"约{number}", "value", says)
    elif style < 0.95:
        drawn.put(row, column, dice.choice(("—", "/", "未统计")), "value")
    elif style < 0.97:
        drawn.put(row, column, dice.choice(("#DIV/0!", "#REF!")), "value", kind="error")
    elif style < 0.98:
        drawn.put(row, column, "=SUM(B3:B4)", "value", kind="uncomputed", formula="=SUM(B3:B4)")
    elif style < 0.99:
        drawn.put(row, column, "2026-03-08", "value", kind="date", format="m/d")
        drawn.doubtful.add((row, column))
    else:
        drawn.put(row, column, number, "value", says, format=f'0"{units[0]}"')


def put_box(drawn: Drawn, top: int, left: int, bottom: int, right: int) -> None:
    """Note the border of a table."""
    drawn.boxes.append((top, left, bottom, right))


def put_rows(
    drawn: Drawn, plan: Plan, row: int, column: int, names: list[str], columns: list[tuple[str, tuple[str, ...]]], of_town: str
) -> int:
    """Write rows of places with a sum first or last, comparison rows and unknown ones; return the last row written."""
    dice = plan.random
    first = column + 1 + plan.has_serial
    total_at = dice.choice(("first", "last", "last", "none"))
    word = dice.choice(("合计", "总计", "合 计", "总计："))
    extra = dice.random() < 0.15 and not of_town
    total_row = row if total_at == "first" else 0
    row += total_at == "first"
    sums: list[int] = []
    for serial, name in enumerate([*names, *([dice.choice(UNKNOWN)] if extra else [])], start=1):
        is_known = name in names
        if plan.has_serial:
            drawn.put(row, column, serial, "name")
        shown = f"{dice.choice(('', '', '', '（一）', '1.'))}{name}" if name in VILLAGES else name
        shown = {0: f"{shown}\u200b", 1: " ".join(shown)}.get(dice.randint(0, 12), shown)
        drawn.put(row, first - 1, shown, "name")
        town, place = (of_town, canonical_name(name)) if of_town else (name, "")
        numbers = put_values(drawn, plan, row, first, columns, town if is_known else "", place)
        if not is_known:
            drawn.doubtful |= {(row, first + offset) for offset in range(len(columns))}
            drawn.traits.append("unknown place")
        sums = [one + other for one, other in zip(sums, numbers, strict=True)] if sums else numbers
        if plan.has_remark and dice.random() < 0.6:
            text = TAILS[plan.tail]
            value, role = (text, "note") if text else (dice.randint(1, 90), "value")
            drawn.put(row, first + len(columns), value, role)
        row += 1
        if dice.random() < 0.05:
            row += 1  # a blank row
    if total_at != "none":
        place = total_row or row
        drawn.put(place, first - 1 if dice.random() < 0.8 or not plan.has_serial else column, word, "name")
        put_sum_row(drawn, plan, place, first, columns, sums, of_town)
        row = row if total_row else row + 1
    for text in dice.sample(COMPARISONS, dice.choice((0, 0, 0, 1, 2))):
        drawn.put(row, first - 1, text, "name")
        for offset in range(len(columns)):
            drawn.put(row, first + offset, dice.randint(-20, 200), "value")
        drawn.traits.append("comparison row")
        row += 1
    return row - 1


def canonical_name(name: str) -> str:
    """Return a name of a place as cleaning writes it."""
    return {"六合村委会": "六合村"}.get(name, name)


def put_sum_row(
    drawn: Drawn, plan: Plan, row: int, first: int, columns: list[tuple[str, tuple[str, ...]]], sums: list[int], town: str
) -> None:
    """Write the row of sums."""
    place = 0
    for offset, (item, units) in enumerate(columns):
        own = sums[place : place + len(units)]
        place += len(units)
        says = (
            tuple(stated_by(plan, item, unit, number, town, "") for unit, number in zip(units, own, strict=True)) if town else ()
        )
        text: object = own[0] if len(own) == 1 else f"{own[0]}/{own[1]}"
        drawn.put(row, first + offset, text, "value", says)
