import pytest

from fupin_analysis.clean.numbers import CellProblem, clean_value, is_not_reported, is_number_like, split_pair, unit_of
from fupin_analysis.core.words.items import Measure
from fupin_analysis.core.words.terms import load_vocabulary


def measure(name: str) -> Measure:
    return load_vocabulary().measures[name]


def code_of(text: str, name: str, **options: object) -> str:
    with pytest.raises(CellProblem) as caught:
        clean_value(text, measure(name), **options)  # type: ignore[arg-type]
    return caught.value.code


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("298", "households", 298),
        (" ２９８　", "households", 298),
        ("298.0", "households", 298),
        ("+5", "persons", 5),
        ("1,303,000", "amount_yuan", 1303000),
        ("1，303，000", "amount_yuan", 1303000),
        ("12,345.67", "amount_yuan", 12345.67),
        ("￥1,200.50", "amount_yuan", 1200.5),
    ],
)
def test_digits_of_either_width_with_thousands_are_read(text: str, name: str, value: float) -> None:
    assert clean_value(text, measure(name)) == value


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("三十二户", "households", 32),
        ("两户", "households", 2),
        ("两百二十人", "persons", 220),
        ("一百〇五人", "persons", 105),
        ("叁佰元整", "amount_yuan", 300),
        ("一百二十万元", "amount_yuan", 1200000),
        ("一亿二千万元", "amount_yuan", 120000000),
        ("三点五公里", "length_km", 3.5),
        ("三千米", "length_km", 3),
        ("百分之八十", "rate", 0.8),
    ],
)
def test_chinese_numerals_are_read_in_full(text: str, name: str, value: float) -> None:
    assert clean_value(text, measure(name)) == value


@pytest.mark.parametrize("text", ["一百二", "二〇一八", "三千五户", "十十", "二十两"])
def test_spoken_and_digit_by_digit_numerals_are_refused(text: str) -> None:
    assert code_of(text, "households") == "F201"


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("94户", "households", 94),
        ("1.12万人", "persons", 11200),
        ("300人次", "participants", 300),
        ("653.66万元", "amount_yuan", 6536600),
        ("5百万元", "amount_yuan", 5000000),
        ("2亿元", "amount_yuan", 200000000),
        ("30万", "amount_yuan", 300000),
        ("3.5千元", "amount_yuan", 3500),
        ("3000元/户", "amount_per_household_yuan", 3000),
        ("800米", "length_km", 0.8),
        ("5千米", "length_km", 5),
        ("1.5km", "length_km", 1.5),
        ("2公顷", "area_mu", 30),
        ("1.2万亩", "area_mu", 12000),
        ("2.5倍", "multiple", 2.5),
        ("3个", "projects", 3),
        ("45条", "count", 45),
        ("240盏", "count", 240),
        ("3眼", "count", 3),
        ("1.2万羽", "count", 12000),
    ],
)
def test_the_unit_in_the_cell_is_applied_once_and_exactly(text: str, name: str, value: float) -> None:
    assert clean_value(text, measure(name)) == value


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("653.66", "万元", 6536600),
        ("5.5万元", "元", 55000),  # the cell goes before the heading
        ("5000元", "万元", 5000),
        ("30万", "万元", 300000),  # the cell repeats the heading's scale
        ("三十", "万元", 300000),
    ],
)
def test_the_unit_of_the_heading_is_applied_unless_the_cell_has_its_own(text: str, unit: str, value: float) -> None:
    assert clean_value(text, measure("amount_yuan"), unit=unit) == value


@pytest.mark.parametrize(
    ("text", "name", "unit"),
    [
        ("35人", "households", ""),
        ("35", "households", "万元"),
        ("35", "households", "吨"),
        ("30万", "amount_yuan", "千元"),
        ("¥35", "households", ""),
    ],
)
def test_units_of_another_kind_are_refused(text: str, name: str, unit: str) -> None:
    assert code_of(text, name, unit=unit) == "F202"


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("近2051户", "households", 2051),
        ("18000多", "persons", 18000),
        ("300余人", "persons", 300),
        ("三百多户", "households", 300),
        ("30余万元", "amount_yuan", 300000),
        ("约300人左右", "persons", 300),
        ("共计121户", "households", 121),
    ],
)
def test_round_wordings_give_the_number_they_name(text: str, name: str, value: float) -> None:
    assert clean_value(text, measure(name)) == value


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("100%", "", 1),
        ("31.5%", "", 0.315),
        ("31.5％", "%", 0.315),
        ("1.0", "", 1),
        ("0.5", "", 0.5),
        ("31.5", "%", 0.315),
        ("0", "%", 0),
    ],
)
def test_shares_lie_between_0_and_1(text: str, unit: str, value: float) -> None:
    assert clean_value(text, measure("rate"), unit=unit) == value


@pytest.mark.parametrize(("text", "unit", "code"), [("0.5", "%", "F212"), ("1", "%", "F212"), ("31.5", "", "F214")])
def test_percentages_of_two_readings_are_refused(text: str, unit: str, code: str) -> None:
    assert code_of(text, "rate", unit=unit, is_number=True) == code


@pytest.mark.parametrize(
    "text",
    ["1,2", "1.303.000", "12/15", "1,23,456", "1 2", "12 345", "1 303 000", "1'303", ".5", "5.", "(5)", "1e5", "3~5", "12户35人"],
)
def test_text_of_two_readings_is_refused(text: str) -> None:
    assert code_of(text, "amount_yuan") == "F201"


@pytest.mark.parametrize("text", ["无", "若干", "见附件", "TRUE", "2018-12-31", "2018年", "298²", "①", ""])
def test_text_that_is_no_number_is_refused(text: str) -> None:
    assert code_of(text, "households") == "F201"


def test_an_identity_number_is_no_figure_and_is_not_shown() -> None:
    with pytest.raises(CellProblem) as caught:
        clean_value("999901199001010015", measure("persons"), is_number=True)
    assert caught.value.code == "F201"
    assert "199001010" not in caught.value.problem("A1").say("zh")


@pytest.mark.parametrize(
    ("text", "code"), [("-3", "F203"), ("－3", "F203"), ("负三", "F203"), ("297.5", "F207"), ("1.12345万人", "F207")]
)
def test_counts_are_whole_and_not_negative(text: str, code: str) -> None:
    assert code_of(text, "persons") == code


@pytest.mark.parametrize("text", ["9999999999999", "9,999,999,999,999.5", "1234567890123元"])
def test_numbers_that_a_float_still_holds_are_read(text: str) -> None:
    assert clean_value(text, measure("amount_yuan")) == float(text.replace(",", "").removesuffix("元"))


@pytest.mark.parametrize("text", ["1000000000000000", "1,000,000,000,000,000", "10000000亿元", "1" * 30])
def test_numbers_beyond_what_a_float_holds_are_none(text: str) -> None:
    assert code_of(text, "amount_yuan") == "F201"


@pytest.mark.parametrize("text", ["#REF!", "#DIV/0!", "#N/A", "#VALUE!", "Err:502"])
def test_error_values_of_the_spreadsheet_have_a_message_of_their_own(text: str) -> None:
    assert code_of(text, "households") == "F213"
    assert is_number_like(text)


@pytest.mark.parametrize(
    "text", ["—", "——", "－", "-", "--", "/", "…", "……", "无数据", "未报", "（未统计）", "N/A", "n/a", "暂无数据"]
)
def test_signs_for_not_reported_are_known(text: str) -> None:
    assert is_not_reported(text)


@pytest.mark.parametrize("text", ["0", "无", "", "-3", "因病", "3/4"])
def test_zero_none_and_blank_are_not_taken_for_not_reported(text: str) -> None:
    assert not is_not_reported(text)


def test_the_unit_written_in_a_cell_is_told() -> None:
    assert [unit_of(text) for text in ("94户", "30余万元", "94", "因病")] == ["户", "元", "", ""]


def test_a_problem_says_what_was_expected_and_found() -> None:
    with pytest.raises(CellProblem, match='unit "人" does not fit; expected 户'):
        clean_value("35人", measure("households"))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2座/80立方米", [("2", "座"), ("80", "立方米")]),
        ("3栋，1200平方米", [("3", "栋"), ("1200", "平方米")]),
        ("3笔15万元", [("3", "笔"), ("15万元", "元")]),
        ("4口（120米）", [("4", "口"), ("120", "米")]),
    ],
)
def test_two_numbers_of_a_cell_have_any_units_that_count_different_things(text: str, parts: list[tuple[str, str]]) -> None:
    assert split_pair(text) == tuple(parts)


@pytest.mark.parametrize(
    "text",
    [
        "3公里200米",
        "3个2座",
        "1月5日",
        "3楼2室",
        "2021年3月",
        "3栋1200平方米2层",
        "蓄水池2座",
        "1000元/1头",
        "200元1亩",
        "1 2/40户",
        "12户/3 4人",
    ],
)
def test_what_is_one_number_or_no_two_kinds_is_no_pair(text: str) -> None:
    assert split_pair(text) is None
