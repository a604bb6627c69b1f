"""A wrapped text is one whatever short lines a page put above it."""

from fupin_analysis.acquire.document.lines import to_paragraphs

HEAD = ["某工作队典型经验材料", "2024-12-10", "38.97KB", "2 页", "侵权投诉"]
BODY = [
    "按照统一部署，工作队于12月进驻白水村，由三位同志组成，大家带着嘱托第二天便动身前往，入户走访听",
    "取意见。全村现有158户396人，其中常住57户。由于地形复杂，山石多、坡地多、水源少，生产基本上依靠",
    "自然降雨，条件十分艰苦，群众收入低。经过精准识别和民主评议，该村2014年共识别出贫困户59户",
    "151人，贫困发生率为38.1%，经过几年努力，如今村里道路硬化、自来水入户，面貌有了很大的变化，群众",
    "生活得到了改善。",
]


def test_short_lines_above_a_wrapped_text():
    texts = [one.text for one in to_paragraphs([*HEAD, *BODY])]

    assert texts == [*HEAD, "".join(BODY)]


def test_short_lines_alone_are_not_joined():
    assert [one.text for one in to_paragraphs([*HEAD, "危房改造", "产业扶贫"])] == [*HEAD, "危房改造", "产业扶贫"]
