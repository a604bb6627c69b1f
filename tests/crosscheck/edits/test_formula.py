"""The language edits are written in: what it means, and that nothing else is let in."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin_analysis.crosscheck.edits.formula import Formula, Reference, parse_formula

TOTAL, POOR, OUT = (Reference("registry", item, "persons") for item in ("total", "poor", "out"))


def sides(text, values, *, measure=""):
    """Both sides, the references having the values given in the order in which they first appear."""
    formula = parse_formula(text, measure=measure)
    stated = dict(zip(formula.references, map(Fraction, values), strict=True))
    return formula.sides(stated.__getitem__)


class TestReferences:
    @pytest.mark.parametrize(
        ("text", "reference"),
        [
            ("registry/total.persons", TOTAL),
            ("registry/total.persons@year", Reference("registry", "total", "persons", "year")),
            ("registry/total.persons@-1", Reference("registry", "total", "persons", "-1")),
            ("registry/total.persons@+1", Reference("registry", "total", "persons", "+1")),
            ("exit/done.persons@to", Reference("exit", "done", "persons", "to")),
            ("exit/done.persons@all", Reference("exit", "done", "persons", "all")),
            ("registry/total.persons@first", Reference("registry", "total", "persons", "first")),
            ("registry/total.persons[each]", Reference("registry", "total", "persons", each=True)),
            ("living/elders_60_plus.amount_yuan", Reference("living", "elders_60_plus", "amount_yuan")),
        ],
    )
    def test_say_what_when_and_where_and_are_written_back_as_they_were(self, text, reference):
        assert parse_formula(f"{text} <= 1").references == (reference,)
        assert str(reference) == text

    def test_have_the_measure_the_rule_names_where_a_star_stands(self):
        formula = parse_formula("registry/total.* = registry/general.*[each]", measure="households")
        assert [str(reference) for reference in formula.references] == [
            "registry/total.households",
            "registry/general.households[each]",
        ]

    def test_are_each_named_once_in_the_order_of_the_text(self):
        formula = parse_formula(
            "registry/total.persons = registry/poor.persons + registry/total.persons@-1 + registry/total.persons"
        )
        assert [str(reference) for reference in formula.references] == [
            "registry/total.persons",
            "registry/poor.persons",
            "registry/total.persons@-1",
        ]

    def test_lead_with_the_first(self):
        assert parse_formula("registry/total.persons >= 2 * registry/out.persons").leading == TOTAL
        assert parse_formula("5 <= registry/total.persons").leading == TOTAL

    def test_may_stand_on_both_sides_of_a_stroke(self):
        assert sides("cause/illness.persons/registry/total.persons = 0.5", [3, 6]) == (Fraction(1, 2), Fraction(1, 2))


class TestArithmetic:
    @pytest.mark.parametrize(
        ("right", "value"),
        [
            ("2 + 3 * 4", 14),
            ("(2 + 3) * 4", 20),
            ("12 - 3 - 4", 5),
            ("12 / 3 / 2", 2),
            ("12 / (3 / 2)", 8),
            ("-2 + 3", 1),
            ("-(2 + 3)", -5),
            ("2 * -3", -6),
            ("2 - -3", 5),
            ("0.1 + 0.2", Fraction(3, 10)),
            ("1.05 * 1285400", 1349670),
            ("1 / 3", Fraction(1, 3)),
        ],
    )
    def test_binds_as_at_school_and_is_exact(self, right, value):
        assert sides(f"registry/total.persons = {right}", [7]) == (7, value)

    def test_puts_the_values_where_their_references_stand(self):
        text = "registry/total.persons = (registry/poor.persons - registry/out.persons) / registry/total.persons"
        assert sides(text, [4, 30, 10]) == (4, 5)

    def test_leaves_a_zero_divisor_to_the_caller(self):
        with pytest.raises(ZeroDivisionError):
            sides("cause/illness.persons / registry/total.persons <= 1", [3, 0])

    @given(st.lists(st.integers(0, 10**6), min_size=3, max_size=3))
    def test_agrees_with_its_linear_form(self, values):
        formula = parse_formula("2 * registry/total.persons - 3 = registry/poor.persons / 4 + 0.5 * (registry/out.persons - 1)")
        terms, constant = formula.linear
        stated = dict(zip(formula.references, map(Fraction, values), strict=True))
        left, right = formula.sides(stated.__getitem__)
        assert left - right == sum(coefficient * stated[reference] for reference, coefficient in terms.items()) + constant


class TestLinearForm:
    def test_brings_everything_to_the_left(self):
        formula = parse_formula("registry/total.persons = registry/poor.persons + 2 * registry/out.persons - 5")
        assert formula.linear == ({TOTAL: 1, POOR: -1, OUT: -2}, 5)

    def test_adds_up_what_stands_twice_and_drops_what_cancels(self):
        formula = parse_formula(
            "registry/total.persons + registry/total.persons = registry/poor.persons + registry/total.persons"
        )
        assert formula.linear == ({TOTAL: 1, POOR: -1}, 0)
        assert parse_formula("registry/total.persons <= registry/total.persons").linear == ({}, 0)

    def test_turns_the_sign_of_a_bracket(self):
        assert parse_formula("registry/total.persons >= -(registry/poor.persons - 2)").linear == ({TOTAL: 1, POOR: 1}, -2)

    def test_divides_by_numbers(self):
        assert parse_formula("registry/total.persons / 4 <= 3 / 2").linear == ({TOTAL: Fraction(1, 4)}, Fraction(-3, 2))

    @pytest.mark.parametrize(
        "text",
        [
            "registry/total.persons * registry/poor.persons <= 4",
            "registry/total.persons / registry/poor.persons <= 4",
            "registry/total.persons <= 4 / registry/poor.persons",
            "registry/total.persons <= 4 / 0",
        ],
    )
    def test_is_not_there_for_products_and_quotients(self, text):
        assert parse_formula(text).linear is None


class TestRefusals:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            "registry/total.persons",
            "registry/total.persons == 3",
            "registry/total.persons < 3",
            "registry/total.persons=3",
            "1 <= registry/total.persons <= 3",
            "registry/total.persons = 1 = 1",
        ],
    )
    def test_of_anything_but_one_relation(self, text):
        with pytest.raises(ValueError, match="one relation"):
            parse_formula(text)

    @pytest.mark.parametrize(
        "right",
        [
            "print(1)",
            "__import__('os').system('true')",
            "(lambda: 1)()",
            "registry",
            "_0",
            "registry/total.persons.real",
            "registry/total.persons@2018",
            "registry/total.persons@2018H1",
            "registry/total.persons[甲村]",
            "registry/total.persons and 1",
            "True",
            "1e3",
            "0x10",
            "1j",
            "'1'",
            '"1"',
            "[1]",
            "{1}",
            "1, 2",
            "1; 2",
            "1 if 1 else 2",
            "1 != 2",
            "1 > 2",
            "2 % 3",
            "~1",
            "1 | 2",
            "1 # 2",
            "f'{1}'",
            "x := 1",
        ],
    )
    def test_of_anything_but_figures_numbers_and_arithmetic(self, right):
        with pytest.raises(ValueError, match="have a place in a formula"):
            parse_formula(f"registry/total.persons = {right}")

    @pytest.mark.parametrize("right", ["2 ** 9", "9 // 2", "+2", "...", "()", "2 ** 9 ** 9 ** 9"])
    def test_of_operators_that_are_not_taught(self, right):
        with pytest.raises(ValueError, match="have a place in a formula"):
            parse_formula(f"registry/total.persons = {right}")

    @pytest.mark.parametrize(
        "right", ["", "1 +", "(1", "1)", "1 2", "3registry/total.persons", "registry/total.persons 3", "* 2", "1.2.3", "007"]
    )
    def test_of_what_cannot_be_read(self, right):
        with pytest.raises(ValueError, match="cannot read"):
            parse_formula(f"registry/total.persons = {right}")

    def test_of_brackets_without_end(self):
        with pytest.raises(ValueError, match="cannot read"):
            parse_formula(f"registry/total.persons = {'(' * 5000}1{')' * 5000}")

    def test_of_a_star_without_measures(self):
        with pytest.raises(ValueError, match="measures"):
            parse_formula("registry/total.* <= 1")

    def test_of_a_formula_without_figures(self):
        with pytest.raises(ValueError, match="at least one figure"):
            parse_formula("1 = 1")

    def test_of_hostile_text_come_before_anything_is_run(self, tmp_path):
        trap = tmp_path / "trap"
        with pytest.raises(ValueError, match="have a place"):
            parse_formula(f"registry/total.persons = open({str(trap)!r}, 'w').close()")
        assert not trap.exists()

    @given(st.text(alphabet="0123456789.+-*/() _=<>@[]'\"abregisty/total.persons", max_size=30))
    def test_leave_nothing_between_a_formula_and_an_error(self, text):
        try:
            formula = parse_formula(f"registry/total.persons = {text}")
        except ValueError:
            return
        assert isinstance(formula, Formula)
        try:
            formula.sides(lambda _reference: Fraction(3))
        except ZeroDivisionError:
            return
