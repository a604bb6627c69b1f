"""Of what time a number is where the paper's own year is not: plans that look back, half-years, two seasons."""

from fupin_analysis.clean.prose.figures import clean_tables
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.cells import to_sheets
from fupin_analysis.core.prose import Paragraph, Prose
from tests.clean.grids import cells_of


def _periods(*lines: str) -> dict[str, str]:
    prose = Prose("x.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1)))
    return {one.text: one.period for one in read_prose(prose).mentions if one.kind == "figure"}


def test_a_plan_that_looks_back_tells_of_the_year_before():
    title = "甲山镇2023年巩固脱贫成果工作计划"
    found = _periods(title, "一、2022年工作回顾", "全镇脱贫户620户。全年外出务工1240人。", "二、2023年目标", "消除风险15户。")
    bare = _periods(title, "一、工作回顾", "监测对象31户。", "二、主要措施", "新建大棚20座。")

    assert found == {"620户": "2022", "1240人": "2022", "15户": "2023"}
    assert bare == {"31户": "2022", "20座": "2023"}


def test_the_first_words_of_a_sentence_are_no_heading_that_dates_it():
    found = _periods(
        "甲山镇2021年上半年脱贫成果巩固工作总结",
        "三、下半年打算",
        "1．9月底前完成剩余5户改造。",
        "一是62户搬迁户年底前入住；二是新建水窖8口。",
    )

    assert found["5户"] == "2021H2"
    assert found["8口"] == "2021H2"


def test_both_seasons_are_the_year():
    assert _periods("甲山镇2022年脱贫成果巩固工作总结", "春季和秋季学期共资助学生640人次，春季学期资助310人次。") == {
        "640人次": "2022",
        "310人次": "2022H1",
    }


def test_a_table_in_a_paper_of_half_a_year_is_of_the_half_year():
    rows = [["村名", "脱贫户数（户）"], ["东坡村", 12], ["西沟村", 9]]
    sheets = tuple(to_sheets(cells_of(rows, file="x.docx")))
    for title, period in (("甲山镇2019年上半年脱贫攻坚工作总结", "2019H1"), ("甲山镇2019年脱贫攻坚工作总结", "2019")):
        prose = Prose("x.docx", (Paragraph(1, title),), tables=sheets)
        assert set(clean_tables(prose, township="甲山镇", year=2019).figures["period"]) == {period}


def test_those_who_had_left_poverty_are_of_the_register_they_are_counted_in():
    prose = Prose(
        "x.txt", (Paragraph(1, "甲山镇2019年脱贫攻坚工作计划"), Paragraph(2, "2018年末建档立卡贫困户980户，其中已脱贫610户。"))
    )

    assert [(one.item, one.period) for one in read_prose(prose).mentions if one.kind == "figure"] == [
        ("total", "2018"),
        ("exited", "2018"),
    ]
