"""How complete household files are, worked out by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from fupin_analysis.measure.procedure.household_files import measure_household_files

NAN = float("nan")


def _row(*forms, households=40.0):
    rows = [{"form": form, "filed": filed, "households": households, "source": form} for form, filed in forms]
    table = pd.DataFrame(rows).assign(township="甲山镇", year=2018, place="一心村")
    (row,) = measure_household_files(table).to_dict("records")
    return row


@pytest.mark.parametrize(
    ("forms", "stated", "complete", "share", "lacking", "exceeds"),
    [
        ([("申请书", 40.0), ("公示", 40.0)], 2, 2, 1.0, (), False),
        ([("申请书", 40.0), ("公示", 30.0), ("评议", 10.0)], 3, 1, 80 / 120, ("评议", "公示"), False),
        ([("申请书", 41.0)], 1, 1, 1.0, (), True),
        ([("申请书", 60.0), ("公示", 20.0)], 2, 1, 0.75, ("公示",), True),  # one filed too often makes up for none
        ([("申请书", 40.0), ("公示", NAN)], 1, 1, 1.0, (), False),
        ([("申请书", NAN)], 0, 0, NAN, (), False),
        ([("申请书", 0.0)], 1, 0, 0.0, ("申请书",), False),
    ],
)
def test_forms_of_a_village(forms, stated, complete, share, lacking, exceeds):
    row = _row(*forms)
    assert (row["forms_stated"], row["forms_complete"], row["lacking"], row["exceeds"]) == (stated, complete, lacking, exceeds)
    assert row["filed_share"] == pytest.approx(share, nan_ok=True)
    assert (row["households"], row["forms_due"]) == (40.0, 9)


def test_no_households_no_share():
    assert _row(("申请书", 0.0), households=0.0)["filed_share"] != _row(("申请书", 0.0))["filed_share"]
