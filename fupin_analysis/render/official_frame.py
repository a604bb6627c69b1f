"""The frame of an official document: page, styles and footers by GB/T 9704-2012, made once and filled for each document.

The standard asks for A4, a type area of 156 x 225 mm, 22 lines a page and 28 characters a line. Word keeps that with exact line
heights and a slight character spacing; a character grid would spread titles and tables. Fonts are named, not embedded: a machine
without them substitutes its own, and then the look is not the standard's although the measures are.

References
----------
.. [1] GB/T 9704-2012, 党政机关公文格式, 5.2 and 7.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from fupin_analysis.core.disk.own_output import OWN_OUTPUT

if TYPE_CHECKING:
    from docx.document import Document as WordFile

#: Margins [mm]: 37 at the top and 28 at the binding leave 26 and 35 beside a type area of 156 x 225.
_MARGINS = {"top": 37.0, "bottom": 35.0, "left": 28.0, "right": 26.0}
#: Exact height of a line [twips]: 22 of them fill 225 mm.
_LINE = 579
#: Character spacing [twips]: 28 characters of 16 pt less a quarter of a point fill 156 mm.
_SPACING = -5
#: Distance of the page number from the edge [mm]: its dash stands 7 mm below the type area.
_FOOTER = 25.4

#: Indent of a paragraph's first line: two characters [twips].
FIRST_LINE = 2 * (16 * 20 + _SPACING)

_BODY, _BLACK, _KAI, _TITLE, _NUMBER = "仿宋", "黑体", "楷体", "方正小标宋简体", "宋体"
_LATIN = "Times New Roman"

#: Styles: name, East Asian font, size [pt].
_STYLES = (
    ("Title", _TITLE, 22.0),
    ("Heading 1", _BLACK, 16.0),
    ("Heading 2", _KAI, 16.0),
    ("Heading 3", _BODY, 16.0),
    ("Caption", _BLACK, 14.0),
)

#: Styles that a document uses, by their identifiers; python-docx's template has a hundred and sixty more.
_USED = {"Normal", "Title", "Heading1", "Heading2", "Heading3", "Caption", "Footer"}
_USED |= {"TableNormal", "TableGrid", "DefaultParagraphFont", "NoList"}

#: Parts of the template that say nothing of the document.
_NEEDLESS = ("word/stylesWithEffects.xml", "docProps/thumbnail.jpeg", "customXml/", "word/numbering.xml")

_DOCUMENT, _RELATIONS, _TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_HERE = "标题在此"


def fill_frame(title: str, body: str, pictures: Sequence[bytes], *, mark: str = OWN_OUTPUT) -> bytes:
    """Return a Word file.

    Parameters
    ----------
    title
        Title in the document's properties.
    body
        Paragraphs, tables and pictures as XML.
    pictures
        PNG files, to which the body refers as ``picture1`` on.
    mark
        Keyword in the document's properties, by which it is known again.
    """
    parts = dict(_frame())
    whole = parts[_DOCUMENT].decode()
    at = whole.index("<w:body>") + len("<w:body>")
    parts[_DOCUMENT] = (whole[:at] + body + whole[at:]).encode()
    said = parts["docProps/core.xml"].replace(OWN_OUTPUT.encode(), mark.encode())
    parts["docProps/core.xml"] = said.replace(_HERE.encode(), escape(title, quote=False).encode())
    relations = "".join(
        f'<Relationship Id="picture{number}" Type="{_IMAGE}" Target="media/picture{number}.png"/>'
        for number in range(1, len(pictures) + 1)
    )
    parts[_RELATIONS] = parts[_RELATIONS].replace(b"</Relationships>", relations.encode() + b"</Relationships>")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(_entry(name), content, zipfile.ZIP_DEFLATED)
        for number, picture in enumerate(pictures, start=1):
            package.writestr(_entry(f"word/media/picture{number}.png"), picture, zipfile.ZIP_STORED)
    return stream.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    """Return an entry without a clock, so that equal documents are equal files."""
    return zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))


@cache
def _frame() -> Mapping[str, bytes]:
    """Return the parts of a document without a body."""
    import docx

    file: WordFile = docx.Document()
    _set_page(file)
    _set_styles(file)
    _set_footers(file)
    properties = file.core_properties
    properties.title, properties.language, properties.author, properties.comments = _HERE, "zh-CN", "", ""
    properties.keywords = OWN_OUTPUT
    stamp = datetime.datetime(2000, 1, 1)  # the same figures make the same bytes
    properties.created = properties.modified = stamp
    stream = io.BytesIO()
    file.save(stream)
    with zipfile.ZipFile(stream) as package:
        parts = {name: package.read(name) for name in package.namelist() if not name.startswith(_NEEDLESS)}
    for name in (_TYPES, _RELATIONS, "_rels/.rels"):
        parts[name] = _without_needless(parts[name].decode()).encode()
    types = parts[_TYPES].decode()
    at = types.index("<Default ")
    parts[_TYPES] = (types[:at] + '<Default Extension="png" ContentType="image/png"/>' + types[at:]).encode()
    return parts


def _without_needless(text: str) -> str:
    """Leave out what leads to parts that are left out."""
    stems = "|".join(re.escape(name.rpartition("/")[2] or name.rstrip("/")) for name in _NEEDLESS)
    text = re.sub(r'<Default Extension="jpeg"[^>]*/>', "", text)
    return re.sub(rf"<(?:Override|Relationship)\b[^>]*(?:{stems})[^>]*/>", "", text)


def _set_page(file: WordFile) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    section = file.sections[0]
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


def _set_styles(file: WordFile) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import RGBColor, Twips

    styles: Any = file.styles
    for unused in [style for style in styles.element.findall(qn("w:style")) if style.get(qn("w:styleId")) not in _USED]:
        styles.element.remove(unused)
    normal = styles["Normal"]
    _set_font(normal, _BODY, 16.0)
    _set_lines(normal.paragraph_format)
    for name, font, size in _STYLES:
        style = styles[name]
        for link in style.element.findall(qn("w:link")):
            style.element.remove(link)
        _set_font(style, font, size)
        style.font.bold = style.font.italic = False
        style.font.color.rgb = RGBColor(0, 0, 0)
        _set_lines(style.paragraph_format)
        if name.startswith("Heading"):
            style.paragraph_format.first_line_indent = Twips(FIRST_LINE)
            style.paragraph_format.keep_with_next = True
    for name in ("Title", "Caption"):
        styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for border in styles[name].element.xpath(".//w:pBdr"):
            border.getparent().remove(border)
    styles["Caption"].paragraph_format.keep_with_next = True
    styles["Title"].paragraph_format.line_spacing = None


def _set_footers(file: WordFile) -> None:
    """Page numbers between dashes: right on odd pages, left on even ones, one character in."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt

    file.settings.odd_and_even_pages_header_footer = True
    section = file.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        paragraph = footer.paragraphs[0]
        _property(paragraph._p.get_or_add_pPr(), "w:snapToGrid", val="0")
        paragraph.paragraph_format.line_spacing = 1.0
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if side == "right" else WD_ALIGN_PARAGRAPH.LEFT
        setattr(paragraph.paragraph_format, f"{side}_indent", Pt(14))
        _field(paragraph, before="— ", after=" —")
        for run in paragraph.runs:
            _run_font(run, _NUMBER, 14.0, latin=_NUMBER)  # the standard's half-width digits are Song's own
            run._element.rPr.rFonts.set(qn("w:hint"), "eastAsia")  # and so are its dashes


def _property(parent: Any, name: str, **values: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    parent.append(element)


def _set_font(style: Any, east_asian: str, size: float) -> None:
    """Set a style's fonts: python-docx names the Latin one only, and theme attributes would win over both."""
    from docx.oxml.ns import qn

    _run_font(style, east_asian, size)
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:spacing")):
        properties.remove(old)
    _property(properties, "w:spacing", val=str(_SPACING))
    properties.find(qn("w:sz")).addprevious(properties[-1])  # where the schema wants it


def _run_font(run: Any, east_asian: str, size: float, *, latin: str = _LATIN) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run.font.name, run.font.size = latin, Pt(size)
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts() if hasattr(run, "_element") else run.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), east_asian)


def _set_lines(paragraph_format: Any) -> None:
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt, Twips

    paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph_format.line_spacing = Twips(_LINE)
    paragraph_format.space_before = paragraph_format.space_after = Pt(0)
    paragraph_format.widow_control = False


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
