"""The fund procedure: steps in and out of order, waiting, missing, signed twice; worked out by hand."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from fupin_analysis.measure.procedure.payments import STEPS, measure_payments

DAYS = dict(zip(STEPS, ["2018-03-01", "2018-03-05", "2018-03-12", "2018-04-01", "2018-04-10", "2018-04-20"], strict=True))


def _steps(days, signed=None):
    signed = signed or {}
    rows = [
        {"step": step, "done_on": day, "signed_by": signed.get(step, ""), "source": f"资金 › {step}"}
        for step, day in days.items()
    ]
    return pd.DataFrame(rows).assign(township="甲山镇", year=2018, payment="鸡苗采购", amount_yuan=50000.0)


def _row(days, as_of="2018-06-01", **options):
    (row,) = measure_payments(_steps(days, options.pop("signed", None)), as_of=date.fromisoformat(as_of), **options).to_dict(
        "records"
    )
    return row


def test_a_payment_that_went_its_way():
    row = _row(DAYS)
    assert (row["step"], row["since"], row["days_waiting"], row["is_stuck"]) == ("payment", "2018-04-20", 0, False)
    assert (row["missing"], row["out_of_order"], row["is_paid_before_approval"], row["signed_twice"]) == ((), (), False, ())
    assert row["amount_yuan"] == 50000.0


@pytest.mark.parametrize(
    ("as_of", "step", "waiting", "is_stuck"),
    [
        ("2018-03-01", "review", 0, False),
        ("2018-03-31", "approval", 19, False),
        ("2018-04-05", "procurement", 4, False),
    ],
)
def test_where_it_stood_at_a_day(as_of, step, waiting, is_stuck):
    row = _row(DAYS, as_of)
    assert (row["step"], row["days_waiting"], row["is_stuck"]) == (step, waiting, is_stuck)


@pytest.mark.parametrize(("as_of", "is_stuck"), [("2018-04-11", False), ("2018-04-12", True), ("2019-01-05", True)])
def test_stuck_after_thirty_days_also_across_a_year(as_of, is_stuck):
    row = _row({step: DAYS[step] for step in STEPS[:3]}, as_of)
    assert row["is_stuck"] is is_stuck


def test_paid_before_approved_and_steps_passed_over():
    row = _row({"review": "2018-03-01", "payment": "2018-03-05", "approval": "2018-03-09"})
    assert row["is_paid_before_approval"] is True
    assert row["missing"] == ("registration", "procurement", "joint_meeting")
    assert row["out_of_order"] == ("payment",)


def test_paid_and_never_approved():
    row = _row({step: day for step, day in DAYS.items() if step != "approval"})
    assert row["is_paid_before_approval"] is True
    assert row["missing"] == ("approval",)


def test_on_the_same_day_is_in_order():
    row = _row(dict.fromkeys(STEPS, "2018-03-01"))
    assert (row["out_of_order"], row["is_paid_before_approval"]) == ((), False)


def test_one_person_who_signs_two_steps():
    row = _row(DAYS, signed={"review": "a", "approval": "b", "payment": "a"})
    assert row["signed_twice"] == ("review", "payment")


def test_what_nobody_signed_is_not_signed_twice():
    assert _row(DAYS, signed={"review": "a"})["signed_twice"] == ()


def test_unknown_and_repeated_steps_are_refused():
    with pytest.raises(ValueError, match="one of review"):
        _row({"lunch": "2018-03-01"})
    twice = pd.concat([_steps(DAYS), _steps({"review": "2018-03-02"})])
    with pytest.raises(ValueError, match="each step once"):
        measure_payments(twice, as_of=date(2018, 6, 1))


def test_a_name_written_twice_in_one_step_signed_it_once():
    assert _row({"review": "2018-03-01"}, signed={"review": "a、a"})["signed_twice"] == ()
    assert _row(DAYS, signed={"review": "a、a", "payment": "b、 a"})["signed_twice"] == ("review", "payment")
