"""The top of a township's page, and the numbers of its sections: a paper that plans is called so, and no number is left out."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from fupin_analysis.present.blocks import Cards, Heading, Passage
from fupin_analysis.reports.annexes import annex_document
from fupin_analysis.reports.effects import changed_figures
from fupin_analysis.reports.summary import draft_summary
from fupin_analysis.reports.township.front import provisos, summarise_township
from fupin_analysis.reports.township.report import TownshipReport, open_report
from fupin_analysis.synth.municipality import write_municipality
from tests.conftest import ROOT

PLAN = "本镇计划危房改造9户，计划完成劳动力技能培训6期260人次，计划硬化通组路8公里，拟投资145万元。"


def opened(folder: Path, title: str, text: str) -> TownshipReport:
    (folder / f"{title}.txt").write_text(f"{title}\n{text}\n", encoding="utf-8")
    return open_report("甲山镇", 2022, data=folder)


def notes(report: TownshipReport) -> list[str]:
    return [block.text for block in report["summary"].blocks() if isinstance(block, Passage)]


def headings(report: TownshipReport) -> list[str]:
    chapter = ("registry", "monitoring", "causes", "exits")
    return [block.text for name in chapter for block in report[name].blocks() if isinstance(block, Heading)]


def test_a_paper_that_only_plans_is_called_so(tmp_path: Path) -> None:
    report = opened(tmp_path, "甲山镇2022年巩固拓展脱贫攻坚成果工作计划", PLAN)
    assert len(report.in_force) > 3
    assert notes(report)[0] == f"报送的{len(report.in_force)}项数据都是计划数，不是完成情况。"


def test_with_what_was_done_beside_it_both_are_counted(tmp_path: Path) -> None:
    text = f"2021年，全镇发放产业奖补60万元。2022年，{PLAN}"
    report = opened(tmp_path, "甲山镇2022年巩固拓展脱贫攻坚成果工作计划", text)
    planned = len(report.in_force) - sum(figure.period == "2021" for figure in report.in_force)
    assert planned < len(report.in_force)
    assert notes(report)[0] == f"报送的{len(report.in_force)}项数据中，{planned}项是计划数，不是完成情况。"


def test_what_was_done_is_not_called_planned(tmp_path: Path) -> None:
    done = "全年危房改造9户，发放雨露计划补助14万元，完成劳动力技能培训6期260人次。2023年计划危房改造3户。"
    report = opened(tmp_path, "甲山镇2022年工作总结", done)
    assert len(report.in_force) >= 4
    assert [note for note in notes(report) if "计划数" in note] == []
    assert notes(report)[-1].startswith("本年度未报送")  # notes are told, and this is the last


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建档立卡户10户42人。监测对象3户9人。", ["（一）建档立卡", "（二）防返贫监测", "（三）致贫原因", "（四）脱贫退出"]),
        ("建档立卡户10户42人。", ["（一）建档立卡", "（二）致贫原因", "（三）脱贫退出"]),
    ],
)
def test_sections_are_numbered_without_a_gap(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert headings(opened(tmp_path, "甲山镇2022年工作总结", text)) == expected


def test_a_number_that_an_open_finding_would_change_is_marked_on_its_card() -> None:
    report = open_report("XX镇", 2018, data=ROOT / "data" / "raw")
    assert changed_figures(report.open_findings) == {("2018", "plan", "exit_as_listed")}
    cards = next(block for block in report["summary"].blocks() if isinstance(block, Cards)).cards
    assert [note for _label, _number, note in cards] == ["", "", "全年发放", "已拨付", ""]
    row = next(row for row in report.rows("subsidies") if row["item"] == "total" and row["period"] == "2018")
    report.bands[row["source"], "amount_yuan"] = (1.0, 2.0)  # type: ignore[index]
    cards = next(block for block in report["summary"].blocks() if isinstance(block, Cards)).cards
    assert cards[2][2] == "全年发放、待核实"


def test_the_card_counts_what_the_front_page_counts_and_says_of_what_kind(tmp_path: Path) -> None:
    report = opened(
        tmp_path, "甲山镇2022年工作总结", "建档立卡户10户42人。\n2023年计划脱贫50户185人。\n2023年计划脱贫53户188人。"
    )
    kinds = [row["standing"] for row in report.open_findings]
    assert kinds
    assert "contradiction" not in kinds
    card = next(block for block in report["summary"].blocks() if isinstance(block, Cards)).cards[-1]
    assert card == ("待核实", f"{len(kinds)}处", f"疑问{len(kinds)}处")


def test_every_section_says_alike_that_the_paper_is_silent() -> None:
    report = open_report("丰庄镇", 2018, data=ROOT / "data" / "raw")
    assert not report.unit.document.is_complete
    absent = {str(section.absent) for section in report.sections.values() if section.absent is not None and section.heading}
    assert "本年度未报送。" not in absent


def test_years_after_the_campaign_open_with_those_lifted_out_and_those_watched(tmp_path: Path) -> None:
    report = opened(tmp_path, "甲山镇2022年工作总结", "全镇脱贫户1126户3984人，监测对象82户259人。")
    cards = next(block for block in report["summary"].blocks() if isinstance(block, Cards)).cards
    assert [card[:2] for card in cards[:2]] == [("已脱贫", "1126户3984人"), ("监测对象合计", "82户259人")]
    assert "2022年已脱贫1126户3984人，防返贫监测对象82户259人。" in str(report["summary"].blocks())


def test_a_document_that_leaves_the_house_says_what_is_made_up_and_what_is_not_settled(tmp_path: Path) -> None:
    report = open_report("XX镇", 2018, data=ROOT / "data" / "raw")
    texts = provisos(report)
    assert texts[0].startswith("使用本报告前请注意：")
    assert texts[1].startswith("报送数据有3处自相矛盾，核实前不宜对外引用")
    assert texts[2].startswith("2018年计划脱贫（按名册）报7户")
    write_municipality(tmp_path / "raw", count=1, seed=4, years=[2018])
    made_up = open_report("模拟镇00001", 2018, data=tmp_path / "raw")
    assert provisos(made_up)[0] == "本报告所用为模拟数据，不代表任何真实乡镇。"
    for document in (annex_document(made_up), draft_summary(made_up)):
        texts = [one.text for one in docx.Document(io.BytesIO(document.to_bytes())).paragraphs]
        assert "【本报告所用为模拟数据，不代表任何真实乡镇。】" in texts[:4]


def test_a_sum_of_spending_with_a_doubtful_part_is_doubtful(tmp_path: Path) -> None:
    rows = ["2018年甲山镇教育补助", "项目,人数,金额（元）", "教育补助合计,20,2000000", "小学,10,10000", "初中,10,10000"]
    rows += ["2018年甲山镇生活保障", "项目,人数,金额（元）", "一级残疾人,10,12000"]
    (tmp_path / "甲.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    report = open_report("甲山镇", 2018, data=tmp_path)
    assert ("2018", "education", "total") in changed_figures(report.open_findings)
    text = summarise_township(report)
    assert "发放教育补助200万元（待核实）" in text
    assert text.endswith("万元（待核实）。")
