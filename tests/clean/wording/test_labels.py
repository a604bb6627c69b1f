import pytest

from fupin_analysis.clean.wording.labels import Label, read_label, read_title, words_in


def said(label: Label) -> set[tuple[str, str, str]]:
    return {(reading.topic, reading.wording, reading.measure) for reading in label.readings}


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("因病户数", ("", "因病", "households")),
        ("因病（户数）", ("", "因病", "households")),
        ("其中：因病", ("", "因病", "")),
        ("（一）因病致贫的户数", ("", "因病致贫", "households")),
        ("1.因 病", ("", "因病", "")),
        ("致贫原因", ("cause", "", "")),
        ("小学补助人数（人）", ("", "小学", "recipients")),
        ("计划脱贫（按名册）户数", ("", "计划脱贫(按名册)", "households")),
        ("60周岁以上老人", ("", "60周岁以上老人", "")),
    ],
)
def test_a_label_is_read_word_by_word(text: str, reading: tuple[str, str, str]) -> None:
    assert said(read_label(text)) == {reading}


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("金额（万元）", "万元"),
        ("金额(单位：万元)", "万元"),
        ("金额/万元", "万元"),
        ("补助金额万元", "万元"),
        ("户均金额（元/户）", "元/户"),
        ("户数", ""),
    ],
)
def test_a_label_names_its_unit(text: str, unit: str) -> None:
    assert read_label(text).unit == unit
    assert read_label(text).readings


def test_a_label_names_its_period() -> None:
    assert read_label("2018年上半年小学补助人数（人）").period == "2018年上半年"
    assert read_label("小学（上半年）").period == "上半年"


@pytest.mark.parametrize("text", ["因病户数（不含低保）", "因穷", "户数/吨数", "小学和初中", "2018年和2019年户数"])
def test_a_label_with_an_unknown_part_is_not_understood(text: str) -> None:
    assert read_label(text).readings == ()


def test_a_label_of_two_readings_keeps_both() -> None:
    items = {(item.topic, item.name) for reading in read_label("脱贫户数").readings for item in reading.items}
    assert items == {("exit", "done"), ("registry", "exited")}


def test_a_title_is_understood_as_a_whole_or_not_at_all() -> None:
    assert said(read_title("文昌市清澜镇2018年各村建档立卡贫困户情况统计表")) == {("", "建档立卡贫困户", "")}
    assert read_title("清澜镇低保户医疗报销情况表").readings == ()


def test_topics_are_found_within_a_title() -> None:
    assert [word.topic or word.wording for word in words_in("清澜镇建档立卡贫困户致贫原因统计表")] == ["建档立卡贫困户", "cause"]
