"""Which files are of townships of one name in different counties."""

from __future__ import annotations

import pytest

from fupin_analysis.crosscheck.versions import OneFile, county_of, find_namesakes


@pytest.mark.parametrize(
    ("name", "county"),
    [
        ("甲县/青石镇.xlsx", "甲县"),
        ("云山省甲县/青石镇.xlsx", "甲县"),
        ("甲县扶贫办/低保/青石镇.xlsx", ""),  # a folder of an office is no county, and neither is one below it
        ("报送/甲县青石镇.xlsx", "甲县"),
        ("报送/片区/青石镇.xlsx", ""),
        ("全县/青石镇.xlsx", ""),
    ],
)
def test_the_county_is_told_by_a_folder_or_by_how_a_file_begins(name: str, county: str) -> None:
    assert county_of(name) == county


def test_the_nearest_folder_tells_the_county() -> None:
    assert county_of("乙县/甲县/青石镇.xlsx") == "甲县"


def test_files_of_two_counties_are_of_namesakes_and_those_of_one_are_not() -> None:
    plain = OneFile()
    assert find_namesakes({"甲县/青石镇.xlsx": plain, "乙县/青石镇.xlsx": plain, "青石镇.xlsx": plain}) == {
        "甲县/青石镇.xlsx": "甲县",
        "乙县/青石镇.xlsx": "乙县",
    }
    assert find_namesakes({"甲县/青石镇.xlsx": plain, "甲县/青石镇2.xlsx": plain, "青石镇.xlsx": plain}) == {}


def test_division_codes_tell_counties_apart_by_their_first_six_digits() -> None:
    files = {"a.xlsx": OneFile(codes={"999901101"}), "b.xlsx": OneFile(codes={"999902101"}), "c.xlsx": OneFile()}
    assert find_namesakes(files) == {"a.xlsx": "999901", "b.xlsx": "999902"}
    files["b.xlsx"] = OneFile(codes={"999901102"})
    assert find_namesakes(files) == {}
    files["b.xlsx"] = OneFile(codes={"999901102", "999902102"})  # of two counties at once it says nothing
    assert find_namesakes(files) == {}
