"""What a web page added to a text, and what only looks like it."""

from __future__ import annotations

import pytest

from fupin_analysis.acquire.document.debris import mark_debris
from fupin_analysis.core.prose import Paragraph


@pytest.mark.parametrize("head", ["大字版 读屏", "登录 注册", "石湾县人民政府"])
def test_what_stands_above_the_trail_of_a_page_is_the_pages(head: str) -> None:
    lines = [head, "当前位置: 首页 > 政务公开 > 乡镇 > 石湾镇", "石湾镇2023年防返贫工作总结", "全镇脱贫户400户。"]
    marked = mark_debris([Paragraph(number, text) for number, text in enumerate(lines, 1)])
    assert [one.kind for one in marked] == ["debris", "debris", "body", "body"]


@pytest.mark.parametrize("head", ["石湾镇2023年防返贫工作总结", "防返贫工作情况汇报", "全镇脱贫户400户。"])
def test_a_title_above_the_trail_stays_a_title(head: str) -> None:
    lines = [head, "首页 > 政务公开 > 正文", "全镇监测户20户。"]
    marked = mark_debris([Paragraph(number, text) for number, text in enumerate(lines, 1)])
    assert [one.kind for one in marked] == ["body", "debris", "body"]


def test_short_lines_without_a_trail_are_the_texts() -> None:
    marked = mark_debris([Paragraph(1, "石湾镇人民政府"), Paragraph(2, "全镇监测户20户。")])
    assert [one.kind for one in marked] == ["body", "body"]
