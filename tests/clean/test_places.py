import pytest

from fupin_analysis.clean.places import Level, clean_place, clean_township, clean_village, drop_places, townships_in


@pytest.mark.parametrize(
    "text", ["清澜镇", "清 澜 镇", "　清澜镇：", "新民族乡", "鼓楼街道", "东路农场", "镇南乡", "三江镇", "老城镇"]
)
def test_townships_are_known_by_their_suffix(text: str) -> None:
    assert clean_place(text).level is Level.TOWNSHIP


@pytest.mark.parametrize("text", ["东阁村", "东阁村委会", "新园社区", "文城居委会"])
def test_villages_are_known_by_their_suffix(text: str) -> None:
    assert clean_place(text).level is Level.VILLAGE


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("合 计", Level.TOTAL),
        ("总计", Level.TOTAL),
        ("小计", Level.SUBTOTAL),
        ("清澜镇小计", Level.SUBTOTAL),
        ("文昌市", Level.SUBTOTAL),
        ("全镇", Level.WHOLE),
        ("因病", Level.UNKNOWN),
        ("各乡镇", Level.UNKNOWN),
        ("城镇", Level.UNKNOWN),
    ],
)
def test_sums_and_other_words_are_no_names(text: str, level: Level) -> None:
    assert clean_place(text).level is level
    assert clean_place(text).name == ""


def test_offices_become_the_places_they_stand_for() -> None:
    assert clean_township("清 澜镇人民政府") == "清澜镇"
    assert clean_township("鼓楼街道办事处") == "鼓楼街道"
    assert clean_village("清澜镇东阁村委会", township="清澜镇") == "东阁村"
    assert clean_village("东阁村") == "东阁村"


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("海南省文昌市清澜镇2018年教育补助统计表", ["清澜镇"]),
        ("填报单位：ＸＸ镇人民政府", ["XX镇"]),
        ("2018/新市镇", ["新市镇"]),
        ("清澜镇、文教镇对比", ["清澜镇", "文教镇"]),
        ("2018年各乡镇城乡居民返乡创业情况", []),
        ("全镇贫困户", []),
    ],
)
def test_townships_are_found_in_titles(title: str, names: list[str]) -> None:
    assert townships_in(title) == names


def test_the_places_before_a_title_are_dropped() -> None:
    assert drop_places("文昌市清澜镇教育补助") == "教育补助"
