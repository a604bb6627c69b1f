import pytest

from fupin_analysis.clean.numbers import CellProblem
from fupin_analysis.clean.periods import clean_period, years_in


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2018年", "2018"),
        ("2018年度", "2018"),
        ("2018", "2018"),
        ("２０１８年", "2018"),
        ("二〇一八年", "2018"),
        ("2018年底", "2018"),
        ("全年", "2018"),
        ("", "2018"),
        ("2018年上半年", "2018H1"),
        ("上半年", "2018H1"),
        ("春季", "2018H1"),
        ("2017年秋季学期", "2017H2"),
        ("下半年", "2018H2"),
        ("第3季度", "2018Q3"),
        ("2018年第三季度", "2018Q3"),
        ("3月", "2018M03"),
        ("十二月份", "2018M12"),
        ("第7周", "2018W07"),
        ("第二十一周", "2018W21"),
        ("2018年12月31日", "2018-12-31"),
        ("截至2018年12月31日", "2018-12-31"),
        ("截至2018年12月底", "2018"),
        ("截至8月", "2018-08-31"),
        ("2018-12-31", "2018-12-31"),
        ("2018/1/5", "2018-01-05"),
        ("次年", "2019"),
        ("下年", "2019"),
        ("下一年上半年", "2019H1"),
        ("上年", "2017"),
        ("2018H1", "2018H1"),
    ],
)
def test_wordings_of_time_become_periods(text: str, period: str) -> None:
    assert clean_period(text, year=2018) == period


@pytest.mark.parametrize(
    "text", ["13月", "第5季度", "第54周", "第0周", "2018年2月30日", "2018-02-30", "2017-2018", "20181", "不详", "半年"]
)
def test_other_wordings_are_refused(text: str) -> None:
    with pytest.raises(CellProblem) as caught:
        clean_period(text, year=2018)
    assert caught.value.code == "F208"


def test_years_are_found_in_titles() -> None:
    assert years_in("清澜镇二〇一八年完成情况及2019年计划（2018年）") == [2018, 2019]
    assert years_in("电话02018123，代码201801001") == []
