"""Word documents (.docx): paragraphs, lists with their numbers, tables, text boxes, footnotes, tracked changes as accepted.

The package is unpacked in bounded pieces and its XML parsed without entities or network. What an editor shows is what is read:
numbers that Word itself puts before a list's paragraphs are written out, deleted and hidden text is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from fupin_analysis.acquire.books import DamagedError, TooLargeError
from fupin_analysis.acquire.packages import Package
from fupin_analysis.core.cells import Cell

#: Bytes that the text of a document may unpack to; five pages take some fifty thousand.
MOST_XML = 64 * 1024**2
#: Marks that its XML may hold: a page takes some two thousand, and a tree of all that its bytes allow would not fit into memory.
MOST_MARKS = 1_000_000
_CHINESE = "〇一二三四五六七八九"
_CHINESE_FORMATS = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "ideographDigital",
        "japaneseCounting",
        "taiwaneseCountingThousand",
        "ideographTraditional",
    }
)
_LONGEST_CELL = 40


@dataclass
class DocxText:
    """What a document holds, in order: paragraphs as (text, kind, level), tables as cells with their caption."""

    items: list[tuple[str, Any]] = field(default_factory=list)
    insertions: int = 0
    deletions: int = 0


def read_docx(data: bytes) -> DocxText:
    """Read the parts of a package; raises DamagedError where it is no document, TooLargeError where it holds too much for one."""
    package = Package(data)
    root = _parse(package, "word/document.xml")
    reader = _Reader(_numbering(package), _styles(package))
    body = next((child for child in root if _tag(child) == "body"), root)
    reader.walk(body)
    for part in ("word/footnotes.xml", "word/endnotes.xml"):
        if part in package:
            for note in _parse(package, part):
                if _attribute(note, "type") not in ("separator", "continuationSeparator", "continuationNotice"):
                    reader.walk(note, kind="note")
    reader.text.insertions = sum(1 for element in root.iter() if _tag(element) == "ins" and len(element))
    reader.text.deletions = sum(1 for element in root.iter() if _tag(element) == "del" and len(element))
    return reader.text


def _parse(package: Package, name: str) -> Any:
    pieces, size = [], 0
    for piece in package.pieces(name):
        size += len(piece)
        if size > MOST_XML:
            raise DamagedError("the document unpacks to too many bytes")
        pieces.append(piece)
    xml = b"".join(pieces)
    if (marks := xml.count(b"<")) > MOST_MARKS:
        raise TooLargeError(marks)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedError(f"{name}: {error}") from error
    if root.getroottree().docinfo.doctype:
        raise DamagedError("the XML declares a document type")
    return root


def _tag(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _attribute(element: Any, name: str) -> str:
    for key, value in element.attrib.items():
        if key == name or key.endswith("}" + name):
            return str(value)
    return ""


def _child(element: Any, *path: str) -> Any:
    for name in path:
        element = next((child for child in element if _tag(child) == name), None) if element is not None else None
    return element


@dataclass(frozen=True)
class _Level:
    format: str
    text: str
    start: int


def _numbering(package: Package) -> dict[str, dict[int, _Level]]:
    """Return the levels of each list by its number."""
    if "word/numbering.xml" not in package:
        return {}
    root = _parse(package, "word/numbering.xml")
    abstract: dict[str, dict[int, _Level]] = {}
    lists: dict[str, dict[int, _Level]] = {}
    for element in root:
        if _tag(element) == "abstractNum":
            levels = {}
            for level in element:
                if _tag(level) == "lvl":
                    start = _child(level, "start")
                    levels[_integer(_attribute(level, "ilvl"))] = _Level(
                        _value(_child(level, "numFmt")) or "decimal",
                        _value(_child(level, "lvlText")),
                        _integer(_value(start)) if start is not None else 1,
                    )
            abstract[_attribute(element, "abstractNumId")] = levels
        elif _tag(element) == "num":
            lists[_attribute(element, "numId")] = abstract.get(_value(_child(element, "abstractNumId")), {})
    return lists


def _styles(package: Package) -> dict[str, tuple[str, int]]:
    """Return kind and level of the styles that are headings or titles."""
    if "word/styles.xml" not in package:
        return {}
    found = {}
    for style in _parse(package, "word/styles.xml"):
        if _tag(style) != "style":
            continue
        name = _value(_child(style, "name")).lower()
        outline = _child(style, "pPr", "outlineLvl")
        if name in ("title", "标题"):
            found[_attribute(style, "styleId")] = ("title", 0)
        elif outline is not None and _integer(_value(outline)) < 9:
            found[_attribute(style, "styleId")] = ("heading", _integer(_value(outline)) + 1)
        elif name.startswith("heading ") and name[8:].isdigit():
            found[_attribute(style, "styleId")] = ("heading", int(name[8:]))
    return found


def _value(element: Any) -> str:
    return _attribute(element, "val") if element is not None else ""


def _integer(text: str) -> int:
    return int(text) if text.isdigit() else 0


class _Reader:
    """Walks a document; numbers of lists are counted on the way."""

    def __init__(self, lists: dict[str, dict[int, _Level]], styles: dict[str, tuple[str, int]]) -> None:
        self.text = DocxText()
        self._lists = lists
        self._styles = styles
        self._counts: Counter[tuple[str, int]] = Counter()

    def walk(self, parent: Any, *, kind: str = "body") -> None:
        """Read the blocks of an element in order."""
        for element in parent:
            tag = _tag(element)
            if tag == "p":
                self._paragraph(element, kind)
            elif tag == "tbl":
                self._table(element)
            elif tag in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"):
                self.walk(element, kind=kind)

    def _paragraph(self, element: Any, kind: str) -> None:
        properties = _child(element, "pPr")
        level = 0
        if properties is not None and kind == "body":
            kind, level = self._styles.get(_value(_child(properties, "pStyle")), (kind, 0))
            outline = _child(properties, "outlineLvl")
            if outline is not None and _integer(_value(outline)) < 9:
                kind, level = "heading", _integer(_value(outline)) + 1
        text = self._label(properties) + "".join(_runs(element))
        for line in text.split("\n"):
            if line.strip():
                self.text.items.append(("paragraph", (line.strip(), kind, level)))
        for box in _boxes(element):
            self.walk(box)

    def _label(self, properties: Any) -> str:
        """Return the number that Word shows before a paragraph of a list; bullets are none."""
        numbering = _child(properties, "numPr") if properties is not None else None
        if numbering is None:
            return ""
        number, depth = _value(_child(numbering, "numId")), _integer(_value(_child(numbering, "ilvl")))
        levels = self._lists.get(number, {})
        level = levels.get(depth)
        if level is None or level.format in ("bullet", "none"):
            return ""
        self._counts[number, depth] += 1
        for deeper in range(depth + 1, 9):
            self._counts[number, deeper] = 0
        label = level.text
        for place in range(9):
            if f"%{place + 1}" in label and place in levels:
                count = max(self._counts[number, place], 1) + levels[place].start - 1
                label = label.replace(f"%{place + 1}", _counted(count, levels[place].format))
        return label

    def _table(self, element: Any) -> None:
        """Read a table; cells that hold sentences are paragraphs: such a table only lays out a page."""
        rows = list(_rows(element))
        texts = [cell for row in rows for _, cell in row]
        blocks = [paragraph for text in texts for paragraph in text.split("\n") if paragraph.strip()]
        if not blocks:
            return
        is_layout = sum(len(text) for text in blocks if _is_sentence(text)) > 0.5 * sum(map(len, blocks))
        if is_layout:
            for text in blocks:
                self.text.items.append(("paragraph", (text.strip(), "body", 0)))
        else:
            cells = [
                Cell(number, column, " ".join(text.split()))
                for number, row in enumerate(rows, start=2)
                for column, text in row
                if text.strip()
            ]
            self.text.items.append(("table", cells))
        for inner in element.iter():
            if (
                _tag(inner) == "tbl"
                and inner is not element
                and not any(_tag(parent) == "tbl" and parent is not element for parent in _above(inner, element))
            ):
                self._table(inner)


def _above(element: Any, stop: Any) -> Iterator[Any]:
    parent = element.getparent()
    while parent is not None and parent is not stop:
        yield parent
        parent = parent.getparent()


def _is_sentence(text: str) -> bool:
    return len(text) > _LONGEST_CELL and any(sign in text for sign in "。；，")


def _rows(table: Any) -> Iterator[list[tuple[int, str]]]:
    """Yield the rows of a table as (column, text); the text of an inner table is its own."""
    for row in table:
        if _tag(row) != "tr":
            continue
        cells, column = [], 1
        for cell in row:
            if _tag(cell) == "sdt":
                cell = _child(cell, "sdtContent", "tc")
            if cell is None or _tag(cell) != "tc":
                continue
            span = _child(cell, "tcPr", "gridSpan")
            merge = _child(cell, "tcPr", "vMerge")
            is_continued = merge is not None and _value(merge) != "restart"
            text = "" if is_continued else "\n".join("".join(_runs(child)) for child in cell if _tag(child) == "p")
            cells.append((column, text))
            column += max(_integer(_value(span)), 1) if span is not None else 1
        yield cells


def _runs(element: Any) -> Iterator[str]:
    """Yield the text of a paragraph as an editor shows it with all changes accepted."""
    for child in element:
        tag = _tag(child)
        if tag in ("del", "moveFrom", "pPr", "tbl", "txbxContent", "pict", "drawing", "Fallback", "instrText", "rPr"):
            continue
        if tag == "r" and _child(child, "rPr", "vanish") is not None:
            continue
        if tag == "t":
            yield child.text or ""
        elif tag == "tab":
            yield "\t"
        elif tag in ("br", "cr"):
            yield "\n"
        elif tag == "noBreakHyphen":
            yield "-"
        elif len(child):
            yield from _runs(child)


def _boxes(element: Any) -> Iterator[Any]:
    """Yield the contents of text boxes within a paragraph, each once: the fallback for old programs repeats them."""
    for child in element.iter():
        if _tag(child) == "txbxContent" and not any(
            _tag(parent) in ("Fallback", "txbxContent") for parent in _above(child, element)
        ):
            yield child


def _counted(number: int, format_: str) -> str:
    if format_ not in _CHINESE_FORMATS:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _CHINESE[tens % 10] + "十"
    return head + (_CHINESE[ones] if ones else "")
