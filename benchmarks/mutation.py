"""One operator of a function changed at a time, as the function's new code."""

from __future__ import annotations

import ast
import copy
import inspect
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from types import CodeType, FunctionType

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
}
_SIGNS: dict[type[ast.AST], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.In: "in",
    ast.NotIn: "not in",
    ast.Is: "is",
    ast.IsNot: "is not",
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}


@dataclass(frozen=True)
class Change:
    """A function with one operator changed: what was changed, on which lines of its file, and the new code."""

    what: str
    lines: range
    code: CodeType


def changed(function: FunctionType) -> Iterator[Change]:
    """Yield every change of one operator in the body of a function.

    Parameters
    ----------
    function
        One without variables of an enclosing function.

    Examples
    --------
    >>> from statistics import quantiles
    >>> [change.what for change in changed(quantiles)][:2]
    ['a condition negated, line +16:4', 'a condition negated, line +20:4']
    """
    try:
        source = textwrap.dedent(inspect.getsource(function))
    except (OSError, TypeError):
        return
    tree = ast.parse(source)
    first = function.__code__.co_firstlineno
    for place, (node, statement) in enumerate(_inside(tree)):
        for what, change in _changes(node):
            other = copy.deepcopy(tree)
            change(next(one for at, (one, _) in enumerate(_inside(other)) if at == place))
            code = _code(ast.fix_missing_locations(other), function)
            if code is not None:
                line, column = getattr(node, "lineno", 1), getattr(node, "col_offset", 0)
                yield Change(f"{what}, line +{line - 1}:{column}", range(first + statement.lineno - 1, first + line), code)


def _inside(tree: ast.Module) -> Iterator[tuple[ast.AST, ast.stmt]]:
    """Yield each node of a function's body with the statement it stands in; defaults and notes on types are none of its code."""
    (outer,) = tree.body
    waiting: list[tuple[ast.AST, ast.stmt]] = [(one, one) for one in getattr(outer, "body", [])]
    while waiting:
        node, statement = waiting.pop(0)
        yield node, statement
        for child in ast.iter_child_nodes(node):
            if not (isinstance(node, ast.AnnAssign) and child is node.annotation):
                waiting.append((child, child if isinstance(child, ast.stmt) else statement))


def _changes(node: ast.AST) -> Iterator[tuple[str, object]]:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _COMPARISONS:
        yield f"{_SIGNS[type(node.ops[0])]} turned", lambda one: one.ops.__setitem__(0, _COMPARISONS[type(one.ops[0])]())
    elif isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        yield f"{_SIGNS[type(node.op)]} turned", lambda one: setattr(one, "op", _OPERATORS[type(one.op)]())
    elif isinstance(node, ast.BoolOp):
        yield "and for or", lambda one: setattr(one, "op", ast.Or() if isinstance(one.op, ast.And) else ast.And())
    elif isinstance(node, ast.If | ast.IfExp):
        yield "a condition negated", lambda one: setattr(one, "test", ast.UnaryOp(ast.Not(), one.test))
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield f"{node.value} one higher", lambda one: setattr(one, "value", one.value + 1)


def _code(tree: ast.Module, function: FunctionType) -> CodeType | None:
    """Compile the function alone: without its decorators, which stay as they are around it."""
    (node,) = tree.body
    if not isinstance(node, ast.FunctionDef):
        return None
    node.decorator_list = []
    module = compile(tree, function.__code__.co_filename, "exec", flags=_annotations(function), dont_inherit=True)
    found = next((one for one in module.co_consts if isinstance(one, CodeType) and one.co_name == function.__name__), None)
    return found if found is not None and found.co_freevars == function.__code__.co_freevars else None


def _annotations(function: FunctionType) -> int:
    """Annotations stay text, as in the module that the function comes from."""
    return function.__code__.co_flags & __import__("__future__").annotations.compiler_flag
