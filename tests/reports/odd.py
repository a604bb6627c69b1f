"""Returns such as people do send: nothing allocated, halves without a year, as-of dates, more than there are."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from fupin_analysis.present.blocks import Passage, flatten

TOWN = "甲山镇"
FUNDS = "2018 production/allocated amount_yuan {}\n2018 production/paid amount_yuan {}"

_HEADER = ("township", "year", "period", "topic", "item", "measure", "value")


class Odd(NamedTuple):
    """Returns of 2018 by township, and what parts of pages say of them: ``township`` (of 甲山镇), ``municipality``, ``plan``."""

    returns: dict[str, str]
    says: dict[tuple[str, str], str]


def write_returns(folder: Path, returns: Mapping[tuple[str, int], str]) -> Path:
    """Write a tidy return for each township and year, of lines such as ``2018H1 exit/done households 20 persons 80``."""
    folder.mkdir(parents=True, exist_ok=True)
    for (township, year), text in returns.items():
        with (folder / f"{township}-{year}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(_HEADER)
            writer.writerows(_rows(township, year, text))
    return folder


def _rows(township: str, year: int, text: str) -> Iterator[tuple[str, ...]]:
    for line in filter(None, map(str.strip, text.splitlines())):
        period, about, *pairs = line.split()
        topic, _, item = about.partition("/")
        for measure, value in zip(pairs[::2], pairs[1::2], strict=True):
            yield township, str(year), period, topic, item, measure, value


def told(page: Any, part: str) -> str:
    """Return all sentences of a part of a page, a paragraph a line; no headings, tables or charts."""
    blocks = flatten([page[part].blocks()])
    texts = [block.text if isinstance(block, Passage) else block for block in blocks if isinstance(block, str | Passage)]
    return "\n".join(text for text in texts if text)
