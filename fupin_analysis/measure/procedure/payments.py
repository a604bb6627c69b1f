"""The fund procedure (审查 → 建档立卡 → 上报审批 → 采购 → 联席会议讨论 → 拨款): where each payment stands and what looks wrong.

Nothing here proves anything: a payment that is out of order, or that one person signed twice, is a risk to be looked at
(廉政风险), and is called so.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

#: The steps of a payment in their order.
STEPS = ("review", "registration", "approval", "procurement", "joint_meeting", "payment")

#: Days a step may take before it counts as stuck.
DAY_LIMIT = 30


def measure_payments(steps: pd.DataFrame, *, as_of: date, day_limit: int = DAY_LIMIT) -> pd.DataFrame:
    """Measure payments by the step they have reached.

    Parameters
    ----------
    steps
        One row per payment and step done: township, year, payment (its name or number), amount_yuan [yuan], step (one of
        :data:`STEPS`), done_on (ISO day), signed_by (a key that tells two persons apart and names none, several joined by ``、``;
        may be empty), source.
    as_of
        Day at which things are looked at; steps done later are left out.
    day_limit
        Days a payment may wait for its next step.

    Returns
    -------
    pandas.DataFrame
        One row per payment: township, year, payment, amount_yuan, step (the furthest reached), since (ISO day of the last step
        done), days_waiting [days since then; 0 once paid], is_stuck, missing (steps passed over, in order), out_of_order (steps
        dated before an earlier one), is_paid_before_approval, signed_twice (steps that one key signed more than once), source.

    Raises
    ------
    ValueError
        Where a step has another name, or one payment has one step twice.

    Examples
    --------
    >>> done = [("review", "2018-03-01"), ("payment", "2018-03-05"), ("approval", "2018-03-09")]
    >>> row = {"township": "甲山镇", "year": 2018, "payment": "鸡苗采购", "amount_yuan": 50000.0, "signed_by": "", "source": ""}
    >>> table = measure_payments(pd.DataFrame([row | {"step": s, "done_on": d} for s, d in done]), as_of=date(2018, 4, 1))
    >>> table[["step", "is_paid_before_approval", "missing"]].values.tolist()
    [['payment', True, ('registration', 'procurement', 'joint_meeting')]]
    """
    unknown = sorted(set(steps["step"]) - set(STEPS))
    if unknown:
        raise ValueError(f"a step is one of {', '.join(STEPS)}; got {', '.join(unknown)}")
    keys = ["township", "year", "payment"]
    if steps.duplicated([*keys, "step"]).any():
        raise ValueError("a payment has each step once")
    rows = []
    for unit, own in steps[steps["done_on"].map(date.fromisoformat).le(as_of)].groupby(keys, sort=False):
        rows.append({**dict(zip(keys, unit, strict=True)), **_state(own, as_of, day_limit)})
    columns = ["amount_yuan", "step", "since", "days_waiting", "is_stuck", "missing", "out_of_order"]
    return pd.DataFrame(rows, columns=[*keys, *columns, "is_paid_before_approval", "signed_twice", "source"])


def _state(own: pd.DataFrame, as_of: date, day_limit: int) -> dict[str, Any]:
    days = {step: date.fromisoformat(day) for step, day in zip(own["step"], own["done_on"], strict=True)}
    reached = max(days, key=STEPS.index)
    before = STEPS[: STEPS.index(reached)]
    done = [step for step in STEPS if step in days]
    out_of_order = tuple(step for at, step in enumerate(done) if any(days[step] < days[earlier] for earlier in done[:at]))
    since = max(days.values())
    waiting = 0 if "payment" in days else (as_of - since).days
    return {
        "amount_yuan": float(own["amount_yuan"].iloc[0]),
        "step": reached,
        "since": since.isoformat(),
        "days_waiting": waiting,
        "is_stuck": waiting > day_limit,
        "missing": tuple(step for step in before if step not in days),
        "out_of_order": out_of_order,
        "is_paid_before_approval": "payment" in days and ("approval" not in days or days["payment"] < days["approval"]),
        "signed_twice": _signed_twice(own),
        "source": "; ".join(text for text in own["source"] if text),
    }


def _signed_twice(own: pd.DataFrame) -> tuple[str, ...]:
    signed = own[own["signed_by"].ne("")]
    each = [sorted({name.strip() for name in names.split("、")} - {""}) for names in signed["signed_by"]]  # once a step
    signed = signed.assign(signed_by=pd.Series(each, index=signed.index, dtype="object")).explode("signed_by")
    again = set(signed.loc[signed.duplicated("signed_by", keep=False), "step"])
    return tuple(step for step in STEPS if step in again)
