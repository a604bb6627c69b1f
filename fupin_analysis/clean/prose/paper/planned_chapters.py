"""Chapters of what is to be done next: their years are no paper's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fupin_analysis.clean.prose.aspects import heading_aspect
from fupin_analysis.clean.prose.paper.outline import outline
from fupin_analysis.core.prose import Paragraph

_YEAR = re.compile("20[0-9]{2}年|今年|本年|[上下]半年")


def without_planned_chapters(
    body: Sequence[tuple[int, str]], paragraphs: tuple[Paragraph, ...], title: str
) -> list[tuple[int, str]]:
    """Return the paragraphs that stand below no heading of plans; all of them where no other names a time.

    Parameters
    ----------
    body
        Folded paragraphs with their numbers.
    paragraphs
        The paper's, as they were read.
    title
        The title, which stands above all headings and makes no chapter.

    Examples
    --------
    >>> from fupin_analysis.core.prose import Paragraph
    >>> texts = ["一、2017年工作情况", "改造危房30户。", "二、2018年工作计划", "2018年改造危房20户。"]
    >>> paragraphs = tuple(Paragraph(number, text) for number, text in enumerate(texts, 1))
    >>> without_planned_chapters(list(enumerate(texts, 1)), paragraphs, "")
    [(1, '一、2017年工作情况'), (2, '改造危房30户。')]
    """
    planned: dict[int, bool] = {}
    for block in outline(paragraphs):
        headings = [heading for heading in block.headings if heading != title]
        planned[block.paragraph] = planned.get(block.paragraph, True) and heading_aspect(headings) == "plan"
    told = [(number, text) for number, text in body if not planned.get(number, False)]
    return told if any(_YEAR.search(text) for number, text in told if planned.get(number) is not None) else list(body)
