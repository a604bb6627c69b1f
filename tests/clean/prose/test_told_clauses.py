"""What is told of numbers that do not fit: what speaks against them, where it stands, and what would make it right."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.prose.figures import clean_prose
from fupin_analysis.core.prose import Paragraph, Prose


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
