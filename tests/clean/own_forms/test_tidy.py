import pytest

from fupin_analysis.clean.tables import clean_cells
from fupin_analysis.core.cells import to_cells
from tests.clean.grids import clean_rows, reasons, values

HEAD = ["township", "year", "topic", "item", "measure", "value"]


def test_items_are_given_by_key_label_or_alias() -> None:
    cleaned = clean_rows(
        [
            [*HEAD, "period", "place", "unit"],
            ["清 澜 镇", 2018, "cause", "illness", "households", 94, "", "", ""],
            ["清澜镇", "2018年", "致贫原因", "思想观念落后", "户数", "8", "", "东阁村委会", ""],
            ["清澜镇", 2018, "", "小学", "recipients", 86, "上半年", "", ""],
            ["清澜镇", 2018, "production", "allocated", "金额", 130.3, "", "", "万元"],
        ]
    )
    assert values(cleaned) == {
        ("清澜镇", "", "cause/illness", "households"): 94,
        ("清澜镇", "东阁村", "cause/lack_of_motivation", "households"): 8,
        ("清澜镇", "2018H1", "", "education/primary", "recipients"): 86,
        ("清澜镇", "", "production/allocated", "amount_yuan"): 1303000,
    }
    assert list(cleaned.figures["as_written"]) == ["94", "思想观念落后 8", "86", "130.3万元"]


def test_a_share_with_its_unit_in_the_same_row_is_beyond_doubt() -> None:
    cleaned = clean_rows(
        [
            [*HEAD, "unit"],
            ["清澜镇", 2018, "registry", "headcount_ratio", "rate", 0.99, "%"],
            ["清澜镇", 2019, "registry", "headcount_ratio", "rate", "0.8%", "%"],
            ["清澜镇", 2020, "registry", "headcount_ratio", "rate", 0.5, ""],
        ]
    )
    assert list(cleaned.figures["value"]) == [0.0099, 0.008, 0.5]


def test_statements_are_numbered_anew_and_sources_are_kept() -> None:
    cells = to_cells(
        [
            ("a.csv", "", row, column, text, False, "")
            for row, line in enumerate(
                [
                    [*HEAD, "statement", "source", "as_written", "township_code"],
                    ["清澜镇", "2018", "cause", "illness", "households", "94", "7", "第2段", "94户", "469005101"],
                    ["清澜镇", "2018", "cause", "illness", "households", "95", "7", "", "", ""],
                ],
                start=1,
            )
            for column, text in enumerate(line, start=1)
            if text
        ]
    )
    figures = clean_cells(cells).figures
    assert list(figures["statement"]) == [1, 2]
    assert list(figures["source"]) == ["a.csv › 第2行 › 第2段", "a.csv › 第3行"]
    assert list(figures["as_written"]) == ["94户", "95"]
    assert list(figures["township_code"]) == ["469005101", ""]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["", 2018, "cause", "illness", "households", 1], "F210"),
        (["清澜镇", "明年", "cause", "illness", "households", 1], "F211"),
        (["清澜镇", 2018, "causes", "illness", "households", 1], "F204"),
        (["清澜镇", 2018, "cause", "ilness", "households", 1], "F204"),
        (["清澜镇", 2018, "cause", "illness", "houses", 1], "F205"),
        (["清澜镇", 2018, "cause", "illness", "households", "一些"], "F201"),
        (["清澜镇", 2018, "cause", "illness", "households", ""], "F201"),
        (["清澜镇", 2018, "cause", "illness", "households", "—"], "F220"),
    ],
)
def test_rows_that_cannot_be_placed_are_set_aside(row: list[object], code: str) -> None:
    cleaned = clean_rows([HEAD, row])
    assert cleaned.figures.empty
    assert reasons(cleaned) == {"F2": code}


def test_a_period_that_is_not_understood_is_set_aside() -> None:
    cleaned = clean_rows([[*HEAD, "period"], ["清澜镇", 2018, "cause", "illness", "households", 1, "某日"]])
    assert reasons(cleaned) == {"F2": "F208"}


@pytest.mark.parametrize("year", ["", " ", "0", "0000", "18", "99999", "abc", "nan", "2018.5", "2018年3月"])
def test_a_row_whose_year_is_none_costs_that_row_and_no_other(year: str) -> None:
    cleaned = clean_rows(
        [
            HEAD,
            ["清澜镇", year, "cause", "illness", "households", 94],
            ["清澜镇", "二〇一八年", "cause", "illness", "households", 95],
        ]
    )
    assert values(cleaned) == {("清澜镇", "", "cause/illness", "households"): 95}
    assert reasons(cleaned) == {"F2": "F211"}


@pytest.mark.parametrize("nought", ["-0", "－0", "-0.00", "0"])
def test_of_two_noughts_there_is_one(nought: str) -> None:
    tidy = clean_rows([HEAD, ["清澜镇", "2018", "cause", "illness", "households", nought]])
    own_names = ["period", "place", "qualifier", "as_written", "source", "statement"]
    own = clean_rows(
        [[*HEAD, *own_names], ["清澜镇", "2018", "cause", "illness", "households", nought, "2018", "", "", "0", "", "1"]]
    )
    assert [str(value) for cleaned in (tidy, own) for value in cleaned.figures["value"]] == ["0.0", "0.0"]
