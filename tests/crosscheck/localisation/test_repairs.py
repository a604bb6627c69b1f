"""Candidate repairs of hand-made contradictions: exchanges, parts left out, two slips in one sum."""

import pandas as pd
import pytest

from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.crosscheck.checks import check_consistency
from fupin_analysis.present.findings import tell_finding
from tests.crosscheck.edits.test_rules import figures_of


def check(example):
    """Findings of one township's figures, by the rule that gives them their name."""
    return check_consistency(figures_of(example)).to_dict("records")


def rows(topic="registry", **stated):
    """Rows as ``topic/item.households`` and ``.persons``; None was left out."""
    texts = []
    for item, pair in stated.items():
        measures = zip(("households", "persons"), pair, strict=True)
        texts += [f"{topic}/{item}.{measure} = {value}" for measure, value in measures if value is not None]
    return "; ".join(texts)


def changes(candidate):
    return {(change["item"], change["measure"]): change["to"] for change in candidate["changes"]}


def candidates(finding):
    return finding["candidates"]


REGISTER = {
    "total": (10, 40),
    "confirmed_poor": (4, 16),
    "consolidating": (6, 24),
    "with_labour": (7, 28),
    "without_labour": (3, 12),
    "general": (7, 30),
    "low_income_allowance": (2, 7),
    "extreme_poverty_support": (1, 3),
}
CAUSES = {"illness": (8, 32), "disability": (5, 20), "disaster": (1, 5), "schooling": (4, 16), "other": (3, 12)}


class TestExchanges:
    """Households and persons typed in each other's place count as one slip each, however many there are."""

    @pytest.mark.parametrize(
        ("before", "now"), [((55, 170), (76, 236)), ((69, 214), (90, 280)), ((62, 192), (83, 258)), ((40, 410), (60, 200))]
    )
    def test_of_numbers_that_would_be_changed_again_are_none(self, before, now):
        stated = "registry/not_exited.{} = {}; registry/not_exited.{}@2017 = {}; exit/done.{} = {}"
        pairs = zip(("households", "persons"), now, before, (97, 347), strict=True)
        figures = figures_of("; ".join(stated.format(name, this, name, last, name, gone) for name, this, last, gone in pairs))
        figures.loc[figures["period"].eq("2017"), "year"] = 2017  # the return of the year before
        findings = check_consistency(figures).to_dict("records")
        assert findings
        for finding in findings:
            for candidate in candidates(finding):
                changed = [(one["item"], one["measure"], one["period"]) for one in candidate["changes"]]
                assert len(changed) == len(set(changed)), candidate

    @pytest.mark.parametrize(
        "exchanged",
        [
            ["confirmed_poor"],
            ["confirmed_poor", "with_labour"],
            ["consolidating", "with_labour", "low_income_allowance"],
        ],
    )
    def test_are_found_one_or_several(self, exchanged):
        stated = {item: pair[::-1] if item in exchanged else pair for item, pair in REGISTER.items()}
        (finding,) = check(rows(**stated))
        assert (finding["verdict"], finding["confidence"]) == ("deduced", "high")
        true = {(item, "households"): REGISTER[item][0] for item in exchanged}
        true |= {(item, "persons"): REGISTER[item][1] for item in exchanged}
        assert changes(candidates(finding)[0]) == true

    def test_of_two_parts_of_one_sum_are_not_taken_for_two_typing_errors(self):
        causes = rows("cause", illness=(25, 100), lack_of_water=(7, 2), other=(20, 7), disability=(30, 115))
        (finding,) = check(rows(total=(64, 242)) + "; " + causes)
        assert finding["verdict"] == "deduced"
        assert changes(candidates(finding)[0]) == {
            ("lack_of_water", "households"): 2,
            ("lack_of_water", "persons"): 7,
            ("other", "households"): 7,
            ("other", "persons"): 20,
        }

    def test_of_half_a_column_are_too_many_to_say(self):
        parts = [part.name for part in load_vocabulary().balances["cause_of_registered"].parts]
        true = {part: (10 + number, 40 + 3 * number) for number, part in enumerate(parts)}
        stated = {part: pair[::-1] if number < 9 else pair for number, (part, pair) in enumerate(true.items())}
        whole = tuple(sum(column) for column in zip(*true.values(), strict=True))
        (finding,) = check(rows(total=whole) + "; " + rows("cause", **stated))
        assert finding["verdict"] == "ambiguous"
        assert not any(candidate["minimal"] for candidate in candidates(finding))


class TestPartsLeftOut:
    def findings(self, **stated):
        return check(rows(total=(21, 85)) + "; " + rows("cause", **(CAUSES | stated)))

    def test_is_what_the_sum_lacks(self):
        (finding,) = self.findings(schooling=(None, 16))
        assert (finding["verdict"], finding["confidence"], finding["proposed"]) == ("deduced", "medium", 4)
        assert (finding["item"], finding["measure"]) == ("schooling", "households")

    def test_is_what_the_sum_lacks_once_another_slip_is_mended(self):
        mended, part = self.findings(schooling=(None, 16), disability=(20, 5))
        assert changes(candidates(mended)[0]) == {("disability", "households"): 5, ("disability", "persons"): 20}
        assert (mended["verdict"], mended["confidence"]) == ("deduced", "high")
        assert (part["item"], part["verdict"], part["proposed"]) == ("schooling", "deduced", 4)
        assert mended["finding"] != part["finding"]

    def test_stays_open_where_the_other_slip_does(self):
        broken, part = self.findings(schooling=(None, 16), disability=(32, 20))
        assert broken["verdict"] == "impossible"  # parts exceed their whole, and how much the part left out adds is not known
        assert (part["item"], part["verdict"]) == ("schooling", "unverifiable")
        assert pd.isna(part["proposed"])
        assert changes(candidates(part)[0]) == {("schooling", "households"): None}

    def test_is_never_taken_for_zero_though_the_list_is_closed(self):
        (mended, _part) = self.findings(schooling=(None, 16), disability=(20, 5))
        assert {edit["rule"] for edit in mended["edits"]} == {"cause_of_registered", "R101"}
        assert len(candidates(mended)) == 1

    def test_are_named_together_where_one_sum_lacks_two(self):
        (finding,) = self.findings(schooling=(None, 16), disability=(None, 20))
        assert finding["verdict"] == "unverifiable"
        assert [changes(candidate) for candidate in candidates(finding)] == [
            {("disability", "households"): None, ("schooling", "households"): None}
        ]
        assert "补报" in tell_finding(finding)

    def test_are_no_slip_where_the_measure_was_hardly_asked_for(self):
        assert self.findings(**{item: (None, CAUSES[item][1]) for item in ("illness", "disability", "schooling")}) == []

    def test_is_told_by_a_second_sum_where_one_lacks_two(self):
        # 21 households by labour tell the part without labour; by stage and attribute nothing is missing.
        stated = rows(total=(21, 85), with_labour=(15, 60), without_labour=(None, 25))
        (finding,) = check(stated)
        assert (finding["item"], finding["proposed"]) == ("without_labour", 6)

    @pytest.mark.parametrize(("year", "households"), [("2018", 5), ("2019", 15)])
    def test_may_be_one_year_of_those_added_up(self, year, households):
        listed = {"2018": 5, "2019": 15}
        stated = rows(total=(30, 120)) + "; " + rows("exit", done=(10, 40))
        stated += "; plan/exit_as_listed.persons@2018 = 20; plan/exit_as_listed.persons@2019 = 60"
        stated += "".join(f"; plan/exit_as_listed.households@{y} = {n}" for y, n in listed.items() if y != year)
        (finding,) = check(stated)
        assert (finding["rule"], finding["period"], finding["proposed"]) == ("B201", year, households)


class TestTwoSlipsInOneSum:
    STATED = rows(total=(100, 400)) + "; " + rows("cause", illness=(33, 156), disability=(312, 48), other=(49, 196))

    def test_stand_beside_the_smallest_repair_that_nothing_explains(self):
        (finding,) = check(self.STATED)  # 39 and 12 households were meant
        smallest, *others = candidates(finding)
        assert finding["verdict"] == "ambiguous"
        assert smallest["minimal"]
        assert changes(smallest) == {("disability", "households"): 18}
        pairs = [candidate for candidate in others if candidate["larger"]]
        assert {("disability", "households"): 12, ("illness", "households"): 39} in [changes(pair) for pair in pairs]
        assert not any(pair["minimal"] for pair in pairs)
        assert all("each_a_slip" in [reason["name"] for reason in pair["reasons"]] for pair in pairs)

    def test_are_told_as_possible_and_not_as_refuted(self):
        text = tell_finding(check(self.STATED)[0])
        assert "都可由一次笔误解释" in text
        assert "不采纳" not in text

    def test_are_not_looked_for_where_a_slip_explains_the_smallest_repair(self):
        (finding,) = check(self.STATED.replace("= 312", "= 182"))  # 33 + 182 + 49; 18 makes the sum
        assert changes(candidates(finding)[0]) == {("disability", "households"): 18}
        assert not any(candidate["larger"] for candidate in candidates(finding))


def test_findings_of_a_township_do_not_depend_on_the_others():
    examples = [TestTwoSlipsInOneSum.STATED, rows(total=(10, 40), with_labour=(7, 28), without_labour=(4, 12))]
    examples += [example.replace("400", "401").replace("40;", "44;") for example in examples]
    frames = [figures_of(example, township=f"{number}号镇") for number, example in enumerate(examples)]
    together = check_consistency(pd.concat(frames, ignore_index=True))
    apart = pd.concat([check_consistency(frame) for frame in frames], ignore_index=True)
    pd.testing.assert_frame_equal(together, apart)
