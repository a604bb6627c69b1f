"""Findings, decisions and what the checks rest on, in whole sentences written by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from fupin_analysis.core.metrics import Metrics
from fupin_analysis.present.finding_list import LIST_COLUMNS, clerk_rows, finding_table
from fupin_analysis.present.findings import (
    anchor_of,
    checked_rows,
    finding_rows,
    tell_effects,
    tell_finding,
    tell_ground,
    tell_shorts,
)

NAN = float("nan")
TOTAL, LABOUR = "registry/total.households@2018", "registry/with_labour.households@2018"


def edit(
    figure: str, left: float, right: float, *, relation: str = "=", rule: str = "B101", register: str = ""
) -> dict[str, Any]:
    return {"figure": figure, "relation": relation, "left": left, "right": right, "rule": rule, "register": register}


def change(figure: str, old: float | None, new: float | None) -> dict[str, Any]:
    path, _, period = figure.partition("@")
    name, _, measure = path.partition(".")
    topic, _, item = name.partition("/")
    return {"period": period, "place": "", "topic": topic, "item": item, "measure": measure, "from": old, "to": new}


def candidate(
    *changes: dict[str, Any], reasons: tuple[str, ...] = (), minimal: bool = True, larger: bool = False
) -> dict[str, Any]:
    told = [{"name": name, "figure": "", "value": 0.0} for name in reasons]
    return {"changes": list(changes), "minimal": minimal, "larger": larger, "score": 1.0, "reasons": told}


def finding(*edits: dict[str, Any], candidates: tuple[dict[str, Any], ...] = (), **changed: Any) -> dict[str, Any]:
    """A finding of the rule “甲＝乙＋丙” about the first of its edits."""
    row = {
        "finding": "甲镇-2018-B101-93SB9A2G",
        "rule": "B101",
        "township": "甲镇",
        "year": 2018,
        "period": "2018",
        "place": "",
        "topic": "registry",
        "item": "total",
        "measure": "households",
        "verdict": "ambiguous",
        "severity": "error",
        "standing": "contradiction",
        "stated": 72.0,
        "computed": 62.0,
        "difference": -10.0,
        "proposed": NAN,
        "confidence": "",
        "rule_zh": "甲＝乙＋丙",
        "rule_en": "a = b + c",
        "decision": "",
        "cause": "",
        "source": "甲.xlsx › 表 › C3; 甲.xlsx › 表 › C4",
    }
    return row | {"edits": list(edits), "candidates": list(candidates)} | changed


SUM = edit(TOTAL, 72.0, 62.0)
TO_62, TO_47 = change(TOTAL, 72.0, 62.0), change(LABOUR, 37.0, 47.0)

TOLD = {
    "a sum, several repairs": (
        finding(SUM, candidates=(candidate(TO_62, reasons=("slip_replaced",)), candidate(TO_47, TO_62))),
        "“甲＝乙＋丙”不成立：2018年建档立卡合计报72户，计算得62户，相差10户。可能的改法：（1）2018年建档立卡合计由72户改为62户：错写一位数字；"
        "（2）2018年有劳动能力户由37户改为47户、2018年建档立卡合计由72户改为62户。仅凭数字不能确定，请核对原始台账。",
        "“a = b + c” does not hold: registered, total 2018 is stated as 72 households, the other figures give 62 households, "
        "a difference of 10 households. Possible repairs: (1) registered, total 2018 from 72 households to 62 households: "
        "a digit was mistyped; (2) households with labour 2018 from 37 households to 47 households and registered, total 2018 "
        "from 72 households to 62 households. The figures alone cannot decide; please check the ledger.",
    ),
    "one repair stands out, another is refuted": (
        finding(
            SUM,
            verdict="deduced",
            confidence="high",
            candidates=(candidate(TO_62, reasons=("slip_replaced", "slip_replaced")), candidate(TO_47, minimal=False)),
        ),
        "“甲＝乙＋丙”不成立：2018年建档立卡合计报72户，计算得62户，相差10户。建议将2018年建档立卡合计由72户改为62户（把握高）：错写一位数字。"
        "其他可能：（1）2018年有劳动能力户由37户改为47户（不采纳）。",
        "“a = b + c” does not hold: registered, total 2018 is stated as 72 households, the other figures give 62 households, "
        "a difference of 10 households. Proposed: registered, total 2018 from 72 households to 62 households (confidence high): "
        "a digit was mistyped. Other possibilities: "
        "(1) households with labour 2018 from 37 households to 47 households (refuted).",
    ),
    "a larger repair is not refuted; a blank is filled in": (
        finding(SUM, candidates=(candidate(change(LABOUR, None, 47.0), minimal=False, larger=True),)),
        "“甲＝乙＋丙”不成立：2018年建档立卡合计报72户，计算得62户，相差10户。可能的改法：（1）2018年有劳动能力户补填为47户。"
        "仅凭数字不能确定，请核对原始台账。",
        "“a = b + c” does not hold: registered, total 2018 is stated as 72 households, the other figures give 62 households, "
        "a difference of 10 households. Possible repairs: (1) households with labour 2018 filled in as 47 households. "
        "The figures alone cannot decide; please check the ledger.",
    ),
    "above what is possible; nothing known would mend it": (
        finding(
            edit("medical/assisted.recipients@2018", 1312.0, 1252.0, relation="<="),
            verdict="impossible",
            measure="recipients",
            candidates=(candidate(change(TOTAL, 72.0, None)),),
        ),
        "“甲＝乙＋丙”不成立：2018年医疗保障覆盖报1312人，上限为1252人，超出60人。可能是人次与人数混用，或统计时点、范围不同；"
        "仅凭数字不能确定应改哪一个，请核实。",
        "“a = b + c” does not hold: covered by medical security 2018 is stated as 1,312 recipients, at most "
        "1,252 recipients is possible, 60 recipients too much. Person-times may have been taken for persons, or dates and scope "
        "differ; the figures alone cannot say which is wrong, please check.",
    ),
    "below what is needed, caused by a decision": (
        finding(edit(TOTAL, 72.0, 80.0, relation=">="), verdict="impossible", cause="2018-01"),
        "“甲＝乙＋丙”不成立：2018年建档立卡合计报72户，下限为80户，少8户。两个数字的口径、时点或范围可能不同；仅凭数字不能确定应改哪一个，请核实。"
        "（由核定的数字引起）",
        "“a = b + c” does not hold: registered, total 2018 is stated as 72 households, at least 80 households is needed, "
        "8 households too little. Definition, date or scope of the two may differ; the figures alone cannot say which is wrong, "
        "please check. (brought about by a figure decided on)",
    ),
    "two statements that differ, in two measures": (
        finding(
            edit(TOTAL, 72.0, 62.0),
            edit("registry/total.persons@2018", 300.0, 260.0),
            edit("registry/total.persons@2017", 1.0, 2.0),
            edit(TOTAL, 5.0, 6.0, rule="B102"),
            verdict="conflict",
        ),
        "“甲＝乙＋丙”不成立：2018年建档立卡合计一处报72户、300人，另一处报62户、260人，相差10户、40人。"
        "以哪一处为准请核实；在此之前，有关进度按各种表述分别测算。",
        "“a = b + c” does not hold: registered, total 2018 is stated as 72 households and 300 persons in one place and "
        "62 households and 260 persons in another, a difference of 10 households and 40 persons. Which is in force needs to be "
        "confirmed; until then progress is worked out under each.",
    ),
    "percentages differ by points, and in a village": (
        finding(edit("registry/headcount_ratio.rate@2018[东村]", 0.12, 0.1), verdict="deduced"),
        "“甲＝乙＋丙”不成立：东村2018年贫困发生率报12%，计算得10%，相差2个百分点。请核实。",
        "“a = b + c” does not hold: poverty headcount ratio 2018 in 东村 is stated as 12%, the other figures give 10%, "
        "a difference of 2 percentage points. Please check.",
    ),
    "the register counts otherwise": (
        finding(
            edit(TOTAL, 72.0, 62.0, register="台账.xlsx › 户"),
            edit("registry/total.persons@2018", 300.0, 260.0, register="台账.xlsx › 户"),
            edit(LABOUR, 37.0, 30.0, register="台账.xlsx › 人"),
            verdict="conflict",
        ),
        "报送数与台账（台账.xlsx › 户、台账.xlsx › 人）不符：2018年建档立卡合计报72户300人，台账计62户260人；"
        "2018年有劳动能力户报37户，台账计30户。"
        "是报送数有误，还是台账未更新、统计时点或范围不同，仅凭数字不能确定，请核实。",
        "The return and the household register (台账.xlsx › 户 and 台账.xlsx › 人) disagree: registered, total 2018 is stated as "
        "72 households, 300 persons, the register counts 62 households, 260 persons; households with labour 2018 is stated as "
        "37 households, the register counts 30 households. Whether the return is wrong, or the register out of date or "
        "of another date or scope, the figures cannot say; please check.",
    ),
    "a sum and the register": (
        finding(
            SUM,
            edit(LABOUR, 37.0, 30.0, rule="M101", register="台账.xlsx › 户"),
            verdict="deduced",
            candidates=(candidate(TO_62),),
        ),
        "“甲＝乙＋丙”不成立：2018年建档立卡合计报72户，计算得62户，相差10户。报送数与台账（台账.xlsx › 户）不符："
        "2018年有劳动能力户报37户，台账计30户。"
        "可能的改法：（1）2018年建档立卡合计由72户改为62户。",
        "“a = b + c” does not hold: registered, total 2018 is stated as 72 households, the other figures give 62 households, "
        "a difference of 10 households. The return and the household register (台账.xlsx › 户) disagree: households with labour "
        "2018 is stated as 37 households, the register counts 30 households. Possible repairs: (1) registered, total 2018 from "
        "72 households to 62 households.",
    ),
    "a note proposes nothing": (
        finding(SUM, severity="note", verdict="deduced", candidates=(candidate(TO_62),)),
        "“甲＝乙＋丙”不成立：2018年建档立卡合计报72户，计算得62户，相差10户。请核实。",
        "“a = b + c” does not hold: registered, total 2018 is stated as 72 households, the other figures give 62 households, "
        "a difference of 10 households. Please check.",
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_a_finding_is_told(name: str) -> None:
    row, zh, en = TOLD[name]
    assert tell_finding(row) == zh
    assert tell_finding(row, language="en") == en


def test_of_many_repairs_three_are_told_and_of_many_counts_eight() -> None:
    many = finding(SUM, candidates=tuple(candidate(change(TOTAL, 72.0, value)) for value in (61.0, 62.0, 63.0, 64.0)))
    assert "（3）" in tell_finding(many)
    assert "（4）" not in tell_finding(many)
    items = [
        "total",
        "general",
        "exited",
        "not_exited",
        "with_labour",
        "without_labour",
        "newly_identified",
        "returned",
        "removed",
    ]
    for count, told in ((8, "报送数与台账（台账.xlsx）不符："), (9, "报送数与台账（台账.xlsx）有9处不符，其中：")):
        edits = [edit(f"registry/{item}.households@2018", 2.0, 1.0, register="台账.xlsx") for item in items[:count]]
        text = tell_finding(finding(*edits, verdict="conflict"))
        assert text.startswith(told)
        assert text.count("台账计1户") == 8


def test_findings_are_listed_with_anchor_verdict_and_cells() -> None:
    row = finding(SUM, verdict="deduced")
    (listed,) = finding_rows(Metrics((), [row]))
    assert listed.rows == [
        (
            "F-93SB9A2G",
            "deduced",
            "可推定",
            "“甲＝乙＋丙”不成立：2018年建档立卡合计报72户，计算得62户，相差10户。请核实。",
            "甲镇-2018-B101-93SB9A2G · 来源：甲.xlsx › 表 › C3:C4",
        )
    ]
    assert finding_rows(Metrics((), [])) == []
    assert anchor_of("甲镇-2018-B101-93SB9A2G") == "F-93SB9A2G"


def checked(*standings: str, **options: Any) -> list[object]:
    blocks = checked_rows(Metrics((), [finding(SUM, standing=one) for one in standings]), **options)
    return [block if isinstance(block, str) else len(block.rows) for block in blocks]  # type: ignore[attr-defined]


def test_contradictions_come_before_questions_and_notes() -> None:
    assert checked("note", "question", "contradiction", "contradiction") == [
        "以下2处数据相互矛盾，表中以“※”标出，请核实后更正。原报数字均未改动。",
        2,
        "以下1处有疑问：可能属实，也可能有误，请说明或更正。",
        1,
        "以下1处仅作提示：",
        1,
    ]
    assert checked("question", decided=3)[0] == (
        "以下1处有疑问：可能属实，也可能有误，请说明或更正。有3个数字已经核定，原报数和核定数都列在下面；其余原报数字均未改动。"
    )
    assert checked("note", language="en") == ["1 note, only worth a look:", 1]
    assert checked("contradiction", language="en")[0] == (
        "1 contradiction among the figures, marked ※ in the tables; please check and correct. Nothing stated was changed."
    )
    assert checked() == []


GROUND = {"held": 12, "failing": 0, "unverifiable": 3, "lacking": f"{LABOUR}\n{TOTAL}", "short": ""}


def test_what_the_checks_rest_on_is_told() -> None:
    assert (
        tell_ground(GROUND, findings=0)
        == "可核对12项，均相符，未发现矛盾。另有3项无从核对（缺2018年有劳动能力户（户数）、2018年建档立卡合计（户数）等）。"
    )
    assert (
        tell_ground(GROUND, findings=2)
        == "其余可核对的12项均相符。另有3项无从核对（缺2018年有劳动能力户（户数）、2018年建档立卡合计（户数）等）。"
    )
    assert tell_ground(GROUND | {"unverifiable": 0}, findings=0) == "可核对12项，均相符，未发现矛盾。"
    assert tell_ground(GROUND | {"lacking": ""}, findings=0) == "可核对12项，均相符，未发现矛盾。"
    only = tell_ground(GROUND | {"held": 0, "failing": 1}, findings=1)
    assert only == "另有3项无从核对（缺2018年有劳动能力户（户数）、2018年建档立卡合计（户数）等）。"
    for none in (None, GROUND | {"held": 0}):
        assert tell_ground(none, findings=0) == "无可相互核对的数据。"
        assert tell_ground(none, findings=1) == ""
    assert tell_ground(GROUND, findings=0, language="en") == (
        "12 checks could be made and came out; no contradiction was found. 3 checks could not be made, for want of "
        "households with labour 2018 (households) and registered, total 2018 (households) and others."
    )


def test_of_what_lacks_four_are_named() -> None:
    items = ["total", "general", "exited", "not_exited", "with_labour"]
    codes = [f"registry/{item}.households@2018" for item in items]
    text = tell_ground(GROUND | {"lacking": "\n".join(codes)}, findings=0)
    assert "另有3项无从核对（缺" in text
    assert text.endswith(
        "（缺2018年建档立卡合计（户数）、2018年一般贫困户（户数）、2018年已脱贫（户数）、2018年未脱贫（户数）等）。"
    )
    short = f"{TOTAL}\t35\t{LABOUR}"
    assert tell_shorts({"short": short}) == ["2018年建档立卡合计：所列各项合计比它少35户，未报送：2018年有劳动能力户。"]
    many = tell_shorts({"short": f"{TOTAL}\t35\t{'; '.join(codes)}"})
    assert many[0].endswith("未报送：2018年建档立卡合计、2018年一般贫困户、2018年已脱贫、2018年未脱贫等5项。")
    all_named = tell_shorts({"short": f"{TOTAL}\t35\t{'; '.join(codes[:4])}"})
    assert all_named[0].endswith("未报送：2018年建档立卡合计、2018年一般贫困户、2018年已脱贫、2018年未脱贫。")
    assert tell_shorts(None) == tell_shorts({"short": ""}) == []


def effect(metric: str, stated: float, changed: float, **other: Any) -> dict[str, Any]:
    row = {
        "finding": "甲",
        "source": "C3",
        "subject": "exits",
        "name": "exit",
        "place": "",
        "period": "2018",
        "metric": metric,
        "candidate": 1,
    }
    return row | {"stated": stated, "changed": changed} | other


def test_what_a_finding_makes_doubtful_is_told_as_ranges() -> None:
    rows = [
        effect("planned_households", 7.0, 57.0),
        effect("planned_households", 1.0, 999.0, subject="outlook"),  # the same metric of another subject
        effect("planned_households", 7.0, 60.0, candidate=2),
        effect("completion_households_share", NAN, 0.5),
        effect("period", 1.0, 2.0),
        effect("completion_persons_share", 0.50001, 0.50002),  # shown alike
        effect("planned_persons", 1.0, 2.0, finding="乙"),
    ]
    effects = Metrics((), rows)
    assert (
        tell_effects(effects, "甲")
        == "受此影响的指标：2018年计划脱贫的计划户数在7至60户之间、2018年计划脱贫的完成率（按户）为50.0%。"
    )
    assert tell_effects(effects, "甲", language="en").startswith(" Affected metrics: ")
    assert tell_effects(effects, "丙") == tell_effects(None, "甲") == ""


def test_a_metric_of_a_village_is_called_the_villages() -> None:
    rows = [effect("planned_households", 35.0, 40.0, place="二龙村")]
    assert tell_effects(Metrics((), rows), "甲") == "受此影响的指标：二龙村2018年计划脱贫的计划户数在35至40户之间。"


def test_the_lists_of_findings_have_words_for_people_and_codes_for_programs() -> None:
    found = pd.DataFrame([finding(SUM, verdict="deduced", proposed=62.0), finding(SUM)])
    table = finding_table(found)
    assert list(table.columns) == LIST_COLUMNS
    assert table["figure"].tolist() == [TOTAL, TOTAL]
    assert table["reason"][0] == "“甲＝乙＋丙”不成立：2018年建档立卡合计报72户，计算得62户，相差10户。请核实。"
    rows = clerk_rows(found)
    assert [row[0] for row in clerk_rows(found.assign(rule="cause_of_registered"))] == ["甲镇-2018-B101-93SB9A2G"] * 2
    named = found.assign(finding="甲镇-2018-cause_of_registered-93SB9A2G", rule="cause_of_registered")
    assert clerk_rows(named)[0][0] == "甲镇-2018-93SB9A2G"
    assert rows[0][1:5] == ["可推定", "2018年建档立卡合计", "72户", "62户"]
    assert rows[0][6:] == ["甲.xlsx › 表 › C3\n甲.xlsx › 表 › C4", ""]
    assert rows[1][1:5] == ["待判定", "2018年建档立卡合计", "72户", ""]


def test_what_was_left_blank_is_no_number_and_money_is_in_the_unit_of_sentences() -> None:
    paid = "education/total.amount_yuan@2018"
    blank, money = (
        finding(SUM, stated=NAN),
        finding(edit(paid, 68_450_000.0, 684_512.0), topic="education", measure="amount_yuan"),
    )
    rows = clerk_rows(pd.DataFrame([blank, money | {"stated": 68_450_000.0, "proposed": 684_512.0}]))
    assert [row[3] for row in rows] == ["未报", "6845万元"]
    assert rows[1][4] == "68.4512万元"  # a check is about digits: none is rounded away
    assert "报6845万元，计算得68.4512万元，相差6776.5488万元" in rows[1][5]
    assert clerk_rows(pd.DataFrame([blank]), language="en")[0][3] == "not stated"


def test_ranges_in_a_sentence_have_no_commas_between_thousands_and_money_in_its_unit() -> None:
    rows = [effect("planned_households", 3319.0, 3389.0), effect("amount_yuan", 684_500.0, 68_450_000.0, subject="living")]
    assert tell_effects(Metrics((), rows), "甲") == (
        "受此影响的指标：2018年计划脱贫的计划户数在3319至3389户之间、2018年金额在68.45万元至6845万元之间。"
    )
