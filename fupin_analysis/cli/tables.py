"""Tables for a terminal: as columns where they fit, else a record below the other; no text is ever folded within its column."""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Iterator, Sequence

import typer
from rich.cells import cell_len

#: What stands between two columns, and between two fields of a record.
_GAP = "  "
#: How wide a column must be for a text to go on within it.
_READABLE = 30
#: What a line never breaks within: a Chinese character or a word, with the marks that open and close it.
_PIECE = re.compile(r"[（《“‘〔(]*(?:[^\s⺀-鿿，。；：、（）《》“”‘’！？〔〕]+|\S)?[，。；：、）》”’！？…〕%)]*\s*")

Rows = Sequence[Sequence[str]]


def print_table(
    headings: Sequence[str], rows: Rows, *, language: str, title: str = "", right: Collection[int] = frozenset()
) -> None:
    """Print a table on stdout in a form that the terminal has room for (80 columns where nobody can tell)."""
    width = shutil.get_terminal_size().columns
    typer.echo("\n".join(table_lines(headings, rows, width=width, language=language, title=title, right=right)))


def table_lines(
    headings: Sequence[str],
    rows: Rows,
    *,
    width: int,
    language: str = "zh",
    title: str = "",
    right: Collection[int] = frozenset(),
) -> list[str]:
    r"""Return the lines of a table: columns where they fit, then without those that say the same of all rows, else records.

    Parameters
    ----------
    headings
        A heading a column.
    rows
        A text a column in each row.
    width
        How many columns of characters a line has.
    language
        ``"zh"`` or ``"en"``.
    title
        What stands above.
    right
        Places of the columns that are set to the right.

    Examples
    --------
    >>> print("\n".join(table_lines(["项目", "户数"], [["因病", "94"]], width=20, right={1})))
    <BLANKLINE>
    项目  户数
    ──────────
    因病    94
    <BLANKLINE>
    >>> print("\n".join(table_lines(["编号", "数字", "由"], [["B201", "2018年计划脱贫", "核对台账，原报漏写"]], width=20)))
    <BLANKLINE>
    B201
      数字：2018年计划脱
            贫
      由：核对台账，原报
          漏写
    <BLANKLINE>
    """
    rows = [[_on_one_line(text) for text in row] for row in rows]
    top = ["", *(_broken(_pieces(title), width) if title else [])]
    columns = list(range(len(headings)))
    if widths := _fitting(headings, rows, columns, width, right):
        return [*top, *_as_columns(headings, rows, widths, right), ""]
    same = [place for place in columns if len(rows) > 1 and len({row[place] for row in rows}) == 1]
    same = same if len(same) < len(columns) else []
    varying = [place for place in columns if place not in same]
    once = [*_packed([(headings[place], rows[0][place]) for place in same], width, language), ""] if same else []
    if widths := _fitting(headings, rows, varying, width, right):
        return [*top, *once, *_as_columns(headings, rows, widths, right), ""]
    return [*top, *once, *_as_records(headings, rows, varying, width, language, right)]


def _on_one_line(text: str) -> str:
    return " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())


def _fitting(headings: Sequence[str], rows: Rows, columns: Sequence[int], width: int, right: Collection[int]) -> dict[int, int]:
    """Return how wide each column is, headings broken where need be and one long text too; nothing where they do not fit."""
    if not columns:
        return {}
    room = width - len(_GAP) * (len(columns) - 1)
    cells = {place: max((cell_len(row[place]) for row in rows), default=0) for place in columns}
    for needed in (lambda heading: [heading], _words, _halves):
        widths = {place: max(cells[place], *map(cell_len, needed(headings[place]))) for place in columns}
        if sum(widths.values()) <= room:
            return widths
    fixed = {*right, *([columns[0]] if _is_name(rows, columns[0], right) else [])}  # a name is copied whole into a command
    longest = max(columns, key=lambda place: -1 if place in fixed else cells[place])
    left = room - sum(own for place, own in widths.items() if place != longest)
    return widths | {longest: left} if left >= _READABLE and longest not in fixed else {}


def _is_name(rows: Rows, place: int, right: Collection[int]) -> bool:
    return place not in right and len({row[place] for row in rows}) == len(rows)


def _words(heading: str) -> list[str]:
    """Where a heading may be broken: between words, and before its unit in brackets."""
    return re.sub(r"(?=（)", " ", heading).split() or [""]


def _halves(heading: str) -> list[str]:
    """The same, and a Chinese word in the middle: 占户数 | 比例."""
    return re.sub(r"(?<=[一-鿿]{2})(?=[一-鿿]{2}(?:$|（| ))", " ", heading).replace("（", " （").split() or [""]


def _as_columns(headings: Sequence[str], rows: Rows, widths: dict[int, int], right: Collection[int]) -> Iterator[str]:
    heads = {place: _broken(_halves(headings[place]), width) for place, width in widths.items()}
    deep = max(map(len, heads.values()))
    for line in range(deep):
        yield _line({place: ([""] * (deep - len(own)) + own)[line] for place, own in heads.items()}, widths, right)
    yield "─" * (sum(widths.values()) + len(_GAP) * (len(widths) - 1))
    for row in rows:
        texts = {place: _broken(_pieces(row[place]), width) for place, width in widths.items()}
        for line in range(max(map(len, texts.values()))):
            yield _line({place: own[line] if line < len(own) else "" for place, own in texts.items()}, widths, right)


def _line(cells: dict[int, str], widths: dict[int, int], right: Collection[int]) -> str:
    padded = []
    for place, width in widths.items():
        blank = " " * (width - cell_len(cells[place]))
        padded.append(blank + cells[place] if place in right else cells[place] + blank)
    return _GAP.join(padded).rstrip()


def _as_records(
    headings: Sequence[str], rows: Rows, columns: Sequence[int], width: int, language: str, right: Collection[int]
) -> Iterator[str]:
    """Each row below the other, under its name where the first column names it."""
    first = columns[0]
    is_named = _is_name(rows, first, right)
    for row in rows:
        if is_named:
            yield from _broken(_pieces(row[first]), width)
        fields = [(headings[place], row[place]) for place in columns if not (is_named and place == first)]
        for number, line in enumerate(_packed(fields, width - len(_GAP), language)):
            yield ("" if number == 0 and not is_named else _GAP) + line
        yield ""


def _packed(fields: Sequence[tuple[str, str]], width: int, language: str) -> list[str]:
    """As many fields a line as fit whole; a longer one stands alone and goes on below its text."""
    lines: list[str] = []
    is_open = False
    for heading, text in fields:
        if not text:
            continue
        head = heading + ("：" if language == "zh" else ": ")
        if is_open and cell_len(lines[-1] + _GAP + head + text) <= width:
            lines[-1] += _GAP + head + text
            continue
        hang = cell_len(head)
        if hang > width // 2:  # no room beside it
            lines.append(head.rstrip())
            head, hang = "", len(_GAP)
        beside, *below = _broken(_pieces(text), width - hang)
        lines += [(head or " " * hang) + beside, *(" " * hang + more for more in below)]
        is_open = bool(head) and not below
    return lines


def _pieces(text: str) -> list[str]:
    return [piece for piece in _PIECE.findall(text) if piece]


def _broken(pieces: Sequence[str], width: int) -> list[str]:
    """Pieces as lines of a width; one that is wider than a line is cut."""
    lines = [""]
    for piece in pieces:
        joint = " " if lines[-1] and _is_word(lines[-1][-1]) and _is_word(piece[0]) else ""
        if lines[-1] and cell_len((lines[-1] + joint + piece).rstrip()) > width:
            lines[-1], joint = lines[-1].rstrip(), ""
            lines.append("")
        lines[-1] += joint + piece
        while cell_len(lines[-1].rstrip()) > width:
            cut = next(end for end in range(len(lines[-1]), 0, -1) if end == 1 or cell_len(lines[-1][:end]) <= width)
            lines[-1:] = [lines[-1][:cut], lines[-1][cut:]]
    return [line.rstrip() for line in lines]


def _is_word(mark: str) -> bool:
    return mark.isascii() and mark.isalnum()
