"""A decision about a village's figure: its effect is told as the village's, and the report counts it."""

from __future__ import annotations

from pathlib import Path

from fupin_analysis.core.decision import write_decision
from fupin_analysis.core.disk.folder import decisions_folder
from fupin_analysis.flow import rules_of, take_in
from fupin_analysis.present.decisions import tell_draft
from fupin_analysis.reports.decisions import draft_decision
from fupin_analysis.reports.township.report import open_report

TABLE = """2018年甲山镇各村致贫原因（户）
村,建档立卡合计,因病,因残,缺劳力,其他原因
一心村,40,12,8,15,5
二龙村,35,10,5,19,6
三江村,25,5,5,10,5
合计,100,27,18,44,16
"""


def test_a_decision_of_a_village_changes_the_village_and_is_shown(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "甲山镇.csv").write_text(TABLE, encoding="utf-8")
    intake = take_in(raw)
    found = intake.findings[intake.findings["rule"].eq("cause_of_registered")]
    name = next(row.finding for row in found.itertuples() if row.place == "二龙村")
    meant = "二龙村2018年建档立卡合计户数"
    draft = draft_decision(intake, name, accept=40.0, figure=meant, by="镇扶贫办", reason="核对台账", rules=rules_of(raw))
    told = tell_draft(draft.decision, vanish=draft.vanish, appear=draft.appear, effects=draft.effects)
    assert told[0].startswith("甲山镇二龙村2018年建档立卡合计原报35户")
    assert "二龙村2018年建档立卡合计的户数由35户变为40户" in told[1]
    assert name in set(draft.vanish["finding"])

    write_decision(draft.decision, decisions_folder(raw))
    report = open_report("甲山镇", 2018, data=raw)
    own = report.figures[report.figures["place"].eq("二龙村") & report.figures["item"].eq("total")]
    assert own["value"].tolist() == [40.0]
    assert "核定40户" in report["checks"]._repr_html_()
