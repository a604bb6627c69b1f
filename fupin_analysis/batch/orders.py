"""Orders: what a batch is asked to make, from the command line or a table of parameters, checked whole before anything starts.

A row of the table is one order. An order that names no township asks for every township there are figures of, one that names no
year for every year; a notebook that says so beside itself makes a page of all townships of a year, or one of everything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from fupin_analysis.core.disk.toml import load_words
from fupin_analysis.core.words.terms import fold, nearest
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.render.parameters import Parameter, read_about, read_parameters
from fupin_analysis.render.run import notebook_path
from fupin_analysis.reports.unit.units import unknown_township

#: Notebook of an order that names none.
NOTEBOOK = "01_township"

#: Parameters that the batch gives itself.
_GIVEN = frozenset({"township", "year", "data", "processed", "language"})


@cache
def _headings() -> dict[str, str]:
    """What the columns of a table of parameters may be called, and what they stand for, beside the notebooks' own parameters."""
    return {fold(word): name for name, words in load_words("orders")["columns"].items() for word in words}


@cache
def _languages() -> dict[str, str]:
    return {fold(word): name for name, words in load_words("orders")["languages"].items() for word in words}


@dataclass(frozen=True)
class Order:
    """One row of what is asked for.

    Parameters
    ----------
    data
        Folder of returns.
    municipality
        Name under which its pages are kept together; empty for none.
    notebook
        Name of the notebook.
    township, year
        Whose report; empty and 0 for all.
    language
        ``"zh"`` or ``"en"``.
    parameters
        The notebook's other parameters.
    where
        Where it was asked for, for messages.
    most
        Townships up to which it is made; 0 for any number.
    """

    data: Path
    municipality: str = ""
    notebook: str = NOTEBOOK
    township: str = ""
    year: int = 0
    language: str = "zh"
    parameters: Mapping[str, Any] = field(default_factory=dict)
    where: str = ""
    most: int = 0

    @property
    def scope(self) -> str:
        """What one page is of: ``township``, ``year`` (all townships of a year) or ``all``."""
        return "township" if self.township else read_about(notebook_path(self.notebook)).scope


#: Notebooks that look at many townships; a batch makes them beside the townships' own pages.
OVERVIEWS = ("04_municipality", "05_plan", "06_week", "02_quality")

#: Townships up to which overviews are made unasked: with more, no chart of all of them can be read.
MOST_TOWNSHIPS = 1000


def usual_orders(data: Path, *, language: str = "zh", overviews: bool = True) -> list[Order]:
    """Return what a batch makes unasked: every township's report and, of not too many townships, the overviews."""
    orders = [Order(data, language=language)]
    names = [name for name in OVERVIEWS if overviews and notebook_path(name).exists()]
    return orders + [Order(data, notebook=name, language=language, most=MOST_TOWNSHIPS) for name in names]


def read_orders(path: Path, *, data: Path, language: str) -> list[Order]:
    """Read a table of parameters.

    Parameters
    ----------
    path
        CSV or workbook; its first row names the columns: township, year, municipality, data, notebook, language, as
        ``vocabulary/orders.toml`` may call them, and any parameter of a notebook. An empty cell means the default.
    data, language
        Stand in where a row names none; relative folders are taken from the table's own place.

    Raises
    ------
    FupinError
        F311 an unknown column, F312 a row that cannot be read, F304 a value of the wrong type, F306 an unknown notebook: all
        problems of the table at once; and what reading the file raises.
    """
    from fupin_analysis.acquire.inputs import read_input  # the readers are loaded where a table of orders is read

    cells = read_input(path, root=path.parent)
    head = int(cells["row"].min())
    columns: dict[int, str] = {}
    written: dict[str, str] = {}
    problems: list[Problem] = []
    known = {**_headings(), **{name: name for name in _all_parameters()}}
    for row in cells[cells["row"].eq(head)].to_dict("records"):
        name = fold(str(row["text"]))
        if name in known:
            columns[row["column"]] = known[name]
            written[known[name]] = str(row["text"]).strip()
        elif name:
            details = {"got": name, "expected": ", ".join(sorted(set(known.values())))}
            problems.append(Problem("F311", where=path.name, details=details, near=nearest(name, list(known))))
    orders: list[Order] = []
    for number, line in cells[cells["row"].gt(head)].groupby("row", sort=True):
        pairs = zip(line["column"], line["text"], strict=True)
        texts = {columns[column]: str(text).strip() for column, text in pairs if column in columns}
        texts = {name: text for name, text in texts.items() if text}
        if not texts:
            continue
        try:
            orders.append(
                _order(texts, written, data=data, language=language, folder=path.parent, where=f"{path.name} › {number}")
            )
        except FupinError as error:
            problems += error.problems
    if problems:
        raise FupinError(problems)
    if not orders:
        raise FupinError(Problem("F312", where=path.name))
    return orders


def _all_parameters() -> set[str]:
    folder = notebook_path(NOTEBOOK).parent
    return {name for path in sorted(folder.glob("*.ipynb")) for name in read_parameters(path)}


def _order(texts: Mapping[str, str], written: Mapping[str, str], *, data: Path, language: str, folder: Path, where: str) -> Order:
    """Return the order of a row; `written` is what the table calls its columns."""
    problems: list[Problem] = []
    notebook = texts.get("notebook", NOTEBOOK)
    if not notebook_path(notebook).exists():
        names = sorted(path.stem for path in notebook_path(NOTEBOOK).parent.glob("*.ipynb"))
        details = {"got": notebook, "expected": ", ".join(names)}
        raise FupinError(Problem("F306", where=where, details=details, near=nearest(notebook, names)))
    known = read_parameters(notebook_path(notebook))
    values: dict[str, Any] = {}
    for name, text in texts.items():
        if name in {"municipality", "data", "notebook"}:
            continue
        if name not in known:
            details = {"got": written[name], "expected": ", ".join(known)}
            problems.append(Problem("F303", where=where, details=details, near=nearest(name, list(known))))
            continue
        value = _value(known[name], text)
        if value is None or not known[name].accepts(value):
            problems.append(
                Problem("F304", where=f"{where} › {written[name]}", details={"expected": known[name].expected(), "got": text})
            )
        else:
            values[name] = value
    if problems:
        raise FupinError(problems)
    return Order(
        data=folder / texts["data"] if "data" in texts else data,
        municipality=texts.get("municipality", ""),
        notebook=notebook,
        township=values.get("township", ""),
        year=values.get("year", 0),
        language=values.get("language", language),
        parameters={name: value for name, value in values.items() if name not in _GIVEN},
        where=where,
    )


def _value(parameter: Parameter, text: str) -> Any:
    """Read a cell as the type the notebook asks for; None where it is no such value."""
    if parameter.name == "language":
        return _languages().get(fold(text), text)
    try:
        if parameter.type == "integer":
            number = float(_bare(parameter.name, text))
            return int(number) if number.is_integer() else None
        return float(text) if parameter.type == "number" else text
    except ValueError:
        return None


def _bare(name: str, text: str) -> str:
    """Return a number without the word behind it: 2018年."""
    bare = fold(text)
    endings = load_words("orders")["after_numbers"].get(name, ())
    return next((bare.removesuffix(ending) for ending in endings if bare.endswith(ending)), bare)


def check_townships(orders: Sequence[Order], known: Mapping[Path, Sequence[tuple[str, int]]]) -> None:
    """Refuse orders for townships or years there are no figures of, all at once (F301, F302).

    Parameters
    ----------
    orders
        What is asked for.
    known
        Townships and years with figures, by folder of returns.
    """
    problems = []
    for order in orders:
        names = list(dict.fromkeys(name for name, _year in known[order.data]))
        years = [year for name, year in known[order.data] if order.township in {"", name}]
        if order.township and order.township not in names:
            problems.append(unknown_township(order.township, names, where=order.where))
        elif order.year and order.year not in years:
            have = "、".join(str(year) for year in sorted(set(years)))
            details = {"expected": order.township or order.data.name, "got": order.year, "have": have}
            problems.append(Problem("F302", where=order.where, details=details))
    if problems:
        raise FupinError(problems)
