"""A whole with a part under it that the heading above both means: 慢病管理 over 高血压患者 and 其中：规范管理.

Of those who have the illness some are managed. The heading alone would make the whole those who are managed, and the part all
who are, whatever their illness.
"""

from __future__ import annotations

from collections.abc import Iterator

from fupin_analysis.clean.cell.own_parts import whole_of
from fupin_analysis.clean.layout.columns import Role
from fupin_analysis.clean.layout.regions import SheetTable
from fupin_analysis.core.words.composing import OF
from fupin_analysis.core.words.facets import base_of
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.said import group_items


def parts_behind(table: SheetTable, number: int, place: int) -> Iterator[tuple[int, int]]:
    """Yield the columns and rows in which parts of a cell stand right behind it, under 其中.

    Parameters
    ----------
    table
        The table.
    number, place
        Column and row of the cell.
    """
    right = next((at for at in sorted(table.columns) if at > number and table.columns[at].role is Role.VALUE), None)
    beside = [(right, place)] if right is not None else []
    below = [(number, place + 1)] if place + 1 < len(table.lines) else []
    for at, row in (*beside, *below):
        whole = whole_of(table, at, row)
        if whole is not None and (whole.column, whole.place) == (number, place):
            yield at, row


def people_alone(item: Item, part: Item) -> Item | None:
    """Return the people of whom a whole tells, where its part is what the heading above both means; None where it is not.

    Parameters
    ----------
    item
        What the whole's labels mean together.
    part
        What the part's labels mean together.

    Examples
    --------
    >>> from fupin_analysis.core.words.terms import load_vocabulary
    >>> managed, ill = (load_vocabulary().item("medical", f"chronic_managed{of}") for of in ("", "_of_hypertension"))
    >>> people_alone(ill, managed).name, people_alone(managed, managed), is_narrowed(managed, ill)
    ('hypertension', None, True)
    """
    if not is_narrowed(part, item):
        return None
    group = item.name.rpartition(OF)[2]
    return next((one for one, name in group_items().items() if name == group and one.topic == item.topic), None)


def is_narrowed(item: Item, narrower: Item) -> bool:
    """Whether an item is another one of some people only."""
    is_of_group = OF in narrower.name and not narrower.is_own and narrower.topic == item.topic
    return is_of_group and base_of(narrower) == item.name == narrower.name.rpartition(OF)[0]
