"""Decisions, what became of them and what a draft would change, in whole sentences."""

from __future__ import annotations

from typing import Any

import pandas as pd

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
from tests.present.test_findings import SUM, TOTAL, effect, finding

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
        "受此影响的指标：2018年计划脱贫的计划户数在7至57户之间。",
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
