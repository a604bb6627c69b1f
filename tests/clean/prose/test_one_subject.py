"""A paper of one subject is a township's paper too: it need not say 扶贫 or 脱贫."""

import pytest

from fupin_analysis.clean.prose.figures import clean_prose
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("罗家镇2019年农村人居环境整治工作总结", "全镇完成改厕860座。"),
        ("罗家镇2021年饮水安全工作总结", "全镇饮水安全覆盖2100户。"),
        ("罗家镇2018年易地搬迁工作总结", "全镇搬迁87户296人。"),
        ("罗家镇2022年村集体经济发展情况汇报", "全镇14个村集体经济收入超过10万元。"),
    ],
)
def test_the_numbers_of_a_paper_of_one_subject_are_the_township_s(title: str, text: str) -> None:
    reading = read_prose(Prose("总结.txt", (Paragraph(1, title), Paragraph(2, text))))
    assert reading.township == "罗家镇"
    assert not [problem.code for problem in reading.problems if problem.code == "F131"]
    assert any(mention.kind == "figure" for mention in reading.mentions if mention.paragraph == 2)


def test_a_paper_of_something_else_is_none_of_ours() -> None:
    reading = read_prose(Prose("诗.txt", (Paragraph(1, "白日依山尽，黄河入海流。欲穷千里目，更上1层楼。"),)))
    assert [problem.code for problem in reading.problems] == ["F131"]


@pytest.mark.parametrize("title", ["罗家镇2019年工作总结", "罗家镇2019年上半年工作总结", "罗家镇工作总结"])
def test_a_paper_of_all_work_is_ours_where_it_names_an_item(title: str) -> None:
    reading = read_prose(Prose("总结.txt", (Paragraph(1, title), Paragraph(2, "2019年，种植茶叶、油茶分别达8600、4250亩。"))))
    assert [mention.item for mention in reading.mentions if mention.kind == "figure"] == ["tea", "crop_tea_oil"]


@pytest.mark.parametrize("title", ["罗家镇2019年消防工作总结", "罗家镇2019年计划生育工作汇报"])
def test_the_numbers_of_a_paper_that_is_not_ours_are_named_one_by_one(title: str) -> None:
    cleaned = clean_prose(Prose("总结.txt", (Paragraph(1, title), Paragraph(2, "全镇培训12场、300人次。"))))
    assert cleaned.figures.empty
    assert [(row["code"], row["text"]) for row in cleaned.quarantine.to_dict("records")] == [
        ("F284", "全镇培训12场"),
        ("F284", "全镇培训12场、300人次"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("下面我就古渡镇2018年脱贫攻坚情况作简要汇报。", "古渡镇"),
        ("现将云台山乡2018年扶贫工作报告如下：", "云台山乡"),
        ("将军镇2018年脱贫攻坚情况汇报", "将军镇"),
    ],
)
def test_how_a_speech_begins_is_no_part_of_the_name(text: str, name: str) -> None:
    assert read_prose(Prose("汇报.txt", (Paragraph(1, text), Paragraph(2, "贫困户12户。")))).township == name
