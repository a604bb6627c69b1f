"""Web pages (.html): the blocks of text a reader sees; scripts, navigation and footers are none of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from fupin_analysis.acquire.document.lines import breaks_off
from fupin_analysis.core.cells import Cell

_SKIPPED = frozenset(
    {
        "script",
        "style",
        "noscript",
        "nav",
        "header",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "option",
        "template",
        "iframe",
        "object",
        "svg",
        "head",
    }
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | frozenset(
    ["p", "div", "section", "article", "main", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "center", "body"]
)
_BLOCKS |= frozenset({"table", "tbody", "tr", "td", "th", "figure", "figcaption"})
_DEEPEST = 200


def read_page(text: str) -> list[tuple[str, Any]]:
    """Return the items of a page in order: paragraphs as (text, kind, level) and tables as cells.

    Examples
    --------
    >>> read_page("<html><body><h1>总结</h1><p>全镇20户。<script>x()</script></p></body></html>")
    [('paragraph', ('总结', 'title', 0)), ('paragraph', ('全镇20户。', 'body', 0))]
    """
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, ValueError):
        return []
    items: list[tuple[str, Any]] = []
    _walk(root, items, 0)
    return items


def _walk(element: Any, items: list[tuple[str, Any]], depth: int) -> None:
    """Gather the text of an element up to its inner blocks, then the blocks, in order."""
    if not isinstance(element.tag, str) or element.tag in _SKIPPED or depth > _DEEPEST:
        return
    if element.tag == "table" and _is_data(element):
        items.append(("table", list(_cells(element))))
        return
    parts = [element.text or ""]

    def flush() -> None:
        lines: list[str] = []
        for line in (" ".join(line.split()) for line in "".join(parts).split("\n")):
            if lines and line and breaks_off(lines[-1], line):
                lines[-1] += line
            elif line:
                lines.append(line)
        items.extend(("paragraph", (line, *_kind(element))) for line in lines)
        parts.clear()

    for child in element:
        if isinstance(child.tag, str) and child.tag == "br":
            parts.append("\n")
        elif isinstance(child.tag, str) and child.tag in _BLOCKS:
            flush()
            _walk(child, items, depth + 1)
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            parts.extend(_inline(child, items, depth + 1, flush))
        parts.append(child.tail or "")
    flush()


def _inline(element: Any, items: list[tuple[str, Any]], depth: int, flush: Any) -> Iterator[str]:
    """Yield the text of an inline element; a block within it ends the paragraph."""
    if any(isinstance(inner.tag, str) and inner.tag in _BLOCKS for inner in element.iter()):
        flush()
        _walk(element, items, depth)
        return
    yield from _shown(element)


def _shown(element: Any) -> Iterator[str]:
    """Yield the text of an inline element but for what is skipped within; what stands behind that is of the element again."""
    skipped: Any = None
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if event == "start" and skipped is None:
            if isinstance(inner.tag, str) and inner.tag in _SKIPPED:
                skipped = inner
            else:
                yield "\n" if inner.tag == "br" else inner.text or ""
        elif event == "end":
            skipped = None if inner is skipped else skipped
            if skipped is None and inner is not element:
                yield inner.tail or ""


def _kind(element: Any) -> tuple[str, int]:
    if element.tag == "h1":
        return "title", 0
    if len(element.tag) == 2 and element.tag[0] == "h" and element.tag[1].isdigit():
        return "heading", int(element.tag[1]) - 1
    return "body", 0


def _is_data(table: Any) -> bool:
    """Whether a table holds data: several rows and columns of short cells, none within another."""
    if any(inner is not table for inner in table.iter("table")):
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    cells = [" ".join(cell.text_content().split()) for row in rows for cell in row]
    return len(rows) >= 2 and max(map(len, rows), default=0) >= 2 and sum(len(text) <= 40 for text in cells) >= 0.8 * len(cells)


def _cells(table: Any) -> Iterator[Cell]:
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(table.iter("tr"), start=2):
        column = 1
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while (number, column) in taken:
                column += 1
            width, height = _span(cell.get("colspan")), _span(cell.get("rowspan"))
            taken |= {(number + down, column + right) for down in range(height) for right in range(width)}
            text = " ".join(cell.text_content().split())
            if text:
                yield Cell(number, column, text)
            column += width


def _span(text: str | None) -> int:
    return min(int(text), 200) if text and text.isdigit() and int(text) > 0 else 1
