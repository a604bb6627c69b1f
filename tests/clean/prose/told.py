"""What the own sums of a short paper say, for tests: one paragraph a line below a title."""

from __future__ import annotations

from fupin_analysis.clean.prose.own_sums.check import check_sums
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose


def told(text: str, title: str = "岭下镇2021年工作总结") -> list[tuple[str, str]]:
    """The numbers that do not fit, each with what others make of it."""
    lines = [title, *text.split("\n")]
    prose = Prose("总结.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1)))
    return [(mention.text, said) for mention, said in check_sums(read_prose(prose))]
