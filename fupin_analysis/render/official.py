"""An official document (公文) as an editable Word file, laid out by GB/T 9704-2012.

References
----------
.. [1] GB/T 9704-2012, 党政机关公文格式, 5.2 and 7.
.. [2] GB/T 15835-2011, 出版物上数字用法: digits in groups of three, set apart by a thin space.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fupin_analysis.core.disk.files import write_whole
from fupin_analysis.core.disk.own_output import OWN_OUTPUT
from fupin_analysis.render import official_body as body
from fupin_analysis.render.official_frame import FIRST_LINE, fill_frame

#: Greatest height of a picture [mm]: with its caption it still fits a page.
_TALLEST = 200.0


class OfficialDocument:
    """A document that grows paragraph by paragraph.

    Parameters
    ----------
    title
        Title; a line break in it stays one.
    mark
        What the file is known by again among returns.

    Examples
    --------
    >>> document = OfficialDocument("甲山镇2018年脱贫攻坚工作总结")
    >>> document.heading("一、基本情况", level=1)
    >>> document.paragraph("全镇建档立卡贫困户298户1252人。")
    >>> len(document.to_bytes()) > 5_000
    True
    """

    def __init__(self, title: str, *, mark: str = OWN_OUTPUT) -> None:
        self._title, self._mark = title, mark
        self._parts = [body.title_xml(line) for line in title.split("\n")]
        self._pictures: list[bytes] = []
        self.paragraph("", is_indented=False)

    @property
    def pictures(self) -> int:
        """How many pictures there are so far."""
        return len(self._pictures)

    def heading(self, text: str, *, level: int) -> None:
        """Add a heading: level 1 一、 in 黑体, 2 （一） in 楷体, 3 1. in 仿宋."""
        self._parts.append(body.heading_xml(text, level))

    def paragraph(self, text: str, *, is_indented: bool = True) -> None:
        """Add a paragraph of body text, indented by two characters; 【…】 marks what is still open and is highlighted."""
        self._parts.append(body.paragraph_xml(text, first_line=FIRST_LINE if is_indented else 0))

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[str]], *, caption: str) -> None:
        """Add a table with its caption above; the heading row repeats on every page."""
        self._parts += [body.caption_xml(caption), body.table_xml(headings, rows)]
        self.paragraph("", is_indented=False)

    def picture(self, image: bytes, *, caption: str, alternative_text: str, width: float = 150.0) -> None:
        """Add a picture (PNG) with its caption below; `width` in mm, less where it would be taller than a page."""
        self._pictures.append(image)
        number = len(self._pictures)
        across, down = (int.from_bytes(image[at : at + 4], "big") for at in (16, 20))  # as a PNG's head says
        fitted = min(width, _TALLEST * across / down)
        size = (fitted, fitted * down / across)
        self._parts += [
            body.picture_xml(f"picture{number}", number, size, alternative_text),
            body.caption_xml(caption, is_above=False),
        ]

    def annex_line(self, names: Sequence[str]) -> None:
        """Add the line that names the annexes, a blank line under the text: 附件：1.××× without punctuation at the end."""
        self.paragraph("", is_indented=False)
        for number, name in enumerate(names, start=1):
            label = "附件：" if number == 1 else "\u3000\u3000\u3000"
            self.paragraph(f"{label}{number}.{name}" if len(names) > 1 else f"{label}{name}")

    def to_bytes(self) -> bytes:
        """Return the file."""
        parts = self._parts
        if parts[-1] == body.paragraph_xml("") and len(parts) > 2:  # a line under a last table would stand on a sheet of its own
            parts = [*parts[:-1], body.end_xml()]
        return fill_frame(self._title.replace("\n", ""), "".join(parts), self._pictures, mark=self._mark)

    def save(self, path: Path) -> Path:
        """Write the file, whole or not at all."""
        return write_whole(path, lambda draft: draft.write_bytes(self.to_bytes()))
