"""Causes of those who are still poor are kept as causes, part of them; of those who left or came they are none of all."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.prose.figures import clean_prose
from fupin_analysis.core.prose import Paragraph, Prose
from fupin_analysis.measure.causes import measure_causes
from tests.clean.prose.sentence import figures

LIST = "因病84户、因残31户、因学20户、缺劳力65户、其他60户"
TITLE = "甲山镇2018年脱贫攻坚工作总结"


def _shares(text: str) -> dict[str, tuple[float, str]]:
    lines = [TITLE, "全镇建档立卡贫困户410户1322人。", text]
    prose = Prose("甲山镇.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1)))
    table = measure_causes(clean_prose(prose).figures)
    return {one["item"]: (one["households_share"], one["base"]) for one in table.to_dict("records")}


@pytest.mark.parametrize(
    ("text", "base"),
    [
        (f"未脱贫的260户824人中，{LIST}。", "not_exited"),
        (f"未脱贫260户824人，其中{LIST}。", "not_exited"),
        (f"剩余260户贫困户中，{LIST}。", "not_exited"),
        ("剩余的260户贫困户中，因病84户、因残31户。", "not_exited"),
        (f"年初未脱贫的260户824人中，{LIST}。", "opening_not_exited"),
        (f"未脱贫户260户、824人。致贫原因：{LIST}。", "not_exited"),
    ],
)
def test_causes_of_those_still_poor_are_held_against_them(text: str, base: str) -> None:
    assert _shares(text)["illness"] == (pytest.approx(84 / 260), base)


@pytest.mark.parametrize(
    "text",
    [
        "其中因病84户、因残31户、因学20户。",
        "按致贫原因分，因病84户、因残31户、因学20户。",
        "未脱贫260户824人。因病致贫84户、因残致贫31户。",
    ],
)
def test_other_causes_are_held_against_the_register(text: str) -> None:
    assert _shares(text)["illness"] == (pytest.approx(84 / 410), "registered")


@pytest.mark.parametrize(
    "text",
    ["2018年脱贫的150户中，因病84户、因残31户。", "新识别的150户中，因病84户、因残31户。", "返贫的150户中，因病84户、因残31户。"],
)
def test_causes_of_those_who_left_or_came_are_none_of_all(text: str) -> None:
    assert not any(one.startswith("cause/") for one in figures(text))


@pytest.mark.parametrize("whole", ["612人", "有劳动能力的612人", "脱贫劳动力612人"])
def test_a_part_of_what_was_done_among_some_is_of_what_was_done(whole: str) -> None:
    found = figures(f"{whole}中，已就业574人，其中长江沿岸务工301人、本地务工273人。")
    assert found[1:] == [
        "employment/employed.persons=574",
        "employment/就业：其中长江沿岸务工.persons=301",
        "employment/nearby.persons=273",
    ]
