"""Chinese numerals of a thing that was built, or that stands in a list of numbers, count; others are names and idioms."""

import pytest

from tests.clean.prose.sentence import figures, kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全乡现有小学校4所，其中中心小学一所，村级完小3所。", "education/中心小学.count=1"),
        ("建有卫生院1所、幼儿园一所。", "education/幼儿园.count=1"),
        ("全乡有水库3座，其中小型水库一座。", "infrastructure/水库：其中小型水库.count=1"),
        ("共有桥梁5座，其中石拱桥一座，平板桥4座。", "infrastructure/石拱桥.count=1"),
        ("全乡有水厂2座，变电站一座。", "infrastructure/变电站.count=1"),
        ("新建了两座便民桥。", "infrastructure/bridges.count=2"),
        ("建成四个垃圾池。", "infrastructure/waste.count=4"),
        ("修建了五座拦水坝。", "infrastructure/修建了拦水坝.count=5"),
        ("新打三眼机井。", "infrastructure/wells.count=3"),
        ("先后修建三个文化娱乐广场。", "infrastructure/修建文化娱乐广场.count=3"),
    ],
)
def test_a_thing_counted_in_words_is_a_figure(text, expected):
    assert any(one.startswith(expected) for one in figures(text))


@pytest.mark.parametrize(
    ("text", "numeral"),
    [
        ("建立三个机制，建成两个体系。", "三个"),
        ("建设三个平台，完善四个制度。", "三个"),
        ("每村建两个广场。", "两个"),
        ("开展培训3次，做到每季度一次。", "一次"),
        ("做到村村有一个广场。", "一个"),
        ("在村部东侧、上河屯修建了三个广场。", "三个"),
    ],
)
def test_a_slogan_a_rule_and_what_a_place_stands_before_are_not(text, numeral):
    assert kinds(text)[numeral] == "name"
