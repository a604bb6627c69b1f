"""Standings: worked out by hand from eight townships, and what no page may say."""

from __future__ import annotations

from typing import ClassVar

import pandas as pd
import pytest

from fupin_analysis.core.document import Document
from fupin_analysis.core.figures import to_figures
from fupin_analysis.measure.standing import measure_standing


def _figures(poor: dict[str, float], *, total: float = 200, year: int = 2018, item: str = "not_exited") -> pd.DataFrame:
    about = {"year": year, "period": str(year), "topic": "registry", "measure": "households"}
    rows: list[dict[str, object]] = [{**about, "township": name, "item": "total", "value": total} for name in poor]
    return to_figures([*rows, *({**about, "township": name, "item": item, "value": own} for name, own in poor.items())])


EIGHT = {"甲镇": 150, "乙镇": 60, "丙镇": 62, "丁镇": 58, "戊镇": 61, "己镇": 59, "庚镇": 60, "辛镇": 66}


def _of(found: list, township: str, metric: str = "poor_share"):
    return next(one for one in found if (one.township, one.metric) == (township, metric))


def test_a_share_beyond_chance_stands_out_and_one_within_it_does_not() -> None:
    found = measure_standing(_figures(EIGHT))
    # Median 60.5 of 200; two standard errors are 2·√(0.3025·0.6975/200) = 0.065. 甲 lies 0.4475 above, 辛 0.0275.
    first, last = _of(found, "甲镇"), _of(found, "辛镇")
    assert (first.side, first.peers, first.middle) == ("above", 7, 0.3)
    assert (last.side, last.peers) == ("", 7)
    assert last.middle is None


def test_nothing_handed_in_has_no_standing() -> None:
    assert measure_standing(_figures({})) == []


def test_seven_townships_are_too_few() -> None:
    found = measure_standing(_figures(dict(list(EIGHT.items())[:7])))
    assert {one.peers for one in found} == {0}


def test_a_base_of_nineteen_households_is_never_called_out() -> None:
    found = measure_standing(_figures({name: min(own / 10, 19) for name, own in EIGHT.items()}, total=19))
    assert {one.side for one in found} == {""}


def test_townships_of_other_counties_and_of_unknown_ones_are_not_compared() -> None:
    documents = [Document(name, 2018, county="东县" if name < "己" else "西县") for name in EIGHT]
    assert {one.peers for one in measure_standing(_figures(EIGHT), documents)} == {0}
    unknown = [Document(name, 2018, province="东省") for name in EIGHT]
    assert {one.peers for one in measure_standing(_figures(EIGHT), unknown)} == {0}
    own_returns = [Document(name, 2018, title="报送表") for name in EIGHT]
    assert _of(measure_standing(_figures(EIGHT), own_returns), "甲镇").peers == 7
    one_county = [Document(name, 2018, county="东县") for name in EIGHT]
    assert _of(measure_standing(_figures(EIGHT), one_county), "甲镇").peers == 7


def test_the_year_before_is_the_township_s_own() -> None:
    both = pd.concat([_figures(EIGHT), _figures({"甲镇": 180}, total=210, year=2017)], ignore_index=True)
    found = [one for one in measure_standing(both) if one.year == 2018]
    assert (_of(found, "甲镇", "registered").value, _of(found, "甲镇", "registered").last) == (200, 210)
    assert _of(found, "甲镇").last == pytest.approx(180 / 210)
    assert _of(found, "乙镇").last is None


def test_a_number_stated_roughly_says_so_and_so_does_a_share_of_it() -> None:
    both = pd.concat([_figures(EIGHT), _figures({"甲镇": 180}, total=210, year=2017)], ignore_index=True)
    about = (both["item"] == "total") & (both["year"] == 2018) & (both["township"] == "甲镇")
    both["qualifier"] = both["qualifier"].mask(about, "约")
    found = [one for one in measure_standing(both) if one.year == 2018]
    assert (_of(found, "甲镇", "registered").qualifiers, _of(found, "甲镇").qualifiers) == ("value 约", "value 约")
    assert _of(found, "乙镇", "registered").qualifiers == ""


def test_more_than_the_whole_is_a_finding_and_no_standing() -> None:
    found = measure_standing(_figures({"甲镇": 201}))
    assert [one.metric for one in found] == ["registered"]


def test_a_change_elsewhere_that_no_page_says_changes_no_standing() -> None:
    before = measure_standing(_figures(EIGHT))
    after = measure_standing(_figures({**EIGHT, "庚镇": 60.2}))
    assert [one for one in before if one.township != "庚镇"] == [one for one in after if one.township != "庚镇"]


def test_what_is_stated_as_of_the_year_s_end_or_by_halves_stands_for_the_year() -> None:
    about = {"township": "甲镇", "year": 2018, "measure": "households"}
    register = {**about, "topic": "registry", "item": "total", "period": "2018-12-31", "value": 200}
    halves = [{**about, "topic": "exit", "item": "done", "period": f"2018H{half}", "value": 10 * half} for half in (1, 2)]
    assert [(one.metric, one.value) for one in measure_standing(to_figures([register, *halves]))] == [
        ("registered", 200.0),
        ("exited", 30.0),
        ("exited_share", 0.15),
    ]
    assert measure_standing(to_figures(halves[:1])) == []


class TestWhatAReturnSaysOfTheYearBefore:
    """It is what the year before was where that year's own return is not at hand."""

    ABOUT: ClassVar[dict[str, object]] = {"township": "甲镇", "year": 2018, "topic": "registry", "measure": "households"}
    OWN: ClassVar[dict[str, object]] = {**ABOUT, "item": "total", "period": "2018", "value": 301}

    def last(self, *rows: dict[str, object]) -> dict[str, float | None]:
        return {one.metric: one.last for one in measure_standing(to_figures([self.OWN, *rows])) if one.year == 2018}

    @pytest.mark.parametrize("period", ["2017", "2017-12-31"])
    def test_is_compared_with(self, period: str) -> None:
        assert self.last({**self.ABOUT, "item": "total", "period": period, "value": 512}) == {"registered": 512.0}

    def test_is_compared_with_of_exits_and_shares_too(self) -> None:
        exits = [
            {**self.ABOUT, "topic": "exit", "item": "done", "period": period, "value": value}
            for period, value in (("2018", 211), ("2017", 180))
        ]
        before = {**self.ABOUT, "item": "total", "period": "2017", "value": 720}
        assert self.last(before, *exits) == {"registered": 720.0, "exited": 180.0, "exited_share": 0.25}

    @pytest.mark.parametrize("period", ["2016", "2017H1", "2017-06-30", "2018H1"])
    def test_is_of_that_year_s_end(self, period: str) -> None:
        assert self.last({**self.ABOUT, "item": "total", "period": period, "value": 512}) == {"registered": None}

    def test_gives_way_to_that_year_s_own_return(self) -> None:
        own = {**self.OWN, "year": 2017, "period": "2017", "value": 500}
        assert self.last({**self.ABOUT, "item": "total", "period": "2017", "value": 512}, own) == {"registered": 500.0}


def _stages(item: str) -> pd.DataFrame:
    others = _figures({name: 200 - own for name, own in EIGHT.items()}, item="consolidating")
    return pd.concat([_figures(EIGHT, item=item), others[others["item"].eq("consolidating")]], ignore_index=True)


def test_those_not_yet_exited_are_the_same_in_whichever_words() -> None:
    assert _of(measure_standing(_stages("confirmed_poor")), "甲镇") == _of(measure_standing(_figures(EIGHT)), "甲镇")


def test_confirmed_poor_alone_may_be_all_who_ever_were() -> None:
    assert not [one for one in measure_standing(_figures(EIGHT, item="confirmed_poor")) if one.metric == "poor_share"]
