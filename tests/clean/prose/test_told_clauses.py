"""What is told of numbers that do not fit: what speaks against them, where it stands, and what would make it right."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.prose.figures import clean_prose
from fupin_analysis.clean.prose.own_sums.check import clause
from fupin_analysis.clean.prose.own_sums.rows import said
from fupin_analysis.core.prose import Mention, Paragraph, Prose, ProseReading


@pytest.mark.parametrize(
    ("text", "code", "zh"),
    [
        ("计划改造150户，完成141户，完成率96%。", "F283", "此处写“96%”，而141户÷150户＝94%，应改为94%，或更正所列各数。"),
        (
            "发放补助96万元，惠及320户，户均3500元。",
            "F283",
            "此处写“3500元”，而96万元÷320户＝3000元，应改为3000元，或更正所列各数。",
        ),
        ("有劳动力的贫困户215户186人。", "F283", "此处写“186人”，不应少于215人，请核对。"),
        ("2019年5月开工，2019年3月竣工。", "F283", "此处写“2019年3月”，不应早于2019年5月，请核对。"),
        ("6月31日，召开会议2次。", "F283", "此处写“6月31日”，最晚是6月30日，请核对。"),
        ("投入18.6万元（168000元）。", "F283", "此处写“168000元”，同一段另一处写“18.6万元”，两处应当一致，请核对以哪一处为准。"),
        (
            "因病占46.5%，因残占21.3%，缺技术占12.4%，其他占30.4%。",
            "F283",
            "此处写“30.4%”，46.5%＋21.3%＋12.4%＋30.4%＝110.6%，各项占比相加应为100%，请核对各项。",
        ),
        ("建成安置点3处，分别为东湖、西岭、南坪、北山安置点。", "F200", "此处写“3处”，列出的“东湖、西岭、南坪、北山安置点”是4处"),
        (
            "聘用辅警286名（其中一级辅警42名、二级辅警130名、三级辅警103名）。",
            "F200",
            "此处写“286名”，而42名＋130名＋103名＝275名，应改为275名，或更正、补齐所列各项；另有未列出的，请写明。",
        ),
    ],
)
def test_one_sentence_says_what_does_not_fit_and_what_would_mend_it(text: str, code: str, zh: str) -> None:
    prose = Prose("总结.txt", (Paragraph(1, "武水县2021年工作总结"), Paragraph(2, f"全县有乡镇12个。{text}")))
    told = [row for row in clean_prose(prose).aside.to_pylist() if row["code"] in ("F283", "F200")]
    assert [row["code"] for row in told] == [code]
    assert zh in told[0]["reason"]


def test_a_number_of_another_paragraph_is_told_with_its_place() -> None:
    lines = ("岭下镇2021年脱贫攻坚工作总结", "全镇监测户45户87人。", "年底，54户87人的监测户已落实帮扶措施。")
    prose = Prose("总结.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1)))
    reasons = [row["reason"] for row in clean_prose(prose).aside.to_pylist() if row["code"] == "F283"]
    assert [reason.partition("：此处")[2] for reason in reasons] == [
        "写“54户”，第2段写“45户”，两处应当一致，请核对以哪一处为准。"
    ]


def number(text: str, family: str, *, paragraph: int = 1, unit: str = "") -> Mention:
    return Mention(paragraph, 4, 4 + len(text), text, "figure", family=family, unit=unit)


@pytest.mark.parametrize(
    ("text", "family", "terms", "is_of_shares"),
    [
        ("30.4%", "share", "46.5%＋33.2%＋30.4%＝110.1%", True),
        ("120户", "households", "120户＋10户＋5户＝135户", False),
        ("20%", "share", "12%＋13%＝25%", False),
    ],
)
def test_only_shares_make_a_hundred(text: str, family: str, terms: str, is_of_shares: bool) -> None:
    mention = number(text, family)
    reading = ProseReading(Prose("总结.txt", (Paragraph(1, text),)), "甲山镇", 2019, (mention,))
    told = clause(mention, terms, reading)
    assert ("100%" in told["zh"], "100%" in told["en"]) == (is_of_shares, is_of_shares)


def test_a_number_at_the_same_place_of_another_paragraph_is_another() -> None:
    one, other = number("45户", "households", paragraph=2), number("45户", "households", paragraph=5)
    lines = Prose("总结.txt", tuple(Paragraph(at, "监测户共45户。") for at in (2, 5)))
    reading = ProseReading(lines, "甲山镇", 2019, (one, other))
    assert clause(one, "45户", reading)["zh"].startswith("第5段写“45户”")


def test_a_date_is_bounded_in_the_words_of_dates() -> None:
    one = number("2019年3月", "")
    reading = ProseReading(Prose("总结.txt", (Paragraph(1, "2019年3月"),)), "甲山镇", 2019, (one,))
    assert "no earlier than 2019年5月" in clause(one, "≥2019年5月", reading)["en"]
    assert "no later than 6月30日" in clause(one, "≤6月30日", reading)["en"]
    assert "at least 215人" in clause(one, "≥215人", reading)["en"]


@pytest.mark.parametrize(
    ("value", "text", "unit", "written"),
    [
        (12345678901.5, "12345678900元", "元", "12345678901.5元"),
        (0.2, "0.5万元", "万元", "0.00002万元"),
        (126000.0, "12万元", "万元", "12.6万元"),
        (20000000000.0, "5人", "人", "20000000000人"),
    ],
)
def test_a_number_made_is_written_in_digits(value: float, text: str, unit: str, written: str) -> None:
    family = "money" if "元" in unit else "persons"
    assert said(value, number(text, family, unit=unit)) == written
