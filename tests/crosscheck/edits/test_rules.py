"""The catalogue of edits: well formed, each with an example that holds and one that breaks; a county's own settings."""

import re
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from fupin_analysis.core.figures import check_figures, to_figures
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.crosscheck import checks
from fupin_analysis.crosscheck.edits.outcomes import apply_rules
from fupin_analysis.crosscheck.edits.rules import SEVERITIES, load_rules
from fupin_analysis.crosscheck.edits.stated import Stated, read_stated
from fupin_analysis.crosscheck.register import Counts, read_counts
from fupin_analysis.errors import FupinError

VOCABULARY = load_vocabulary()
RULES = load_rules()
BY_CODE = {rule.code: rule for rule in RULES}
BALANCES = [rule for rule in RULES if rule.code in VOCABULARY.balances]
KIND_OF_LETTER = {
    "B": "balance",
    "P": "places",
    "L": "bound",
    "R": "ratio",
    "T": "rate",
    "Q": "percentage",
    "D": "reading",
    "F": "flow",
    "U": "unit",
    "S": "typed",
    "M": "micro",
}
#: Marks, in the place of a village, what the household register counts.
REGISTER = "register"
CATALOGUE = Path(__file__).parents[3] / "docs" / "methods" / "rules.md"

_FIGURE = re.compile(
    r"(?P<topic>[a-z]+)/(?P<item>[^. ]+)\.(?P<measure>[a-z_]+)"
    r"(?:@(?P<period>[^\[ ]+))?(?:\[(?P<place>[^\]]+)\])? = (?P<value>[\d.]+)"
)


def example_year(rule):
    """A year in which the rule and everything its example speaks of is in force: a rule may be about items of later years too."""
    told = [one for one in rule.formulas if f"{one.leading.topic}/{one.leading.item}." in rule.holds]
    items = [VOCABULARY.item(one.topic, one.item) for formula in told or rule.formulas for one in formula.references]
    return min(max([2018, rule.since, *(item.since or 0 for item in items)]), rule.until)


def figures_of(example, *, year=2018, township="甲镇", register=False, is_sum=False):
    """Read an example: ``topic/item.measure@period[place] = value; …``; either what is stated or what the register counts."""
    rows = []
    for text in example.split("; "):
        figure = _FIGURE.fullmatch(text)
        assert figure, text
        row = {**figure.groupdict(default=""), "period": figure["period"] or str(year), "value": float(figure["value"])}
        if (row["place"] == REGISTER) == register:
            rows.append({"township": township, "year": year, **row, "place": "" if register else row["place"]})
    if is_sum:
        rows = [{**rows[0], "source": "表.csv › 第9行第2列"}, *({**row, "part_of": "表.csv › 第9行第2列"} for row in rows[1:])]
    return check_figures(to_figures(rows))


def apply_to(rule, example, *, year=None):
    """Try a rule on an example."""
    return apply_rules([rule], stated_in(example, year=year or example_year(rule), is_sum=rule.kind == "typed"))


def stated_in(example, *, year=2018, is_sum=False):
    """What an example states, and what its register counts."""
    stated = next(read_stated(figures_of(example, year=year, is_sum=is_sum)), Stated("甲镇", year, {}, (), {}))
    return replace(
        stated, counted=read_counts(figures_of(example, year=year, register=True)).get(("甲镇", year), Counts()).values
    )


def states(rule, example):
    return {one.state for one in apply_to(rule, example)}


def verified(rule, example):
    """States but for those of other periods, whose own year before is not in the example."""
    return states(rule, example) - {"unverifiable"}


def adds_up_a_list(rule):
    """Whether a rule adds up whatever periods or places are stated, so that it cannot know of one that is not."""
    return any(reference.when in {"all", "to"} or reference.each for formula in rule.formulas for reference in formula.references)


def _is_asked(one):
    return one.state == "fails" and not all(one.trial.places) and checks._standing(one) == "question"


NEEDS_ALL = [rule for rule in RULES if not (rule.is_partial or adds_up_a_list(rule) or rule.kind == "typed")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
class TestEveryRule:
    def test_holds_on_the_figures_it_says_it_holds_on(self, rule):
        assert verified(rule, rule.holds) <= {"holds", "rounding"}
        assert verified(rule, rule.holds)

    def test_fails_on_the_figures_it_says_it_breaks_on(self, rule):
        assert verified(rule, rule.breaks) == {"fails"}

    def test_is_not_at_odds_with_other_rules_on_the_figures_it_holds_on(self, rule):
        stated = stated_in(rule.holds, year=example_year(rule), is_sum=rule.kind == "typed")
        assert [one.rule.code for one in apply_rules(RULES, stated) if one.state == "fails"] == []

    def test_speaks_of_figures_the_vocabulary_has(self, rule):
        assert rule.formulas or rule.open_formulas or rule.kind == "typed"
        for formula in rule.formulas:
            for reference in formula.references:
                assert reference.measure in VOCABULARY.item(reference.topic, reference.item).measures

    def test_is_about_one_figure_which_stands_alone_on_the_left(self, rule):
        for formula in rule.formulas:
            assert re.split(" (?:=|<=|>=) ", formula.text)[0].replace(".*", f".{formula.leading.measure}") == str(formula.leading)

    def test_is_said_in_both_languages_and_says_why_it_must_hold(self, rule):
        assert re.search(r"[一-鿿]", rule.title("zh"))
        assert set(re.sub(r"[ -~]", "", rule.title("en"))) <= set("−×÷")
        assert rule.source
        assert not any(text.endswith(("。", ".")) for text in (rule.zh, rule.en, rule.source))

    def test_is_of_a_known_kind_and_severity(self, rule):
        assert rule.severity in SEVERITIES
        if rule.code not in VOCABULARY.balances:
            assert re.fullmatch(r"[A-Z]\d{3}", rule.code)
            assert rule.kind == KIND_OF_LETTER[rule.code[0]]

    def test_accuses_nobody_alone_where_it_is_only_worth_a_look(self, rule):
        assert rule.is_soft or rule.severity != "note"
        assert not (rule.is_soft and rule.severity == "error")

    def test_is_listed_in_the_catalogue(self, rule):
        assert f"| `{rule.code}` | {rule.zh} | {rule.en} |" in CATALOGUE.read_text(encoding="utf-8")


class TestCatalogue:
    def test_has_at_least_sixty_rules_of_every_kind(self):
        counts = Counter(rule.kind for rule in RULES)
        assert sum(counts.values()) >= 60
        assert set(counts) == set(KIND_OF_LETTER.values())

    def test_has_no_code_and_no_title_twice(self):
        for names in ([rule.code for rule in RULES], [rule.zh for rule in RULES], [rule.en for rule in RULES]):
            assert len(names) == len(set(names))

    def test_names_balances_as_the_form_does(self):
        assert [rule.code for rule in BALANCES] == list(VOCABULARY.balances)

    def test_lists_no_rule_that_does_not_exist(self):
        catalogue = CATALOGUE.read_text(encoding="utf-8").partition("## Catalogue")[2]
        listed = re.findall(r"^\| `([^`]+)` \|", catalogue, flags=re.MULTILINE)
        assert Counter(listed) == Counter(list(BY_CODE))

    def test_tries_no_sum_over_villages_on_what_is_no_sum(self):
        tried = {str(formula.leading) for rule in RULES if rule.kind == "places" for formula in rule.formulas}
        assert "credit/loan_ceiling.amount_yuan" not in tried
        assert not any(figure.endswith((".rate", ".paid_share", "_per_household_yuan", ".sessions")) for figure in tried)


class TestMissingParts:
    """A part that was not handed in never accuses the rest."""

    @pytest.mark.parametrize("rule", BALANCES, ids=lambda rule: rule.code)
    def test_of_a_balance_leave_it_unverifiable(self, rule):
        parts = rule.holds.split("; ")
        for part in parts[1:]:
            left = "; ".join(text for text in parts if text != part)
            closed = any(closing in left for closing in rule.closing)
            assert states(rule, left) == {"fails" if closed else "unverifiable"}, part

    @pytest.mark.parametrize("rule", BALANCES, ids=lambda rule: rule.code)
    def test_of_a_balance_leave_it_unverifiable_down_to_the_last(self, rule):
        assert states(rule, rule.holds.split("; ")[0]) == {"unverifiable"}

    @pytest.mark.parametrize("rule", NEEDS_ALL, ids=lambda rule: rule.code)
    def test_leave_every_rule_that_needs_them_unverifiable_or_untried(self, rule):
        parts = rule.breaks.split("; ")
        for part in parts if len(parts) > 1 else ():
            tried = apply_to(rule, "; ".join(text for text in parts if text != part))
            # What exceeds a bound however large the missing figures are is wrong without them; what an unstated flow may explain
            # is asked at most.
            same = [one for one in tried if one.trial.relation == one.formula.relation]
            assert {one.state for one in same if not _is_asked(one)} <= {"unverifiable"}, part

    def test_that_did_not_exist_yet_are_not_missing(self):
        rule = BY_CODE["monitoring_by_category"]
        stated = "monitoring/total.households = 9; monitoring/unstable_exited.households = 5; monitoring/marginal.households = 3"
        assert [one.state for one in apply_to(rule, stated, year=2020)] == ["fails"]
        assert [one.state for one in apply_to(rule, stated, year=2021)] == ["unverifiable"]


class TestSettings:
    """A county's own settings, a TOML file."""

    @pytest.fixture
    def load(self, tmp_path):
        def load(text):
            path = tmp_path / "county.toml"
            path.write_text(text, encoding="utf-8")
            return {rule.code: rule for rule in load_rules(path)}

        return load

    def test_turn_rules_off_balances_too(self, load):
        rules = load("R102 = false\nplan_total = false\n")
        assert set(BY_CODE) - set(rules) == {"R102", "plan_total"}

    def test_turn_rules_on_which_changes_nothing(self, load):
        assert list(load("R102 = true\n")) == list(BY_CODE)

    def test_replace_a_field_and_leave_the_others(self, load):
        rule = load('[R102]\nformula = "{item}.persons <= 7 * {item}.households"\n')["R102"]
        assert (rule.zh, rule.source) == (BY_CODE["R102"].zh, BY_CODE["R102"].source)
        assert states(rule, "registry/total.persons = 8; registry/total.households = 1") == {"fails"}
        assert states(BY_CODE["R102"], "registry/total.persons = 8; registry/total.households = 1") == {"holds"}

    def test_replace_standard_rates(self, load):
        rule = load("T301 = {rates = [625, 1250]}\n")["T301"]
        assert states(rule, "education/primary.amount_yuan = 625; education/primary.recipients = 1") == {"holds"}
        assert states(rule, "education/primary.amount_yuan = 510; education/primary.recipients = 1") == {"fails"}

    def test_add_a_rule_of_its_own(self, load):
        rule = load(
            '[X001]\nkind = "bound"\nzh = "横幅不超过海报"\nen = "No more banners than posters"\nsource = "本县"\n'
            'formula = "publicity/banners.count <= publicity/posters.count"\n'
        )["X001"]
        assert rule.severity == "error"
        assert states(rule, "publicity/banners.count = 4; publicity/posters.count = 3") == {"fails"}

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("B999 = false", "B999"),
            ("[R102]\nsofd = true", "sofd"),
            ('[R102]\nseverity = "fatal"', "severity"),
            ("R102 = 3", "true, false"),
            ('[R102]\nformula = "{item}.persons <= __import__(1)"', "only figures"),
            ('[R102]\nitems = ["weather/*"]', "weather"),
            ('[U601]\nitems = ["housng/composed"]', "housng"),
            ('[B101]\nformula = "registry/total.* = registry/with_wings.*"', "vocabulary lacks"),
            ("[T301]\nrates = 5", "not iterable"),
            ("R102 = ", "ends before it is complete"),
        ],
    )
    def test_that_cannot_be_meant_are_refused(self, load, text, said):
        with pytest.raises(FupinError, match="F310") as refused:
            load(text)
        assert said in str(refused.value)
        assert "county.toml" in str(refused.value)

    def test_are_refused_all_at_once_with_the_nearest_codes(self, load):
        with pytest.raises(FupinError) as refused:
            load("R1O2 = false\nL402 = 1\n")
        assert [problem.code for problem in refused.value.problems] == ["F310", "F310"]
        assert "R102" in refused.value.problems[1].near

    def test_given_as_an_example_in_the_documentation_are_read(self, load):
        (example,) = re.findall(r"```toml\n(.*?)```", CATALOGUE.read_text(encoding="utf-8"), flags=re.DOTALL)
        rules = load(example)
        assert set(rules) - set(BY_CODE) == {"X001"}
        assert set(BY_CODE) - set(rules) == {"T401"}
        assert rules["R102"].formulas[0].text.endswith("<= 12 * population/total.households")

    def test_that_have_changed_are_read_again(self, load):
        assert "R102" not in load("R102 = false\n")
        assert "R102" in load("R102 = true\n\n")

    def test_that_are_not_there_are_said_so(self, tmp_path):
        with pytest.raises(FupinError, match="F310"):
            load_rules(tmp_path / "none.toml")


def test_fields_are_exact():
    assert BY_CODE["P101"].near == Fraction(9, 10)
    assert BY_CODE["B401"].slack == 200
    assert BY_CODE["cause_of_registered"].closing == {"cause/other"}
    assert len(BY_CODE["T303"].formulas) == 14  # two school types × seven rates
    assert (BY_CODE["F201"].since, BY_CODE["F201"].until) == (2020, 2020)
    assert BY_CODE["F201"].in_force(2020)
    assert not BY_CODE["F201"].in_force(2021)
