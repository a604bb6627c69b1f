"""Sheets laid out at random from known figures: what clerks do to a table, and what each cell then says.

Names, figures and layouts are drawn from the generator's own lists (:mod:`benchmarks.sheet_parts`).
"""

from __future__ import annotations

import random

from benchmarks.sheet_parts import (
    FEET,
    ITEMS,
    MEASURES,
    TOWNS,
    VILLAGES,
    Drawn,
    Plan,
    canonical_name,
    put_box,
    put_head,
    put_rows,
    put_sum_row,
    put_title,
    put_values,
)


def draw(seed: int) -> Drawn:
    """Lay out one sheet."""
    dice = random.Random(seed)
    drawn = Drawn()
    plan = Plan(
        dice,
        tuple(dice.sample(TOWNS, dice.randint(2, 4))),
        dice.choice((2016, 2017, 2018, 2020)),
        tuple(dice.sample(list(ITEMS), dice.randint(1, 3))),
        ("户", "人") if dice.random() < 0.7 else (dice.choice("户人"),),
        dice.choice(("bracket", "word", "two rows", "two rows merged", "units row", "pair")),
        dice.random() < 0.4,
        dice.random() < 0.25,
    )
    if plan.head == "pair":
        plan.units = ("户", "人")
    shape = dice.choice(
        ("villages", "towns", "items", "across", "sub-heads", "villages", "towns", "months", "two names", "years", "money")
    )
    drawn.traits += [shape, plan.head]
    row, column = 1 + dice.choice((0, 0, 0, 1, 3)), 1 + dice.choice((0, 0, 0, 1, 2))
    one_town = plan.towns[0]
    is_county = shape in ("towns", "across", "sub-heads", "two names", "years")
    row = put_title(drawn, plan, row, column, "" if is_county else one_town)
    bottom = _SHAPES[shape](drawn, plan, row, column, one_town)
    if dice.random() < 0.25 and shape in ("villages", "towns", "items") and not drawn.township:
        drawn.traits.append("second table")
        other = Plan(dice, (plan.towns[1], *plan.towns[2:]), plan.year, plan.items, plan.units, plan.head, False, False)
        if dice.random() < 0.5:
            top = bottom + dice.choice((1, 2, 3))
            drawn.put(top, column, f"{plan.towns[1]}{plan.year}年致贫原因统计表", "note")
            bottom = _villages(drawn, other, top + 1, column, plan.towns[1])
        else:
            left = max(place for _, place in drawn.cells) + 2
            drawn.put(row - 1, left, f"{plan.towns[1]}{plan.year}年致贫原因统计表", "note")
            bottom = max(bottom, _villages(drawn, other, row, left, plan.towns[1]))
    for _ in range(dice.choice((0, 0, 1, 2))):
        bottom += dice.choice((1, 1, 2))
        for offset, text in enumerate(dice.choice(FEET)):
            if text != "":
                drawn.put(bottom, column + offset, text, "note")
        drawn.traits.append("foot")
    _disturb(drawn, dice)
    return drawn


def _villages(drawn: Drawn, plan: Plan, row: int, column: int, town: str) -> int:
    dice = plan.random
    names = dice.sample(VILLAGES, dice.randint(2, 6))
    heading = dice.choice(("村名", "行政村", "村", "村名称"))
    below, columns = put_head(drawn, plan, row, column, (heading,))
    right = column + plan.has_serial + len(columns) + plan.has_remark
    if dice.random() < 0.2 and not plan.has_remark and len(names) > 3:
        return _halves(drawn, plan, row, below, column, names, columns, town, heading)
    bottom = put_rows(drawn, plan, below, column, names, columns, town)
    put_box(drawn, row, column, bottom, right)
    return bottom


def _halves(
    drawn: Drawn,
    plan: Plan,
    row: int,
    below: int,
    column: int,
    names: list[str],
    columns: list[tuple[str, tuple[str, ...]]],
    town: str,
    heading: str,
) -> int:
    """One list in two halves side by side, with or without a blank column between them."""
    drawn.traits.append("halves")
    width = 1 + plan.has_serial + len(columns) + plan.random.choice((0, 0, 1))
    put_head(drawn, plan, row, column + width, (heading,))
    half = (len(names) + 1) // 2
    for order, name in enumerate(names):
        left = column + (width if order >= half else 0)
        line = below + (order - half if order >= half else order)
        if plan.has_serial:
            drawn.put(line, left, order + 1, "name")
        drawn.put(line, left + plan.has_serial, name, "name")
        put_values(drawn, plan, line, left + 1 + plan.has_serial, columns, town, canonical_name(name))
    bottom = below + half - 1
    put_box(drawn, row, column, bottom, column + width + plan.has_serial + len(columns))
    return bottom


def _towns(drawn: Drawn, plan: Plan, row: int, column: int, _town: str) -> int:
    heading = plan.random.choice(("乡镇", "乡（镇）", "乡镇名称", "镇乡"))
    below, columns = put_head(drawn, plan, row, column, (heading,))
    bottom = put_rows(drawn, plan, below, column, list(plan.towns), columns, "")
    put_box(drawn, row, column, bottom, column + plan.has_serial + len(columns) + plan.has_remark)
    return bottom


def _items(drawn: Drawn, plan: Plan, row: int, column: int, town: str) -> int:
    """Items of one township down the side."""
    heading = plan.random.choice(("致贫原因", "原因", "指标", "项目"))
    drawn.put(row, column, heading, "heading")
    for offset, unit in enumerate(plan.units):
        drawn.put(row, column + 1 + offset, plan.random.choice((MEASURES[unit][0], f"数量（{unit}）")), "heading")
    for item in plan.items:
        row += 1
        drawn.put(row, column, plan.random.choice(("", "其中：", "（一）")) + item, "name")
        put_values(drawn, plan, row, column + 1, [(item, (unit,)) for unit in plan.units], town, "")
    top = row - len(plan.items)
    put_box(drawn, top, column, row, column + len(plan.units))
    return row


def _across(drawn: Drawn, plan: Plan, row: int, column: int, _town: str) -> int:
    """Items down, townships across."""
    top = row
    drawn.put(row, column, "项目", "heading")
    for offset, town in enumerate(plan.towns):
        left = column + 1 + offset * len(plan.units)
        drawn.put(row, left, town, "heading")
        if len(plan.units) > 1:
            drawn.merge(row, left, row, left + 1)
            for inner, unit in enumerate(plan.units):
                drawn.put(row + 1, left + inner, MEASURES[unit][0], "heading")
    row += len(plan.units) > 1
    for item in plan.items:
        row += 1
        drawn.put(row, column, item if len(plan.units) > 1 else f"{item}{MEASURES[plan.units[0]][0]}", "name")
        for offset, town in enumerate(plan.towns):
            columns = [(item, (unit,)) for unit in plan.units]
            put_values(drawn, plan, row, column + 1 + offset * len(plan.units), columns, town, "")
    put_box(drawn, top, column, row, column + len(plan.towns) * len(plan.units))
    return row


def _sub_heads(drawn: Drawn, plan: Plan, row: int, column: int, _town: str) -> int:
    """A county's list by village, each township alone on its row above its villages."""
    dice = plan.random
    top, left = row, column
    plan.has_serial = plan.has_remark = False
    row, columns = put_head(drawn, plan, row, column, (dice.choice(("村名", "单位", "乡镇村")),))
    numbered, with_sums = dice.random() < 0.5, dice.random() < 0.6
    for order, town in enumerate(plan.towns):
        text = f"{'一二三四五'[order]}、{town}" if numbered else town
        drawn.put(row, column, text, "name")
        if dice.random() < 0.5:
            drawn.merge(row, column, row, column + len(columns))
        sums: list[int] = []
        row += 1
        for village in dice.sample([name for name in VILLAGES if name != "七里"], dice.randint(2, 3)):
            drawn.put(row, column, village, "name")
            numbers = put_values(drawn, plan, row, column + 1, columns, town, canonical_name(village))
            sums = [one + other for one, other in zip(sums, numbers, strict=True)] if sums else numbers
            row += 1
        if with_sums:
            drawn.put(row, column, dice.choice(("小计", "小 计")), "name")
            put_sum_row(drawn, plan, row, column + 1, columns, sums, town)
            drawn.open_cells |= {(row, column + 1 + offset) for offset in range(len(columns))}
            row += 1
    if dice.random() < 0.6:
        drawn.put(row, column, "总计", "name")
        for offset in range(len(columns)):
            drawn.put(row, column + 1 + offset, dice.randint(50, 900), "value")
        row += 1
    put_box(drawn, top, left, row - 1, column + len(columns))
    return row - 1


def _months(drawn: Drawn, plan: Plan, row: int, column: int, town: str) -> int:
    """Months down, some of them made dates."""
    dice, top = plan.random, row
    drawn.put(row, column, dice.choice(("时间", "月份", "月份")), "heading")
    item = plan.items[0]
    for offset, unit in enumerate(plan.units):
        drawn.put(row, column + 1 + offset, f"{item}（{unit}）", "heading")
    are_dates, form = dice.random() < 0.5, dice.choice(("yyyy/m/d", 'yyyy"年"m"月"'))
    for month in range(1, dice.randint(3, 6)):
        row += 1
        if are_dates:
            drawn.put(row, column, f"{plan.year}-{month:02d}-01", "name", kind="date", format=form)
        else:
            drawn.put(row, column, dice.choice((f"{month}月", f"{plan.year}年{month}月")), "name")
        for offset, unit in enumerate(plan.units):
            number = dice.randint(0, 90)
            stated = (town, "", f"{plan.year}M{month:02d}", *ITEMS[item], MEASURES[unit][1], float(number))
            drawn.put(row, column + 1 + offset, number, "value", (stated,))
    put_box(drawn, top, column, row, column + len(plan.units))
    return row


def _disturb(drawn: Drawn, dice: random.Random) -> None:
    """Hide a row or a column."""
    if dice.random() < 0.1:
        row = dice.choice([place for place, _ in drawn.cells])
        for place, cell in drawn.cells.items():
            if place[0] == row:
                drawn.cells[place] = cell._replace(hidden="row")
        drawn.traits.append("hidden")


def _two_names(drawn: Drawn, plan: Plan, row: int, column: int, _town: str) -> int:
    """Township and village beside one another; the township once for its villages, merged or blank below."""
    dice, top = plan.random, row
    plan.has_serial = plan.has_remark = False
    plan.head = plan.head if plan.head != "two rows" else "two rows merged"
    row, columns = put_head(drawn, plan, row, column, ("乡镇", "村"))
    merges = dice.random() < 0.5
    page_after = dice.choice((0, 1)) if dice.random() < 0.3 else None
    for order, town in enumerate(plan.towns):
        first, sums = row, []
        for place, village in enumerate(dice.sample(VILLAGES, dice.randint(2, 3))):
            if place == 0:
                drawn.put(row, column, town, "name")
            drawn.put(row, column + 1, village, "name")
            numbers = put_values(drawn, plan, row, column + 2, columns, town, canonical_name(village))
            sums = [one + other for one, other in zip(sums, numbers, strict=True)] if sums else numbers
            row += 1
        if dice.random() < 0.4:
            drawn.put(row, column + 1, "小计", "name")
            put_sum_row(drawn, plan, row, column + 2, columns, sums, town)
            drawn.open_cells |= {(row, column + 2 + offset) for offset in range(len(columns))}
            row += 1
        if merges and row - first > 1:
            drawn.merge(first, column, row - 1, column)
        if page_after == order:
            if dice.random() < 0.5:
                drawn.put(row, column, "续表", "note")
                row += 1
            row, _ = put_head(drawn, plan, row, column, ("乡镇", "村"))
            drawn.traits.append("page")
    if dice.random() < 0.5:
        drawn.put(row, column, "合计", "name")
        for offset in range(len(columns)):
            drawn.put(row, column + 2 + offset, dice.randint(50, 900), "value")
        row += 1
    put_box(drawn, top, column, row - 1, column + 1 + len(columns))
    return row - 1


def _years(drawn: Drawn, plan: Plan, row: int, column: int, _town: str) -> int:
    """Townships down, the years in the headings: 因病户数(2017)."""
    dice, top = plan.random, row
    item, unit = plan.items[0], plan.units[0]
    form = dice.choice(("{item}{word}({year})", "{year}年{item}{word}", "{item}（{unit}）{year}年"))
    years = [plan.year, plan.year - 1][: dice.randint(1, 2)]
    drawn.put(row, column, "乡镇", "heading")
    for offset, year in enumerate(years):
        drawn.put(row, column + 1 + offset, form.format(item=item, word=MEASURES[unit][0], unit=unit, year=year), "heading")
    for town in plan.towns:
        row += 1
        drawn.put(row, column, town, "name")
        for offset, year in enumerate(years):
            number = dice.randint(0, 90)
            stated = (town, "", str(year), *ITEMS[item], MEASURES[unit][1], float(number))
            drawn.put(row, column + 1 + offset, number, "value", (stated,))
    put_box(drawn, top, column, row, column + len(years))
    return row


def _money(drawn: Drawn, plan: Plan, row: int, column: int, town: str) -> int:
    """Production funds by village in 元 or 万元, some stored in yuan and shown in 万元."""
    dice, top = plan.random, row
    unit = dice.choice(("元", "万元"))
    drawn.put(row, column, "村名", "heading")
    drawn.put(row, column + 1, dice.choice((f"产业资金（{unit}）", f"产业资金/{unit}")), "heading")
    scaled = dice.random() < 0.3
    for village in dice.sample(VILLAGES, 3):
        row += 1
        yuan = dice.randint(1, 400) * 2500
        number: object = yuan if unit == "元" or scaled else yuan / 10_000
        stated = (town, canonical_name(village), str(plan.year), "production", "allocated", "amount_yuan", float(yuan))
        drawn.put(row, column, village, "name")
        drawn.put(row, column + 1, number, "value", (stated,), format="0!.0000," if scaled else "")
        if scaled:
            drawn.open_cells.add((row, column + 1))
    put_box(drawn, top, column, row, column + 1)
    return row


_SHAPES = {
    "two names": _two_names,
    "years": _years,
    "money": _money,
    "villages": _villages,
    "towns": _towns,
    "items": _items,
    "across": _across,
    "sub-heads": _sub_heads,
    "months": _months,
}
