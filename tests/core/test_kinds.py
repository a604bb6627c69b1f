"""Values that stand for kinds are compared with such alone as there are: a misspelt one would never be met."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

import fupin_analysis
from fupin_analysis.clean.prose.words import Aspect, How, prose_units, prose_words
from fupin_analysis.core.account import Region
from fupin_analysis.core.prose import KINDS

PACKAGE = Path(fupin_analysis.__file__).parent


def _values(kind: Any) -> set[str]:
    return {text for one in get_args(kind) for text in (_values(one) if get_args(one) else {one})}


#: Families that no unit names: a share is written with a sign, and 每户 makes money an amount for each; what is 'recipients' or
#: a number of times is a measure.
_MADE = {"share", "money_each", "recipients", ""}

#: What the attributes of these names may be compared with, and in which rooms they are kinds.
KNOWN: dict[str, tuple[str, set[str]]] = {
    "how": ("clean/prose", _values(How)),
    "aspect": ("clean/prose", {*_values(Aspect), "outlook", "any"}),
    "family": ("clean/prose", {unit.family for unit in prose_units().values()} | _MADE),
    "families": ("clean/prose", {unit.family for unit in prose_units().values()} | _MADE),
    "region": ("", _values(Region) | set(KINDS)),
}


def compared(tree: ast.AST, name: str) -> Iterator[str]:
    """Yield the texts that an attribute of this name is compared with, alone or in a list."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and isinstance(node.left, ast.Attribute) and node.left.attr == name:
            for other in node.comparators:
                yield from _texts([other])


def _texts(nodes: Iterable[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.Tuple | ast.List | ast.Set):
            yield from _texts(node.elts)


@pytest.mark.parametrize("name", KNOWN)
def test_a_kind_is_compared_with_kinds_that_are_there(name: str) -> None:
    room, known = KNOWN[name]
    found = {
        (path.relative_to(PACKAGE).as_posix(), text)
        for path in (PACKAGE / room).rglob("*.py")
        for text in compared(ast.parse(path.read_text(encoding="utf-8")), name)
    }
    assert found
    assert {(path, text) for path, text in found if text not in known} == set()


def test_a_kind_that_is_not_there_is_found() -> None:
    assert list(compared(ast.parse("a.how in ('rule', 'ruel') or b.how == 'lable'"), "how")) == ["rule", "ruel", "lable"]


def test_each_way_in_which_an_item_is_told_has_its_certainty() -> None:
    assert set(prose_words()["certainty"]["how"]) == _values(How)
