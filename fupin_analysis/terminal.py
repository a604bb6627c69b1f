"""What the command line prints: data on stdout, messages on stderr."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    import pandas as pd


def note(text: str) -> None:
    """Print a message on stderr."""
    typer.echo(text, err=True)


#: Lines of one kind that a terminal is given before the rest is left to quarantine.csv.
_MOST_LINES = 50


def list_lines(lines: Sequence[str]) -> None:
    """Print messages on stderr, the first of very many."""
    for line in lines[:_MOST_LINES]:
        note(line)
    if len(lines) > _MOST_LINES:
        note(f"… +{len(lines) - _MOST_LINES}")


def hand_out(table: pd.DataFrame, csv: str, *, language: str, topic: str = "") -> None:
    """Print a table for a reader, or write it as CSV (``-`` is stdout); `topic` is that of items without a topic column."""
    if csv == "-":
        table.to_csv(sys.stdout, index=False, lineterminator="\n")
    elif csv:
        from fupin_analysis.files import write_whole

        write_whole(Path(csv), lambda draft: table.to_csv(draft, index=False, encoding="utf-8-sig", lineterminator="\n"))
    else:
        from rich.console import Console

        Console().print(_rich_table(table, language, subject_topic=topic))


def _rich_table(table: pd.DataFrame, language: str, *, subject_topic: str) -> Any:
    from rich import box
    from rich.table import Table

    from fupin_analysis.present import words
    from fupin_analysis.present.numbers import UNKNOWN, is_known, trimmed
    from fupin_analysis.terms import load_vocabulary

    shown = Table(box=box.SIMPLE_HEAD)
    hidden = {"source", "edits", "candidates", "township_code", "is_sum", "is_cost"}
    columns = [column for column in table.columns if column not in hidden and table[column].map(is_known).any()]
    for column in columns:
        heading = words.column(column)[language] if words.has_column(column) else column
        shown.add_column(heading, justify="right" if table[column].dtype.kind in "if" else "left", overflow="fold")
    vocabulary = load_vocabulary()
    for row in table.to_dict("records"):
        cells = []
        for column in columns:
            value = row[column]
            topic = row.get("topic") or subject_topic
            if column == "item" and topic in vocabulary.topics and value in vocabulary.topics[topic].items:
                cells.append(vocabulary.label(topic, str(value), language))
            elif column == "topic" and value in vocabulary.topics:
                cells.append(vocabulary.topics[value].label(language))
            elif isinstance(value, float):
                cells.append(trimmed(value, 4, grouped=False) if is_known(value) else UNKNOWN)
            else:
                cells.append(str(value))
        shown.add_row(*cells)
    return shown
