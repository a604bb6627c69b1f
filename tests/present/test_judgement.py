"""The key points are a judgement: what may be quoted, what to check first, how the township stands."""

from __future__ import annotations

import pytest

from fupin_analysis import open_report
from fupin_analysis.core.metrics import Metrics
from fupin_analysis.core.unit.standing import Compared
from fupin_analysis.present.tell.judgement import tell_judgement
from fupin_analysis.reports.township.report import TownshipReport
from tests.conftest import ROOT

NAN = float("nan")
NONE = {name: Metrics((), []) for name in ("findings", "reviews", "progress", "exits")}


@pytest.fixture(scope="module")
def report() -> TownshipReport:
    return open_report("XX镇", 2018, data=ROOT / "data" / "raw")


def _judge(*standings: Compared) -> dict[str, str]:
    return dict(tell_judgement(NONE, standings, target_year=2020))


def test_the_worked_example_is_judged(report: TownshipReport) -> None:
    measured = {"findings": report.open_findings, "reviews": report.unit.reviews}
    measured |= {name: report.rows(name) for name in ("progress", "exits")}
    told = dict(tell_judgement(measured, report.unit.standings, target_year=2020))
    assert told["总体"].startswith("报送数据有3处自相矛盾")
    assert told["先核实"].startswith("2018年计划脱贫（按名册）报7户，按其他数字推算应为57户；")
    assert "2018年医疗保障覆盖报1312人，超过上限1252人" in told["先核实"]
    assert told["脱贫进度"] == "按2020年底前全部退出计，年均需退出62户；当年退出121户，保持这一进度可以完成。"
    assert told["与上年比"] == "上年同类数据未报送，不作比较。"


def test_a_page_shows_it_before_the_numbers(report: TownshipReport) -> None:
    shown = report["summary"]._repr_html_()
    assert shown.index("先核实") < shown.index("首要致贫原因")


def test_nothing_to_check_is_said_with_its_ground() -> None:
    held = NONE | {"reviews": Metrics((), [{"held": 12, "unverifiable": 12}])}
    assert dict(tell_judgement(held, (), target_year=2020)) == {"总体": "12项核对均相符，可以引用。"}
    few = NONE | {"reviews": Metrics((), [{"held": 2, "unverifiable": 3}])}
    told = dict(tell_judgement(few, (), target_year=2020))["总体"]
    assert told == "可核对的2项均相符；另有3项缺少对照数据、无从核对，引用前请对照原始台账。"
    assert _judge()["总体"].startswith("报送数据太少")


@pytest.mark.parametrize(
    ("needed", "done", "told"),
    [
        ((60.0, 240.0), (50.0, 300.0), "按2020年底前全部退出计，年均需退出60户；当年退出50户，低于所需进度。"),
        ((NAN, 240.0), (50.0, 300.0), "按2020年底前全部退出计，年均需退出240人；当年退出300人，保持这一进度可以完成。"),
        ((60.0, 240.0), (NAN, 300.0), ""),
        ((0.0, 0.0), (50.0, 300.0), ""),
    ],
)
def test_the_pace_is_held_against_what_is_needed(needed: tuple[float, float], done: tuple[float, float], told: str) -> None:
    units = ("households", "persons")
    progress = {"year": 2018, **{f"needed_{unit}_per_year": one for unit, one in zip(units, needed, strict=True)}}
    exits = {"period": "2018", **{f"done_{unit}": one for unit, one in zip(units, done, strict=True)}}
    measured = NONE | {"progress": Metrics((), [progress]), "exits": Metrics((), [{**exits, "period": "2017"}, exits])}
    assert dict(tell_judgement(measured, (), target_year=2020)).get("脱贫进度", "") == told


def test_a_large_change_asks_for_its_reason_and_a_small_one_does_not() -> None:
    large = _judge(Compared("甲镇", 2018, "registered", 60, 100))["与上年比"]
    assert large == "建档立卡户数由100户减至60户，减少40户（变动40.0%，幅度较大，请说明原因）。"
    assert "请说明" not in _judge(Compared("甲镇", 2018, "registered", 95, 100))["与上年比"]
    points = _judge(Compared("甲镇", 2018, "funds_share", 0.9, 0.8))["与上年比"]
    assert points == "产业扶持资金已拨付占安排的比例由80.0%升至90.0%，上升10个百分点。"


def test_what_has_changed_is_told_before_what_has_not() -> None:
    same, less = Compared("甲镇", 2018, "registered", 60, 60), Compared("甲镇", 2018, "exited", 9, 10)
    assert _judge(same, less)["与上年比"] == "当年脱贫户数由10户减至9户，减少1户。"
    assert _judge(same)["与上年比"] == "建档立卡户数与上年相同，为60户。"


def test_what_stands_out_is_named_and_what_does_not_is_no_rank() -> None:
    out = Compared("甲镇", 2018, "poor_share", 0.75, peers=12, side="above", middle=0.3)
    usual = Compared("甲镇", 2018, "exited_share", 0.4, peers=12)
    assert _judge(out, usual)["与其他乡镇比"] == "未脱贫户占建档立卡户的比例为75.0%，明显高于其他12个乡镇的中位数（约30%）。"
    assert _judge(usual)["与其他乡镇比"] == "当年脱贫户占建档立卡户的比例与其他12个乡镇相比均无明显差异。"
    assert _judge(Compared("甲镇", 2018, "exited_share", 0.4))["与其他乡镇比"] == "同县报送同类数据的乡镇不足8个，不作比较。"


def test_what_was_stated_as_about_so_many_changes_by_about_so_many() -> None:
    told = _judge(Compared("甲镇", 2018, "registered", 320.0, 335.0, qualifiers="value 约"))
    assert told["与上年比"] == "建档立卡户数由335户减至约320户，减少约15户。"
