"""Decisions, what became of them and what a draft would change, in whole sentences."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from fupin_analysis.core.decision import Decision, Ruling
from fupin_analysis.present.decisions import (
    DECISION_COLUMNS,
    decision_table,
    tell_draft,
    tell_record,
    tell_ruling,
    tell_withdrawal,
)
from fupin_analysis.present.findings import tell_decision
from tests.present.test_findings import NAN, SUM, TOTAL, effect, finding

DECISION: dict[str, Any] = {
    "finding": "甲镇-2018-B101-93SB9A2G",
    "township": "甲镇",
    "year": 2018,
    "figure": TOTAL,
    "action": "accepted",
    "expected": 72.0,
    "value": 62.0,
    "who": "市扶贫办",
    "when": "2019-01-05",
    "why": "核对台账",
}


def decision(**changed: Any) -> Decision:
    return Decision(**(DECISION | {"id": "A1B2C3D4"} | changed))


def test_a_decision_names_the_stated_value_beside_the_decided() -> None:
    assert tell_decision(DECISION) == "2018年建档立卡合计原报72户，按核对建议核定62户（市扶贫办，2019年1月5日：核对台账）。"
    waived = tell_decision(DECISION | {"action": "waived", "value": None})
    assert waived == "2018年建档立卡合计72户经核实保留原数（市扶贫办，2019年1月5日：核对台账）。"
    assert tell_record(decision()) == "甲镇2018年建档立卡合计原报72户，按核对建议核定62户（市扶贫办，2019年1月5日：核对台账）。"
    assert tell_record(decision(), language="en").startswith(
        "甲镇 registered, total 2018: stated as 72 households, the proposed 62"
    )


def test_a_ruling_says_what_became_of_the_record() -> None:
    plain = tell_decision(DECISION)
    other = decision(id="ZZ", who="镇政府", when="2019-02-01", why="重报")
    assert tell_ruling(Ruling(decision(), "in_force")) == plain
    assert tell_ruling(Ruling(decision(), "stale", got=70.0)) == plain + "原报数现为70户，这条决定没有采用，待重新确认。"
    assert tell_ruling(Ruling(decision(), "stale")) == plain + "原报数现为—，这条决定没有采用，待重新确认。"
    assert tell_ruling(Ruling(decision(), "disputed", other=other)) == plain + "与决定ZZ不同，两条都没有采用，请撤回其中一条。"
    assert tell_ruling(Ruling(decision(), "withdrawn", other=other)) == plain + "已撤回（镇政府，2019年2月1日：重报）。"


def test_decisions_are_listed_one_a_row() -> None:
    table = decision_table([Ruling(decision(), "in_force"), Ruling(decision(action="waived", value=None), "stale")])
    assert list(table.columns) == DECISION_COLUMNS
    kept = ["decision", "state", "year", "stated", "value"]
    assert table[kept].to_numpy().tolist() == [
        ["A1B2C3D4", "有效", "2018", "72户", "62户"],
        ["A1B2C3D4", "数字已变，待确认", "2018", "72户", ""],
    ]
    assert list(decision_table([]).columns) == DECISION_COLUMNS


def test_a_draft_tells_what_vanishes_and_what_appears() -> None:
    found = pd.DataFrame([finding(SUM, verdict="deduced")])
    none = found.iloc[:0]
    effects = pd.DataFrame([effect("planned_households", 7.0, 57.0, finding="甲镇-2018-B101-93SB9A2G")])
    told = "  甲镇-2018-B101-93SB9A2G “甲＝乙＋丙”不成立：2018年建档立卡合计报72户，计算得62户，相差10户。请核实。"
    record = tell_record(decision())
    assert tell_draft(decision(), vanish=found, appear=none, effects=effects) == [
        record,
        "受此影响的指标：2018年计划脱贫的计划户数由7户变为57户。",
        "以下1处待核实数据将随之消除：",
        told,
    ]
    assert tell_draft(decision(), vanish=none, appear=found, effects=effects.iloc[:0]) == [
        record,
        "注意：以下1处将因此变得不一致：",
        told,
        "没有一处待核实数据会因此消除。",
    ]
    waived = decision(action="waived", value=None)
    assert tell_draft(waived, vanish=none, appear=none, effects=effects.iloc[:0]) == [tell_record(waived)]


def test_taking_a_decision_back_tells_both_records_and_what_returns() -> None:
    found = pd.DataFrame([finding(SUM, verdict="deduced")])
    back = decision(id="ZZ", action="waived", value=None, when="2019-02-01", why="重报")
    told = "  甲镇-2018-B101-93SB9A2G “甲＝乙＋丙”不成立：2018年建档立卡合计报72户，计算得62户，相差10户。请核实。"
    records = [tell_record(decision()), tell_record(back)]
    lines = tell_withdrawal(decision(), back, vanish=found.iloc[:0], appear=found)
    assert lines[:2] == records
    assert "1处" in lines[2]
    assert lines[3:] == [told]
    assert tell_withdrawal(decision(), back, vanish=found, appear=found.iloc[:0]) == [
        *records,
        "以下1处待核实数据将随之消除：",
        told,
    ]
    assert tell_withdrawal(decision(), back, vanish=found.iloc[:0], appear=found.iloc[:0]) == records


def test_a_draft_tells_from_what_to_what_and_a_finding_between_which() -> None:
    found = pd.DataFrame([finding(SUM, verdict="deduced")]).iloc[:0]
    name = DECISION["finding"]
    rows = [effect("planned_households", 57.0, 7.0, finding=name), effect("completion_households_share", NAN, 0.5, finding=name)]
    told = tell_draft(decision(), vanish=found, appear=found, effects=pd.DataFrame(rows))[1]
    assert told == "受此影响的指标：2018年计划脱贫的计划户数由57户变为7户、2018年计划脱贫的完成率（按户）为50.0%。"
    english = tell_draft(decision(), vanish=found, appear=found, effects=pd.DataFrame(rows[:1]), language="en")[1]
    assert english.endswith("from 57 to 7.")


@pytest.mark.parametrize(
    ("rivals", "remarks"),
    [
        ((72.0, 162.0), ["注意：各处所报（72户、162户）都不是62户。"]),
        ((72.0, 62.0), []),
        ((), []),  # of one statement every other number is another one
    ],
)
def test_a_value_that_no_place_states_is_remarked_on(rivals: tuple[float, ...], remarks: list[str]) -> None:
    none = pd.DataFrame([finding(SUM)]).iloc[:0]
    lines = tell_draft(decision(), vanish=none, appear=none, effects=none, rivals=rivals)
    assert [line for line in lines if "都不是" in line] == remarks
    waived = tell_draft(decision(action="waived", value=None), vanish=none, appear=none, effects=none, rivals=rivals)
    assert len(waived) == 1
