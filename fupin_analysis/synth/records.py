"""Synthetic records of a township's work over a year: weeks, inspections, payments, files and problems, with the faults of life.

Made up from the township's own synthetic figures, so that files are due for the households on its register. Nothing is real.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from fupin_analysis.core.records import record_sheets, to_records
from fupin_analysis.synth.townships import apportion

_NUMERALS = "一二三四五六七八九十"

#: What is made up to have been left undone, found, paid for: no township's own words.
_UNDONE = ("入户走访未完成", "台账信息未更新", "明白卡未更新", "公示未张贴", "收入核算未完成", "危房改造进度未上报")
_FOUND = ("帮扶记录不完整", "明白卡信息与台账不一致", "驻村工作队考勤缺失", "项目公示不到位", "资料归档不及时", "政策宣传不到位")
_PAID_FOR = ("种苗采购", "鸡苗采购", "化肥采购", "饮水管网材料", "培训服务", "产业道路维修", "农机具采购")
_POSTS = ("甲岗", "乙岗", "丙岗", "丁岗", "戊岗", "己岗")

#: Problems that a township may name, with the figures that they can be held against.
_PROBLEMS = (
    ("当年脱贫户数少于计划", "exit", "当年脱贫", "计划脱贫", "short"),
    ("因病致贫户比其他乡镇多", "cause", "因病", "", "above_others"),
    ("安置就业人数比上年少", "employment", "安置就业", "", "falling"),
    ("产业资金没有发放", "production", "已发放产业资金", "", "none"),
    ("申请贷款的户数低于其他乡镇", "credit", "申请贷款", "", "below_others"),
    ("村级干部业务不熟", "", "", "", ""),
)

#: Weeks of a year that end with a Sunday or before; the last days of December count with the next January.
_WEEKS = 52

#: Shares of weekly reports that come late and never.
_LATE, _NEVER = 0.07, 0.015


def make_records(figures: pd.DataFrame, *, seed: int, number: int = 1) -> pd.DataFrame:
    """Make the records of one township and year.

    Parameters
    ----------
    figures
        Figures of one township and year, its register among them.
    seed, number
        Same seed and number, same records; the number tells townships apart.

    Returns
    -------
    pandas.DataFrame
        Table of records (:mod:`fupin_analysis.core.records`). Some reports are late or missing, five weeks go badly in every
        third township, findings are overdue; in some a payment is made before it is approved, is stuck, or is signed twice.

    Examples
    --------
    >>> from fupin_analysis.synth.townships import make_townships
    >>> records = make_records(make_townships(1, seed=1), seed=1)
    >>> records["record"].unique().tolist()
    ['weeks', 'deductions', 'inspections', 'payments', 'household_files', 'problems']
    """
    draw = np.random.default_rng(np.random.SeedSequence((seed, number)))
    year = int(figures["year"].iloc[0])
    about = {"township": str(figures["township"].iloc[0]), "year": year}
    villages = [f"模拟{_NUMERALS[at]}村" for at in range(int(draw.integers(5, 9)))]
    chosen = figures["topic"].eq("registry") & figures["item"].eq("total") & figures["measure"].eq("households")
    households = int(figures.loc[chosen, "value"].iloc[0])
    weeks = list(_weeks(draw, villages, year, is_troubled=number % 3 == 0))
    rows = [
        *weeks,
        *_deductions(draw, weeks),
        *_inspections(draw, villages, year),
        *_payments(draw, year, number=number),
        *_files(draw, villages, households),
        *_problems(draw, number),
    ]
    return to_records([{**about, **row} for row in rows])


def _monday_after(year: int, week: int) -> date:
    end = date(year, 1, 1) + timedelta(days=7 * week - 1)
    return end + timedelta(days=7 - end.weekday())


def _weeks(draw: np.random.Generator, villages: Sequence[str], year: int, *, is_troubled: bool) -> Iterator[dict[str, Any]]:
    """Yield weekly reports; in a troubled township five weeks go badly, and its last village stops reporting in autumn."""
    usual = draw.uniform(0.86, 0.97, len(villages))
    for at, village in enumerate(villages):
        for week in range(1, _WEEKS + 1):
            if is_troubled and at == len(villages) - 1 and week > 40:
                continue
            planned = int(draw.poisson(4)) + 2
            done = int(draw.binomial(planned, 0.45 if is_troubled and 28 <= week <= 32 else usual[at]))
            chance = draw.uniform()
            if chance < _NEVER:
                continue
            late = int(draw.integers(1, 9)) if chance < _NEVER + _LATE else 0
            received = _monday_after(year, week) + timedelta(days=late)
            row = {"record": "weeks", "place": village, "period": f"{year}W{week:02d}"}
            yield {**row, "planned": planned, "done": done, "undone": planned - done, "received": received.isoformat()}


def _deductions(draw: np.random.Generator, weeks: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield deductions for some of what was left undone; the same matter may be written down again a week later."""
    seen: set[tuple[str, str, str]] = set()
    for row in weeks:
        if row["undone"] < 2 or draw.uniform() < 0.55:
            continue
        matter = f"第{int(row['period'][-2:])}周{_UNDONE[int(draw.integers(len(_UNDONE)))]}"
        points = float(draw.choice([0.5, 1.0, 2.0]))
        base = {"record": "deductions", "place": row["place"], "points": points, "matter": matter}
        week = int(row["period"][-2:])
        for period in [week, week + 1] if draw.uniform() < 0.15 and week < _WEEKS else [week]:
            key = row["place"], f"{row['period'][:5]}{period:02d}", matter
            if key not in seen:
                seen.add(key)
                yield {**base, "period": key[1]}


def _inspections(draw: np.random.Generator, villages: Sequence[str], year: int) -> Iterator[dict[str, Any]]:
    """Yield findings of the three levels; most are put right, some late, some not yet."""
    sheet = record_sheets()["inspections"]
    levels = [choice.name for choice in sheet.column("level").choices]
    musts = [choice.name for choice in sheet.column("requirement").choices]
    seen: set[tuple[object, ...]] = set()
    for _number in range(int(draw.integers(10, 20))):
        found = date(year, 1, 8) + timedelta(days=int(draw.integers(0, 345)))
        due = found + timedelta(days=int(draw.choice([7, 15, 30])))
        closed = due + timedelta(days=int(draw.integers(-6, 9)))
        is_open = draw.uniform() < 0.18 or closed.year > year
        row = {
            "place": str(draw.choice(villages)),
            "level": str(draw.choice(levels, p=[0.55, 0.3, 0.15])),
            "matter": _FOUND[int(draw.integers(len(_FOUND)))],
            "found_on": found.isoformat(),
        }
        if tuple(row.values()) in seen:
            continue
        seen.add(tuple(row.values()))
        requirement = str(draw.choice(musts)) if draw.uniform() < 0.8 else ""
        closing = {"closed_on": "" if is_open else max(closed, found).isoformat()}
        yield {"record": "inspections", **row, "requirement": requirement, "due_on": due.isoformat(), **closing}


def _payments(draw: np.random.Generator, year: int, *, number: int) -> Iterator[dict[str, Any]]:
    """Yield payments step by step; in some townships one is paid before it is approved, one is stuck, one signed twice."""
    is_early, is_stuck, is_twice = number % 4 == 1, number % 3 == 2, number % 5 == 3
    steps = list(dict.fromkeys(column.step for column in record_sheets()["payments"].columns if column.step))
    names = draw.permutation(len(_PAID_FOR))[: int(draw.integers(4, 7))]
    for at, name in enumerate(names):
        day = date(year, int(draw.integers(2, 9)), int(draw.integers(1, 28)))
        amount = round(float(draw.lognormal(11.2, 0.7)), -2)
        order = [*steps[:2], "procurement", "payment", "approval"] if at == 0 and is_early else steps
        order = order[:3] if at == 1 and is_stuck else order
        for place, step in enumerate(order):
            signer = _POSTS[0] if at == 2 and is_twice and step == "payment" else _POSTS[steps.index(step)]
            done = {"step": step, "done_on": day.isoformat(), "signed_by": signer}
            yield {"record": "payments", "matter": f"{year}年{_PAID_FOR[name]}", "amount_yuan": amount, **done}
            day += timedelta(days=int(draw.integers(2, 14)) + place)


def _files(draw: np.random.Generator, villages: Sequence[str], households: int) -> Iterator[dict[str, Any]]:
    """Yield how many households of each village have each form; the later a form in the procedure, the more are lacking."""
    forms = [column.zh for column in record_sheets()["household_files"].columns if column.field == "filed"]
    due = apportion(np.array([households]), draw.uniform(0.5, 1.5, (1, len(villages))))[0]
    for village, count in zip(villages, due.tolist(), strict=True):
        care = draw.uniform(0.9, 1.0)
        for at, form in enumerate(forms):
            filed = int(draw.binomial(count, min(care + 0.08 - 0.015 * at, 1.0)))
            yield {"record": "household_files", "place": village, "matter": form, "households": count, "filed": filed}


def _problems(draw: np.random.Generator, number: int) -> Iterator[dict[str, Any]]:
    chosen = sorted({number % len(_PROBLEMS), *draw.choice(len(_PROBLEMS), 2, replace=False).tolist()})
    for matter, topic, item, base, claim in (_PROBLEMS[at] for at in chosen):
        yield {"record": "problems", "matter": matter, "topic": topic, "item": item, "base_item": base, "claim": claim}
