"""The list of townships: whole, dated, and the one the program was tested with."""

import hashlib

from fupin_analysis.core.words.gazetteer import FILE, SHA256, find_townships, is_above, is_in, is_township, list_townships


def test_the_list_is_the_one_the_program_names() -> None:
    assert hashlib.sha256(FILE.read_bytes()).hexdigest() == SHA256
    assert FILE.stat().st_size < 500_000


def test_the_list_has_every_township_of_the_latest_publication() -> None:
    present = [town for town in list_townships() if town.is_present]
    assert len(present) >= 38_703
    assert all(len(town.code) == 12 and town.code.isdigit() and town.county for town in present)


def test_a_township_that_was_merged_is_known_with_the_dates_at_which_it_was_listed() -> None:
    gone = [town for town in list_townships() if not town.is_present]
    assert len(gone) > 10_000
    assert all(town.dates and town.dates[-1] < "2026" for town in gone)


def test_names_of_one_spelling_in_many_counties_are_told_apart_by_the_county() -> None:
    everywhere = find_townships("城关镇")
    assert len(everywhere) > 50
    county = everywhere[0].county
    assert [town.county for town in find_townships("城关镇", county=county)] == [county] * len(
        [town for town in everywhere if town.county == county]
    )
    assert is_in("月田镇", "岳阳县")
    assert not is_in("月田镇", "文昌市")


def test_words_that_are_no_names_are_not_listed() -> None:
    assert not any(is_township(word) for word in ("返乡", "集镇", "各乡镇", "甲澜镇", "XX镇"))
    assert is_above("岳阳县")
