"""An official document (公文) as an editable Word file, laid out by GB/T 9704-2012.

The standard asks for A4, a type area of 156 x 225 mm, 22 lines a page and 28 characters a line. Word keeps that with exact line
heights and a slight character spacing; a character grid would spread titles and tables. Fonts are named, not embedded: a machine
without them substitutes its own, and then the look is not the standard's although the measures are.

References
----------
.. [1] GB/T 9704-2012, 党政机关公文格式, 5.2 and 7.
.. [2] GB/T 15835-2011, 出版物上数字用法: digits in groups of three, set apart by a thin space.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fupin_analysis.core.files import write_whole

if TYPE_CHECKING:
    from docx.document import Document as WordFile

#: Margins [mm]: 37 at the top and 28 at the binding leave 26 and 35 beside a type area of 156 x 225.
_MARGINS = {"top": 37.0, "bottom": 35.0, "left": 28.0, "right": 26.0}
#: Exact height of a line [twips]: 22 of them fill 225 mm.
_LINE = 579
#: Character spacing [twips]: 28 characters of 16 pt less a quarter of a point fill 156 mm.
_SPACING = -5
#: Distance of the page number from the edge [mm]: its dash stands 7 mm below the type area.
_FOOTER = 24.4

_BODY, _BLACK, _KAI, _TITLE, _NUMBER = "仿宋", "黑体", "楷体", "方正小标宋简体", "宋体"
_LATIN = "Times New Roman"

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

#: Styles: name, East Asian font, size [pt], based on which built-in style.
_STYLES = (
    ("Title", _TITLE, 22.0),
    ("Heading 1", _BLACK, 16.0),
    ("Heading 2", _KAI, 16.0),
    ("Heading 3", _BODY, 16.0),
    ("Caption", _BLACK, 14.0),
)


class OfficialDocument:
    """A document that grows paragraph by paragraph.

    Parameters
    ----------
    title
        Title; a line break in it stays one.

    Examples
    --------
    >>> document = OfficialDocument("甲山镇2018年脱贫攻坚工作总结")
    >>> document.heading("一、基本情况", level=1)
    >>> document.paragraph("全镇建档立卡贫困户298户1252人。")
    >>> len(document.to_bytes()) > 10_000
    True
    """

    def __init__(self, title: str) -> None:
        import docx

        self._file: WordFile = docx.Document()
        self._page()
        self._fonts()
        self._file.core_properties.title = title.replace("\n", "")
        self._file.core_properties.language = "zh-CN"
        self._file.core_properties.author = ""
        stamp = datetime.datetime(2000, 1, 1)  # the same figures make the same bytes
        self._file.core_properties.created = self._file.core_properties.modified = stamp
        self._footers()
        for line in title.split("\n"):
            self._off_grid(self._file.add_paragraph(_writable(line), style="Title"))
        self.paragraph("", is_indented=False)

    def heading(self, text: str, *, level: int) -> None:
        """Add a heading: level 1 一、 in 黑体, 2 （一） in 楷体, 3 1. in 仿宋."""
        self._file.add_paragraph(_writable(text), style=f"Heading {level}")

    def paragraph(self, text: str, *, is_indented: bool = True) -> None:
        """Add a paragraph of body text, indented by two characters; 【…】 marks what is still open and is highlighted."""
        added = self._file.add_paragraph()
        if is_indented:
            self._indent(added)
        for at, part in enumerate(_split_open(_writable(text))):
            run = added.add_run(part)
            _hint(run)
            if at % 2:
                run.font.highlight_color = _yellow()

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[str]], *, caption: str) -> None:
        """Add a table with its caption above; the heading row repeats on every page."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Mm, Pt

        self._off_grid(self._file.add_paragraph(_writable(caption), style="Caption"))
        table = self._file.add_table(rows=1, cols=len(headings), style="Table Grid")
        for cell, text in zip(table.rows[0].cells, headings, strict=True):
            cell.text = _writable(text)
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = _grouped(_writable(text))
        size = 12.0 if len(headings) <= 4 else 10.5 if len(headings) <= 6 else 9.0
        table.autofit = False
        for column, width in zip(table.columns, _widths(headings, rows), strict=True):
            for cell in column.cells:
                cell.width = Mm(width)
        _property(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
        for row_number, line in enumerate(table.rows):
            _property(line._tr.get_or_add_trPr(), "w:cantSplit")
            for column, cell in enumerate(line.cells):
                paragraph = cell.paragraphs[0]
                self._off_grid(paragraph, size=size, is_bold=row_number == 0)
                paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)
                is_number = row_number > 0 and column > 0 and _is_number(cell.text)
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if is_number else WD_ALIGN_PARAGRAPH.CENTER
        self.paragraph("", is_indented=False)

    def picture(self, image: bytes, *, caption: str, alternative_text: str, width: float = 150.0) -> None:
        """Add a picture (PNG) with its caption below; `width` in mm, `alternative_text` for those who cannot see it."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Mm

        added = self._file.add_paragraph()
        added.alignment = WD_ALIGN_PARAGRAPH.CENTER
        shape = added.add_run().add_picture(io.BytesIO(image), width=Mm(width))
        shape._inline.docPr.set("descr", alternative_text)
        self._off_grid(added)
        added.paragraph_format.keep_with_next = True
        self._off_grid(self._file.add_paragraph(_writable(caption), style="Caption"))

    def annex_line(self, names: Sequence[str]) -> None:
        """Add the line that names the annexes, a blank line under the text: 附件：1.××× without punctuation at the end."""
        self.paragraph("", is_indented=False)
        for number, name in enumerate(names, start=1):
            label = "附件：" if number == 1 else "\u3000\u3000\u3000"
            self.paragraph(f"{label}{number}.{name}" if len(names) > 1 else f"{label}{name}")

    def to_bytes(self) -> bytes:
        """Return the file."""
        stream = io.BytesIO()
        self._file.save(stream)
        return _without_clock(stream.getvalue())

    def save(self, path: Path) -> Path:
        """Write the file, whole or not at all."""
        return write_whole(path, lambda draft: draft.write_bytes(self.to_bytes()))

    def _page(self) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import Mm

        section = self._file.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        for side, size in _MARGINS.items():
            setattr(section, f"{side}_margin", Mm(size))
        section.footer_distance, section.header_distance = Mm(_FOOTER), Mm(15)
        for old in section._sectPr.findall(qn("w:docGrid")):
            section._sectPr.remove(old)
        grid = OxmlElement("w:docGrid")
        grid.set(qn("w:type"), "lines")
        grid.set(qn("w:linePitch"), str(_LINE))
        section._sectPr.append(grid)

    def _fonts(self) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import RGBColor

        styles: Any = self._file.styles
        normal = styles["Normal"]
        _set_font(normal, _BODY, 16.0)
        _set_lines(normal.paragraph_format)
        for name, font, size in _STYLES:
            style = styles[name]
            _set_font(style, font, size)
            style.font.bold = style.font.italic = False
            style.font.color.rgb = RGBColor(0, 0, 0)
            _set_lines(style.paragraph_format)
            if name.startswith("Heading"):
                _first_line(style.paragraph_format)
                style.paragraph_format.keep_with_next = True
        for name in ("Title", "Caption"):
            styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
            for border in styles[name].element.xpath(".//w:pBdr"):
                border.getparent().remove(border)
        styles["Caption"].paragraph_format.keep_with_next = True
        styles["Title"].paragraph_format.line_spacing = None

    def _footers(self) -> None:
        """Page numbers between dashes: right on odd pages, left on even ones, one character in."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        self._file.settings.odd_and_even_pages_header_footer = True
        section = self._file.sections[0]
        for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
            paragraph = footer.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if side == "right" else WD_ALIGN_PARAGRAPH.LEFT
            setattr(paragraph.paragraph_format, f"{side}_indent", Pt(14))
            _field(paragraph, before="— ", after=" —")
            for run in paragraph.runs:
                _run_font(run, _NUMBER, 14.0)
            self._off_grid(paragraph)

    def _indent(self, paragraph: Any) -> None:
        _first_line(paragraph.paragraph_format)

    def _off_grid(self, paragraph: Any, *, size: float = 0.0, is_bold: bool = False) -> None:
        """Let a paragraph take the height it needs: titles, tables and pictures do not stand on the grid of lines."""
        from docx.shared import Pt

        _property(paragraph._p.get_or_add_pPr(), "w:snapToGrid", val="0")
        if size or paragraph.style.name != "Title":
            paragraph.paragraph_format.line_spacing = 1.0
        for run in paragraph.runs:
            _hint(run)
            if size:
                run.font.size = Pt(size)
            if is_bold:
                run.font.bold = True


def _writable(text: str) -> str:
    """Return `text` without control characters, which no XML file may hold."""
    return _CONTROLS.sub("", text)


def _split_open(text: str) -> list[str]:
    """Split a text into closed and open parts in turn: what stands in 【】 is open."""
    return re.split(r"(【[^】]*】)", text)


def _grouped(text: str) -> str:
    """Return a number with its digits in groups set apart by thin spaces, as GB/T 15835 asks, in place of commas."""
    return re.sub(r"(?<=\d),(?=\d{3}\b)", "\u2009", text)


def _widths(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """Share out the width of the type area among columns by their longest text; a heading may break, a number may not [mm]."""
    columns = zip(headings, zip(*rows, strict=True), strict=True) if rows else ((one, ()) for one in headings)
    needs = [max(4.0, _length(heading) / 2, *map(_length, cells)) for heading, cells in columns]
    needs = [min(need, 24.0) for need in needs]
    return [156.0 * need / sum(needs) for need in needs]


def _length(text: str) -> float:
    """Return the width of a text in half-width characters."""
    return sum(2.0 if ord(character) > 0x2E7F else 1.0 for character in text)


def _is_number(text: str) -> bool:
    return bool(text) and text[-1:].strip("0123456789.%—-") == ""


def _yellow() -> Any:
    from docx.enum.text import WD_COLOR_INDEX

    return WD_COLOR_INDEX.YELLOW


def _property(parent: Any, name: str, **values: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    parent.append(element)


def _set_font(style: Any, east_asian: str, size: float) -> None:
    """Set a style's fonts: python-docx names the Latin one only, and theme attributes would win over both."""
    _run_font(style, east_asian, size)
    _spacing(style.element.get_or_add_rPr())


def _run_font(run: Any, east_asian: str, size: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run.font.name, run.font.size = _LATIN, Pt(size)
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts() if hasattr(run, "_element") else run.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), east_asian)


def _hint(run: Any) -> None:
    """Take quotation marks, dashes and dots, which both scripts have, for Chinese ones."""
    from docx.oxml.ns import qn

    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")


def _spacing(properties: Any) -> None:
    from docx.oxml.ns import qn

    for old in properties.findall(qn("w:spacing")):
        properties.remove(old)
    _property(properties, "w:spacing", val=str(_SPACING))


def _set_lines(paragraph_format: Any) -> None:
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt, Twips

    paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph_format.line_spacing = Twips(_LINE)
    paragraph_format.space_before = paragraph_format.space_after = Pt(0)
    paragraph_format.widow_control = False


def _first_line(paragraph_format: Any) -> None:
    from docx.shared import Pt

    paragraph_format.first_line_indent = Pt(2 * (16 + _SPACING / 20))


def _field(paragraph: Any, *, before: str, after: str) -> None:
    """Add the number of the page as a field."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.add_run(before)
    for kind in ("begin", "PAGE", "end"):
        run = paragraph.add_run()
        if kind == "PAGE":
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = " PAGE "
        else:
            code = OxmlElement("w:fldChar")
            code.set(qn("w:fldCharType"), kind)
        run._r.append(code)
    paragraph.add_run(after)


def _without_clock(content: bytes) -> bytes:
    """Return the same package with fixed times in its directory, so that equal documents are equal files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            new.writestr(zipfile.ZipInfo(item.filename, (1980, 1, 1, 0, 0, 0)), old.read(item), zipfile.ZIP_DEFLATED)
    return stream.getvalue()
