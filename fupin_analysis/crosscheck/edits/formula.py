"""Formulas over figures: how an edit is written in ``vocabulary/rules.toml`` and what it means.

A formula compares two expressions with ``=``, ``<=`` or ``>=``::

    registry/total.households = registry/confirmed_poor.households + registry/consolidating.households
    medical/assisted.recipients <= registry/total.persons@year
    registry/total.households = registry/total.households[each]
    registry/total.persons@year = registry/total.persons@-1 + registry/newly_identified.persons - registry/removed.persons

A reference is ``topic/item.measure``, then when and where:

==============  ==================================================================================================
``@year``       the year of the report
``@-1``         the year before the one the formula is tried for (``@+1`` the year after)
``@first``      the earliest period stated of a year before the one the formula is tried for
``@all``        every period stated, added up
``@to``         every period up to and including the one the formula is tried for, added up; only those of years after ``@first``
                where the formula speaks of it
``@years``      as ``@to``, from the first year of the register on; years that are not stated make a bound of an equality
``@parts``      the halves, quarters, months or weeks of the period the formula is tried for, added up; where not all of them are
                stated they make a bound of an equality
``@whole``      the year in which the period lies that the formula is tried for; nothing for a year itself
nothing         the period the formula is tried for
``[each]``      every place stated, added up (at least two)
nothing         the place the formula is tried for
``?``           what need not be stated: a minor change, for which the rule's ``loose`` allows where it is not
``[register]``  not what is stated: what the household register handed in beside the return counts
==============  ==================================================================================================

``*`` may stand for the measure; the rule names the measures it is tried for. A figure that an equality adds up and nobody stated
is at least zero: what is left is a bound (:func:`Formula.opened`). The arithmetic is +, −, ×, ÷, brackets and numbers;
products and quotients of figures make the edit non-linear: it is tested, but no system of equations is built from it.

Nothing in a formula is ever run: what is left beside references is arithmetic or is refused.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, cached_property
from typing import NamedTuple, TypeAlias

from fupin_analysis.crosscheck.edits.linear import whole

_REFERENCE = re.compile(
    r"(?P<topic>[a-z_]+)/(?P<item>[a-z_0-9]+)\.(?P<measure>[a-z_][a-z_0-9]*|\*)(?:@(?P<when>years|year|first|all|to|parts|whole|[+-]\d))?(?P<mark>\[each\]|\[register\]|\?)?"
)
_RELATION = re.compile(r"\s(<=|>=|=)\s")
_NOT_ARITHMETIC = re.compile(r"[^\d\s.+*/()-]")
_WORD = " _{} "  # apart from its neighbours, or a 3 before it would make the number 3_0
_ARITHMETIC = (ast.BinOp, ast.UnaryOp, ast.Name, ast.Constant, ast.expr_context, ast.Add, ast.Sub, ast.Mult, ast.Div, ast.USub)


class Reference(NamedTuple):
    """One figure a formula speaks of."""

    topic: str
    item: str
    measure: str
    when: str = ""
    each: bool = False
    register: bool = False
    optional: bool = False

    @property
    def path(self) -> tuple[str, str, str]:
        """Topic, item and measure."""
        return self.topic, self.item, self.measure

    def __str__(self) -> str:
        when, mark = (
            f"@{self.when}" if self.when else "",
            "[each]" if self.each else "[register]" if self.register else "?" if self.optional else "",
        )
        return f"{self.topic}/{self.item}.{self.measure}{when}{mark}"


#: Topic and item that stand for any the figures speak of, in formulas tried for items that the vocabulary does not know.
ANY = ("any", "any")

#: Words of a reference that may stand for several periods, or for one that is to be looked for.
SPANS = frozenset({"all", "to", "years", "parts", "first", "whole"})

#: A linear expression: coefficients by the place of their reference, and what is added.
Linear = tuple[dict[int, Fraction], Fraction]

#: What works out one side.
_Function: TypeAlias = Callable[[list[Fraction]], Fraction]


@dataclass(frozen=True)
class Formula:
    """A parsed formula; made by :func:`parse_formula`."""

    text: str
    relation: str
    references: tuple[Reference, ...]
    left: ast.expr
    right: ast.expr

    @property
    def leading(self) -> Reference:
        """The reference the formula is about: the first one."""
        return self.references[0]

    @cached_property
    def counts(self) -> tuple[Reference, ...]:
        """References to what the register counts."""
        return tuple(reference for reference in self.references if reference.register)

    def sides(self, value_of: Callable[[Reference], Fraction]) -> tuple[Fraction, Fraction]:
        """Return the values of both sides; ZeroDivisionError where a divisor is zero."""
        return self.sides_of([value_of(reference) for reference in self.references])

    def sides_of(self, values: list[Fraction]) -> tuple[Fraction, Fraction]:
        """Return the values of both sides, given those of the references in their order."""
        left, right = self._functions
        return left(values), right(values)

    @cached_property
    def _functions(self) -> tuple[_Function, _Function]:
        """What works out both sides, from the values of the references in their order."""
        return _function(self.left), _function(self.right)

    @cached_property
    def linear_sides(self) -> tuple[Linear, Linear] | None:
        """Left and right side as coefficients, by the place of the reference, and a constant; None where one is not linear."""
        try:
            return _linear(self.left), _linear(self.right)
        except (ValueError, ZeroDivisionError):
            return None

    def opened(self, missing: Iterable[Reference]) -> str:
        """Return what is left of the relation where figures are not stated, each of which is at least zero.

        Returns
        -------
        str
            ``=``, ``<=`` or ``>=``; the empty text where nothing is left, as where one figure lacks on either side.

        Examples
        --------
        >>> flow = parse_formula("exit/cumulative.persons = exit/cumulative.persons@-1 + exit/done.persons")
        >>> flow.opened(flow.references[2:]), flow.opened(flow.references[:1])
        ('>=', '')
        """
        terms = self.linear[0] if self.linear is not None else None
        relation = self.relation
        for reference in missing:
            if terms is None or reference == self.leading:
                return ""
            kept = ">=" if terms.get(reference, 0) < 0 else "<="
            if relation not in {"=", kept}:
                return ""
            relation = kept
        return relation

    def about(
        self, topic: str, item: str, *, others: Mapping[tuple[str, str], tuple[str, str]] | None = None, text: str = ""
    ) -> Formula:
        """Return the same formula about another item in the place of :data:`ANY`, and of `others` in the place of theirs."""
        named = {ANY: (topic, item), **(others or {})}
        pairs = ((one, named.get((one.topic, one.item), (one.topic, one.item))) for one in self.references)
        references = tuple(one._replace(topic=own[0], item=own[1]) for one, own in pairs)
        return Formula(text or self.text, self.relation, references, self.left, self.right)

    @cached_property
    def linear(self) -> tuple[dict[Reference, Fraction], Fraction] | None:
        """Coefficients of left − right and its constant term; None where the formula is not linear."""
        if self.linear_sides is None:
            return None
        left, right = self.linear_sides
        terms: dict[Reference, Fraction] = {}
        for sign, (side, _constant) in ((1, left), (-1, right)):
            for place, coefficient in side.items():
                reference = self.references[place]
                terms[reference] = terms.get(reference, Fraction(0)) + sign * coefficient
        return {reference: value for reference, value in terms.items() if value}, left[1] - right[1]


def sum_of(references: Sequence[Reference]) -> Formula:
    """Return the formula that the first of some figures is the sum of the others.

    Examples
    --------
    >>> made = sum_of([Reference("other", name, "count") for name in ("合计", "柑橘", "茶叶")])
    >>> made.text, made.sides(lambda reference: Fraction({"合计": 5}.get(reference.item, 2)))
    ('other/合计.count = other/柑橘.count + other/茶叶.count', (Fraction(5, 1), Fraction(4, 1)))
    """
    first, *parts = (f"x/x_{place}.x" for place in range(len(references)))
    text, *named = map(str, references)
    return replace(
        parse_formula(f"{first} = {' + '.join(parts)}"), text=f"{text} = {' + '.join(named)}", references=tuple(references)
    )


def parse_formula(text: str, *, measure: str = "") -> Formula:
    """Parse a formula; `measure` stands in for ``*``.

    Raises
    ------
    ValueError
        Where the text is no formula.

    Examples
    --------
    >>> formula = parse_formula("education/total.* = education/primary.* + education/tertiary.*", measure="recipients")
    >>> [str(reference) for reference in formula.references]
    ['education/total.recipients', 'education/primary.recipients', 'education/tertiary.recipients']
    """
    parts = _RELATION.split(text)
    if len(parts) != 3:
        raise ValueError(f"a formula has one relation (=, <= or >=): {text!r}")
    references: list[Reference] = []

    def remember(match: re.Match[str]) -> str:
        found = Reference(
            match["topic"],
            match["item"],
            measure if match["measure"] == "*" else match["measure"],
            match["when"] or "",
            match["mark"] == "[each]",
            match["mark"] == "[register]",
            match["mark"] == "?",
        )
        if found not in references:
            references.append(found)
        return _WORD.format(references.index(found))

    if any(_NOT_ARITHMETIC.search(_REFERENCE.sub("", side)) for side in (parts[0], parts[2])):
        raise ValueError(f"only figures, numbers and + - * / ( ) have a place in a formula: {text!r}")
    sides = [_parse_side(_REFERENCE.sub(remember, side), text) for side in (parts[0], parts[2])]
    if not references:
        raise ValueError(f"a formula speaks of at least one figure: {text!r}")
    if any(reference.register and reference.when in SPANS for reference in references):
        raise ValueError(f"the register is counted as of one time: {text!r}")
    if any(not reference.measure for reference in references):
        raise ValueError(f"{text!r} needs the measures that * stands for")
    return Formula(text, parts[1], tuple(references), sides[0], sides[1])


def _parse_side(side: str, text: str) -> ast.expr:
    """Parse one side, in which words stand for the references."""
    try:
        tree = ast.parse(side.strip(), mode="eval").body
    except (SyntaxError, MemoryError, RecursionError) as error:
        raise ValueError(f"cannot read {text!r}") from error
    for node in ast.walk(tree):
        is_number = not isinstance(node, ast.Constant) or type(node.value) in (int, float)
        if not (isinstance(node, _ARITHMETIC) and is_number):
            raise ValueError(f"only + - * / and brackets have a place in a formula: {text!r}")
    return tree


@cache
def _read_number(text: str) -> Fraction:
    return Fraction(text)


def _number(node: ast.Constant) -> Fraction:
    return whole(_read_number(str(node.value)))


def _function(node: ast.expr) -> _Function:
    """Return what works out one side: made once, since a side is worked out for every township and every slip tried."""
    if isinstance(node, ast.Constant):
        number = _number(node)
        return lambda _values: number
    if isinstance(node, ast.Name):
        place = int(node.id[1:])
        return lambda values: values[place]
    if isinstance(node, ast.UnaryOp):
        operand = _function(node.operand)
        return lambda values: -operand(values)
    assert isinstance(node, ast.BinOp)
    left, right = _function(node.left), _function(node.right)
    if isinstance(node.op, ast.Add):
        return lambda values: left(values) + right(values)
    if isinstance(node.op, ast.Sub):
        return lambda values: left(values) - right(values)
    if isinstance(node.op, ast.Mult):
        return lambda values: left(values) * right(values)
    return lambda values: _divided(left(values), right(values))


def _divided(left: Fraction, right: Fraction) -> Fraction:
    return left / right if isinstance(left, float) else Fraction(left) / right


def _linear(node: ast.expr) -> Linear:
    if isinstance(node, ast.Constant):
        return {}, _number(node)
    if isinstance(node, ast.Name):
        return {int(node.id[1:]): whole(Fraction(1))}, whole(Fraction(0))
    if isinstance(node, ast.UnaryOp):
        return _scaled(_linear(node.operand), whole(Fraction(-1)))
    assert isinstance(node, ast.BinOp)
    left, right = _linear(node.left), _linear(node.right)
    if isinstance(node.op, (ast.Add, ast.Sub)):
        return _added(left, _scaled(right, whole(Fraction(1 if isinstance(node.op, ast.Add) else -1))))
    if isinstance(node.op, ast.Mult):
        if left[0] and right[0]:
            raise ValueError("a product of figures is not linear")
        return _scaled(left, right[1]) if left[0] else _scaled(right, left[1])
    if right[0]:
        raise ValueError("a quotient of figures is not linear")
    return _scaled(left, 1 / Fraction(right[1]))


def _scaled(side: Linear, by: Fraction) -> Linear:
    return {place: whole(value * by) for place, value in side[0].items()}, whole(side[1] * by)


def _added(first: Linear, second: Linear) -> Linear:
    terms = dict(first[0])
    for place, value in second[0].items():
        terms[place] = terms.get(place, Fraction(0)) + value
    return terms, first[1] + second[1]
