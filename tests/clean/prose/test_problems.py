"""Which sentences of a document name problems: by the headings they stand under, whatever their numbering."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.prose.paper.problems import named_problems
from fupin_analysis.core.prose import Paragraph, Prose, ProseReading
from fupin_analysis.core.source import parse_sources


def named(text: str):
    prose = Prose("总结.txt", tuple(Paragraph(number, line) for number, line in enumerate(text.splitlines(), start=1)))
    return named_problems(ProseReading(prose, "甲山镇", 2018, ()))


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("三、存在的主要问题\n一是产业基础薄弱；二是资金不足。\n四、下一步打算\n一是发展产业。", ["产业基础薄弱", "资金不足"]),
        (
            "三、存在的困难和不足\n（一）产业基础薄弱。缺少龙头企业。\n（二）资金不足。",
            ["产业基础薄弱。缺少龙头企业", "资金不足"],
        ),
        ("三、问题与不足\n1.产业基础薄弱。\n2.资金不足。\n四、工作计划\n1.发展产业。", ["产业基础薄弱", "资金不足"]),
        ("三、存在问题\n产业基础薄弱。资金不足。下一步，将发展产业。", ["产业基础薄弱", "资金不足"]),
        ("三、存在问题及下步打算\n反馈问题4个未整改。下半年重点抓好以下工作：\n一是新建车间3个。", ["反馈问题4个未整改"]),
        ("成绩是明显的，但还存在一些问题和不足：一是产业基础薄弱；二是资金不足。", ["产业基础薄弱", "资金不足"]),
        ("三、面临的困难\n当前的问题主要是：果园老龄化。\n四、建议\n请求增加资金。", ["果园老龄化"]),
        ("三、存在问题\n（一）产业基础薄弱\n全镇缺少龙头企业。\n（二）资金不足", ["产业基础薄弱：全镇缺少龙头企业", "资金不足"]),
        ("三、存在问题\n一是加强培训的力度不够；二是完善机制还有待加强。", ["加强培训的力度不够", "完善机制还有待加强"]),
        ("二、问题整改情况\n一是12个问题已整改；二是2个正在整改。", []),
        ("二、工作开展情况\n一是解决资金不足的困难；二是排查住房问题12处。", []),
        ("三、存在问题\n无。", []),
    ],
)
def test_problems_are_named_under_their_heading(text, problems):
    assert [row["matter"] for row in named(text)] == problems


def test_a_problem_knows_its_characters():
    text = "三、存在问题\n一是产业基础薄弱；二是 资金不足。"
    lines = text.splitlines()
    for row in named(text):
        (source,) = parse_sources(row["source"])
        assert lines[source.paragraph - 1][source.first - 1 : source.last] == row["matter"]


def test_a_card_number_in_a_problem_is_masked():
    (row,) = named("三、存在问题\n有1户（证件号码010101195001010014）住房不安全。")
    assert "010101195001010014" not in row["matter"]
    assert "住房不安全" in row["matter"]
