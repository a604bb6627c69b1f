"""Paragraphs, tables and pictures of an official document as the XML of a Word file.

python-docx sets a cell's look by looking up and inserting elements one by one, some two milliseconds a cell; a county's annexes
have a hundred thousand cells. So the few shapes that a document is made of are written here as text, in the order of elements
that the schema asks for, and only the frame around them (page, styles, footers) is python-docx's.

References
----------
.. [1] ISO/IEC 29500-1:2016, Office Open XML, part 1, 17.3 (paragraphs and runs), 17.4 (tables), 20.4 (drawings).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

#: Width of the type area [mm].
TYPE_AREA = 156.0

#: English Metric Units and twips in a millimetre.
_EMU, _TWIPS = 36_000, 1440 / 25.4

#: Millimetres in a point, and room at either side of a cell [twips].
_POINT, _BESIDE = 25.4 / 72, 57

#: Room for a unit in brackets, in a line of a heading of its own [half-width characters].
_UNIT = 6.0

#: Room beside a cell's text [half-width characters]: without it a short number breaks before its sign, 38.9 %.
_ROOM = 2.0

_COMMA = re.compile(r"(?<=\d),(?=\d{3}\b)")
_FULL_WIDTH = re.compile(r"[\u2e80-\U0010ffff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

#: Quotation marks, dashes and dots, which both scripts have, are Chinese ones.
_HINT = '<w:rFonts w:hint="eastAsia"/>'
_OFF_GRID = '<w:snapToGrid w:val="0"/>'
_OWN_HEIGHT = '<w:spacing w:line="240" w:lineRule="auto"/>'
#: Room around a caption, so that one under a picture and one above the next table stay apart.
_CAPTION = '<w:spacing w:before="160" w:after="80" w:line="240" w:lineRule="auto"/>'

_NAMESPACES = {
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


#: Rows of a table that stays on one page.
_SHORT = 10


def writable(text: str) -> str:
    """Return `text` as XML may hold it: escaped, without control characters."""
    return escape(_CONTROLS.sub("", text), quote=True)


def title_xml(text: str) -> str:
    """Return a line of the title, which takes the height it needs."""
    return f'<w:p><w:pPr><w:pStyle w:val="Title"/>{_OFF_GRID}</w:pPr>{_run(text)}</w:p>'


def heading_xml(text: str, level: int) -> str:
    """Return a heading."""
    return f'<w:p><w:pPr><w:pStyle w:val="Heading{level}"/></w:pPr>{_run(text)}</w:p>'


def paragraph_xml(text: str, *, first_line: int = 0) -> str:
    """Return a paragraph of body text, its first line indented [twips]; what stands in 【】 is open and highlighted."""
    indent = f'<w:pPr><w:ind w:firstLine="{first_line}"/></w:pPr>' if first_line else ""
    parts = re.split(r"(【[^】]*】)", text)
    runs = "".join(_run(part, '<w:highlight w:val="yellow"/>' if at % 2 else "") for at, part in enumerate(parts) if part)
    return f"<w:p>{indent}{runs}</w:p>"


def end_xml() -> str:
    """Return the paragraph that has to stand behind a last table, of no height to speak of."""
    return (
        f'<w:p><w:pPr>{_OFF_GRID}<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
    )


def caption_xml(text: str, *, is_above: bool = True) -> str:
    """Return a caption; one below a picture is not kept with what follows, or pictures would chain to a page of their own."""
    kept = "" if is_above else '<w:keepNext w:val="0"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="Caption"/>{kept}{_OFF_GRID}{_CAPTION}</w:pPr>{_run(text)}</w:p>'


def table_xml(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table as wide as the type area; the heading row repeats on every page, and no row is broken over two.

    A short table stays on one page; of a longer one neither the first nor the last row stands alone.
    """
    points = 12.0 if len(headings) <= 4 else 10.5 if len(headings) <= 6 else 9.0
    widths = [round(width * _TWIPS) for width in column_widths(headings, rows, points=points)]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    last = len(rows) - 1
    kept = [at < last and (last < _SHORT or at in {0, last - 1}) for at in range(len(rows))]
    head = "".join(
        _cell(text, width, points, is_head=True, is_kept=bool(rows)) for text, width in zip(headings, widths, strict=True)
    )
    body = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cells([grouped(text) for text in row], widths, points, is_kept=is_kept)}</w:tr>"
        for row, is_kept in zip(rows, kept, strict=True)
    )
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{_BESIDE}" w:type="dxa"/><w:right w:w="{_BESIDE}" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{body}</w:tbl>"
    )


def picture_xml(relation: str, number: int, size: tuple[float, float], alternative_text: str) -> str:
    """Return a picture in a line of its own, `size` in mm, kept with its caption below."""
    wide, tall = (round(one * _EMU) for one in size)
    extent, name = f'cx="{wide}" cy="{tall}"', f'id="{number}" name="Picture {number}"'
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    return (
        f'<w:p><w:pPr><w:keepNext/>{_OFF_GRID}{_OWN_HEIGHT}<w:jc w:val="center"/></w:pPr><w:r><w:drawing>'
        f'<wp:inline {spaces} distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr {name} descr="{writable(alternative_text)}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_NAMESPACES["pic"]}"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def column_widths(headings: Sequence[str], rows: Sequence[Sequence[str]], *, points: float = 12.0) -> list[float]:
    """Share out the width of the type area among columns by their longest text; a heading may break, a number may not [mm].

    Where texts of that size [pt] do not fit side by side, numbers keep their width and columns of words break.

    Examples
    --------
    >>> [round(width) for width in column_widths(["致贫原因", "户数"], [["缺劳动力", "164"]])]
    [98, 58]
    """
    columns = zip(headings, zip(*rows, strict=True), strict=True) if rows else ((one, ()) for one in headings)
    needs = [max(4.0, _length(heading) / 2, *map(_length, cells)) for heading, cells in columns]
    needs = [min(need, 24.0) + _ROOM for need in needs]
    half = points / 2 * _POINT
    digits = [_digits(cells) * half for cells in zip(*rows, strict=True)] if rows else []
    kept, words = sum(digits), sum(need for need, wide in zip(needs, digits, strict=True) if not wide) if rows else 0.0
    rest = TYPE_AREA - kept
    if sum(needs) * half <= TYPE_AREA or not words or rest < 4 * half * len(needs):
        return [TYPE_AREA * need / sum(needs) for need in needs]
    return [wide or rest * need / words for need, wide in zip(needs, digits, strict=True)]


def _digits(cells: Sequence[str]) -> float:
    """Return the room a column of numbers takes [half-width characters]; 0 for a column of words."""
    return max(_UNIT, *map(_length, cells)) + _ROOM if all(map(_is_number, cells)) else 0.0


def grouped(text: str) -> str:
    """Return a number with its digits in groups set apart by thin spaces, as GB/T 15835 asks, in place of commas."""
    return _COMMA.sub("\u2009", text) if "," in text else text


def _cells(texts: Sequence[str], widths: Sequence[int], points: float, *, is_kept: bool) -> str:
    pairs = enumerate(zip(texts, widths, strict=True))
    return "".join(
        _cell(text, width, points, is_number=column > 0 and _is_number(text), is_kept=is_kept) for column, (text, width) in pairs
    )


def _cell(text: str, width: int, points: float, *, is_head: bool = False, is_number: bool = False, is_kept: bool = False) -> str:
    look = f'{"<w:b/>" if is_head else ""}<w:sz w:val="{round(points * 2)}"/>'
    side = "right" if is_number else "center"
    kept = "<w:keepNext/>" if is_kept else ""
    mark = "" if text else f"<w:rPr>{look}</w:rPr>"  # a blank cell is as tall as its row, not as a line of the text
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr>{kept}{_OFF_GRID}'
        f'<w:spacing w:before="60" w:after="60" w:line="240" w:lineRule="auto"/><w:jc w:val="{side}"/>{mark}</w:pPr>'
        f"{_run(text, look)}</w:p></w:tc>"
    )


def _run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{_HINT}{look}</w:rPr><w:t xml:space="preserve">{writable(text)}</w:t></w:r>' if text else ""


def _length(text: str) -> float:
    """Return the width of a text in half-width characters."""
    return float(len(text) if text.isascii() else len(text) + len(_FULL_WIDTH.findall(text)))


def _is_number(text: str) -> bool:
    return bool(text) and text[-1:].strip("0123456789.%—-") == ""
