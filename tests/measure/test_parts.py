"""What is part of another figure is in no sum with it, whatever words it has."""

from fupin_analysis import measure_causes, measure_subsidies
from fupin_analysis.clean.prose.figures import clean_prose
from fupin_analysis.core.prose import Paragraph, Prose


def figures(*lines: str):
    """Figures of a text of 云岭镇."""
    title = "云岭镇2019年脱贫攻坚工作总结"
    paragraphs = tuple(Paragraph(number, line) for number, line in enumerate((title, *lines), start=1))
    return clean_prose(Prose("云岭镇.txt", paragraphs)).figures


def test_a_cause_within_a_cause_is_not_ranked_beside_it() -> None:
    table = measure_causes(figures("贫困户300户。因病致贫120户，其中大病30户、慢性病90户；因残80户；缺技术100户。"))
    assert table["item"].tolist() == ["illness", "lack_of_technique", "disability"]
    assert table["cumulative_share"].iloc[-1] == 1


def test_causes_that_make_up_a_whole_stay_without_it() -> None:
    table = measure_causes(figures("贫困户300户。因病120户；因残80户；缺技术100户。"))
    assert table["households"].tolist() == [120, 100, 80]


def test_amounts_that_add_up_take_in_no_part_of_another() -> None:
    table = measure_subsidies(figures("发放教育资助80万元，其中学前教育20万元，义务教育60万元。", "产业奖补资金90万元。"))
    sums = table[table["adds_up"]].groupby("topic")["amount_yuan"].sum()
    assert sums.to_dict() == {"education": 800_000, "production": 900_000}
    assert sorted(table["amount_yuan"]) == [200_000, 600_000, 800_000, 900_000]
