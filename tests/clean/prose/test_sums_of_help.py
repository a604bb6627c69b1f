"""Kinds of help may sum up to more households than get any; who people are and where they live may not."""

import pytest

from fupin_analysis.clean.prose.figures import clean_prose
from fupin_analysis.core.prose import Paragraph, Prose
from fupin_analysis.crosscheck.checks import check_consistency


def rules(text):
    lines = ("甲山镇2018年脱贫攻坚工作总结", text)
    cleaned = clean_prose(Prose("总结.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1))))
    return [*check_consistency(cleaned.figures)["rule"], *("F283" for row in cleaned.aside.to_pylist() if row["code"] == "F283")]


@pytest.mark.parametrize(
    "text",
    [
        "帮扶措施已落实130户，其中产业帮扶90户、就业帮扶60户。",
        "落实帮扶政策130户，其中小额信贷80户、公益性岗位70户。",
        "受益130户，其中医疗救助90户、教育资助60户。",
        "帮扶措施130户：产业帮扶90户、就业帮扶30户、兜底保障20户、其他10户。",
        "落实帮扶130户，其中种植业90户，养殖业60户。",
        "享受帮扶政策130户，其中省外务工90户、本地产业60户。",
        "惠民政策惠及130户，其中粮食直补120户、退耕还林80户、低保60户。",
        "受益群众860人，其中产业分红420人、临时救助90人、慰问210人、农机补贴300人。",
        "技能培训帮扶130人，其中种植培训90人、务工培训60人。",
        "受益130户，其中集中安置搬迁90户、分散养殖60户。",
    ],
)
def test_kinds_of_help_may_overlap(text):
    assert rules(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("监测对象130人，其中男90人、女60人。", ["S101"]),
        ("落实帮扶措施130人，其中男90人、女60人。", ["S101"]),
        ("贫困户130户，其中脱贫90户、未脱贫60户。", ["S101"]),
        ("贫困户130户，其中石桥村90户、河湾村60户。", ["P101"]),
        ("外出务工130人，其中省内90人、省外60人。", ["S101"]),
        ("就业帮扶130人，其中县内务工80人、县外务工70人。", ["S101"]),
        ("易地搬迁帮扶86户，其中集中搬迁60户、分散搬迁40户。", ["S101"]),
        ("享受低保政策130户，其中农村低保90户、城市低保60户。", ["S101"]),
        ("享受医保政策1300人，其中已参加医保1200人、未参加医保250人。", ["S101"]),
        ("享受培训政策130人，其中男性就业90人、女性就业60人。", ["S101"]),
        ("资助参保130人，其中全额资助参保医保90人、部分资助参保医保60人。", ["S101"]),
        ("就业扶持130人，其中就近务工80人、外出到省外务工70人。", ["S101"]),
        ("救助130人次，其中医疗救助90人次、临时救助60人次。", ["S101"]),
    ],
)
def test_what_excludes_each_other_stays_strict(text, expected):
    assert rules(text) == expected
