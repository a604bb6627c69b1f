"""What one sentence says in the same words of different numbers: none is believed over the other."""

import pytest

from fupin_analysis.clean.prose import figures
from fupin_analysis.clean.prose.figures import settle_rivals
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose
from fupin_analysis.flow import read_files
from tests.clean.prose.told import told


def _asked(text: str) -> list[str]:
    lines = ["甲山镇2018年脱贫攻坚工作总结", text]
    kept, asked = settle_rivals(read_prose(Prose("甲山镇.txt", tuple(Paragraph(at, line) for at, line in enumerate(lines, 1)))))
    assert not {id(one) for one in kept} & {id(one) for one in asked}
    return [one.text for one in asked]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("2018年减贫84户311人，2018年减贫92户328人。", ["84户", "311人", "92户", "328人"]),
        ("在册贫困户402户，2018年新识别11户42人，2018年新识别2户7人。", ["11户", "42人", "2户", "7人"]),
        ("2018年底贫困发生率1.3%，2018年底贫困发生率2.4%。", ["1.3%", "2.4%"]),
        ("硬化道路13公里，又硬化道路6公里。", ["13公里", "6公里"]),
        ("2017年减贫84户，2018年减贫92户。", []),
        ("2018年减贫84户，2018年减贫84户。", []),
        ("2018年投入30万元修路，2018年投入22万元修渠。", []),
        ("改造危房34户，为五保户改造危房11户。", []),
        ("2018年减贫84户，其中东湖村减贫31户。", []),
        ("贫困户约90户，贫困户92户。", []),
    ],
)
def test_rivals_of_one_sentence_are_all_asked_about(text, asked):
    assert _asked(text) == asked


def test_rivals_are_no_slip_of_each_other():
    assert told("2018年减贫84户311人，2018年减贫92户328人。") == []


@pytest.mark.parametrize(
    ("first", "second", "standings"),
    [
        ("发放宣传手册3000份", "发放宣传单3200份", []),  # two things of one item
        ("发放宣传资料3000份", "发放宣传资料3200份", ["question"]),  # each chapter tells its own
        ("发放宣传资料3620份", "发放宣传资料3260份", ["contradiction"]),
        ("安装路灯560盏", "安装路灯580盏", ["contradiction"]),
        ("辖12个行政村和1个社区", "13个村（社区）均通硬化路", []),  # villages and communities together
        ("建成村卫生室12个", "建成卫生室13个", ["contradiction"]),
        ("2021年计划脱贫36户", "2021年计划脱贫26户", ["question"]),  # one year's plan is one number
        ("2021年计划脱贫36户", "2021年计划脱贫6户", []),  # far less: a part of it
    ],
)
def test_things_of_one_item_are_told_apart_by_their_nouns(first, second, standings, tmp_path):
    path = tmp_path / "总结.md"
    path.write_text(f"岭下镇2020年脱贫攻坚工作总结\n\n全镇{first}。\n\n在健康扶贫方面，{second}。\n", encoding="utf-8")
    assert list(read_files([path]).findings["standing"]) == standings


def test_what_stands_behind_a_number_is_looked_for_where_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[tuple[str, int]] = []

    class Words:
        def match(self, text: str, start: int = 0) -> None:
            looked_at.append((text, start))

    monkeypatch.setattr(figures, "_WITH_COMMUNITIES", Words())
    text = "2017年减贫84户。2018年减贫92户。"
    assert _asked(text) == []
    assert (text, text.index("84户") + len("84户")) in looked_at  # no copy of the rest of the paragraph
