"""One operator of a function changed at a time, as the function's new code."""

from __future__ import annotations

import ast
import copy
import inspect
import textwrap
from collections.abc import Iterator
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


def changed(function: FunctionType) -> Iterator[tuple[str, CodeType]]:
    """Yield every change of one operator: what it is with its line, and the code of the function with it.

    Parameters
    ----------
    function
        One without variables of an enclosing function.

    Examples
    --------
    >>> from statistics import quantiles
    >>> [what for what, _code in changed(quantiles)][:2]
    ['a condition negated, line +40', '< for <=, line +40']
    """
    try:
        source = textwrap.dedent(inspect.getsource(function))
    except (OSError, TypeError):
        return
    tree = ast.parse(source)
    for place, node in enumerate(ast.walk(tree)):
        for what, change in _changes(node):
            other = copy.deepcopy(tree)
            change(next(one for at, one in enumerate(ast.walk(other)) if at == place))
            code = _code(ast.fix_missing_locations(other), function)
            if code is not None:
                yield f"{what}, line +{getattr(node, 'lineno', 1) - 1}", code


def _changes(node: ast.AST) -> Iterator[tuple[str, object]]:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _COMPARISONS:
        yield "a comparison turned", lambda one: one.ops.__setitem__(0, _COMPARISONS[type(one.ops[0])]())
    elif isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        yield "an operator turned", lambda one: setattr(one, "op", _OPERATORS[type(one.op)]())
    elif isinstance(node, ast.BoolOp):
        yield "and for or", lambda one: setattr(one, "op", ast.Or() if isinstance(one.op, ast.And) else ast.And())
    elif isinstance(node, ast.If | ast.IfExp):
        yield "a condition negated", lambda one: setattr(one, "test", ast.UnaryOp(ast.Not(), one.test))
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield "a number one higher", lambda one: setattr(one, "value", one.value + 1)


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
