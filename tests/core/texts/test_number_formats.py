"""A format with conditions shows each number by the part that it meets, as a spreadsheet does."""

from __future__ import annotations

import pytest

from fupin_analysis.core.cells import Cell

_TEN_THOUSANDS = '[>=10000]0!.0,"万";0'


@pytest.mark.parametrize(
    ("code", "number", "shown", "meant"),
    [
        (_TEN_THOUSANDS, "123", "123", "123"),
        (_TEN_THOUSANDS, "10000", "1.0万", "1万"),
        (_TEN_THOUSANDS, "123000", "12.3万", "12.3万"),
        ('[<10000]0"户";0!.0,"万户"', "123", "123户", "123户"),
        ('[<10000]0"户";0!.0,"万户"', "10000", "1.0万户", "1万户"),
        ('[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0', "250000000", "2.50亿", "2.5亿"),
        ('[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0', "25000", "2.5万", "2.5万"),
        ('[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0', "25", "25", "25"),
        ("[Red][<0.1]0.0%;0%", "0.05", "5.0%", "5%"),
        ("[Red][<0.1]0.0%;0%", "0.25", "25%", "25%"),
        ("[=0]0;[<1]0.0%;0.00", "0", "0", "0"),
        ("[=0]0;[<1]0.0%;0.00", "0.5", "50.0%", "50%"),
        ("[=0]0;[<1]0.0%;0.00", "3", "3", "3"),
        ("[<>0]#,##0,;0", "5000", "5", "5"),
        ("[>100]0,;-0;0", "5", "5", "5"),
        ('"[>5]"0,', "5000", "5", "5"),
    ],
)
def test_each_number_is_shown_by_the_part_whose_condition_it_meets(code: str, number: str, shown: str, meant: str) -> None:
    cell = Cell(1, 1, number, is_number=True, kind="number", format=code)
    assert (cell.shown, cell.meant) == (shown, meant)
