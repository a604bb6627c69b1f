"""Documents of every kind: one summary gives the same figures, and what is no document says why."""

import io
import sys
import zipfile
from importlib.resources import files

import pytest

from fupin_analysis.acquire.document.files import LONGEST_TEXT, read_document
from fupin_analysis.clean.prose.figures import clean_prose
from fupin_analysis.errors import FupinError
from tests.conftest import ROOT

FIVE_PAGES = ROOT / "tests" / "corpus" / "dev" / "67_five_pages_guangxi.txt"
TITLE = "甲山镇2018年脱贫攻坚工作总结"
PARAGRAPHS = [
    "一、基本情况",
    "全镇建档立卡贫困户298户1252人，其中因病致贫94户381人，占31.5%，目前已全部落实帮扶责任人和帮扶措施，做到户户有人帮。",
    "二、工作开展情况",
    "（一）教育扶贫。2018年上半年发放教育补助198人183500元，下半年211人200000元。",
    "（二）住房保障。实施危房改造30户，每户补助3万元；石梯村新建通组公路3.2公里，投资160万元，惠及群众1200余人。",
]
EXPECTED = {
    ("registry", "total", "households", 298.0),
    ("registry", "total", "persons", 1252.0),
    ("cause", "illness", "households", 94.0),
    ("infrastructure", "group_roads", "amount_yuan", 1.6e6),
}


def figures(path):
    table = clean_prose(read_document(path)).figures
    return sorted(table[["period", "place", "topic", "item", "measure", "value"]].itertuples(index=False, name=None))


def write_docx(path):
    import docx

    document = docx.Document()
    document.add_heading(TITLE, 0)
    for text in PARAGRAPHS:
        document.add_paragraph(text)
    document.save(path)
    return path


def wrapped(text, width):
    """Cut a text into lines of a width, as a word processor does: a Chinese sign is as wide as two digits."""
    lines, room = [""], width
    for sign in text:
        wide = 2 if ord(sign) > 0x2E7F else 1
        if wide > room:
            lines.append("")
            room = width
        lines[-1] += sign
        room -= wide
    return lines


def write_pdf(path):
    import matplotlib as mpl
    from matplotlib.backends.backend_pdf import PdfPages
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

    folder = files("fupin_analysis").joinpath("present/canvas/font")
    font = FontProperties(fname=next(str(one) for one in folder.iterdir() if one.name.endswith((".ttf", ".otf"))))
    lines = [TITLE, *(line for text in PARAGRAPHS for line in wrapped(text, 72))]
    with mpl.rc_context({"pdf.fonttype": 42}), PdfPages(path) as pdf:
        first = 5 if len(lines) < 30 else 26
        pages = [lines[:first], *(lines[start : start + 26] for start in range(first, len(lines), 26))]
        for number, page in enumerate(pages, start=1):
            figure = Figure(figsize=(8, 11))
            for place, line in enumerate(page):
                figure.text(0.08, 0.9 - 0.032 * place, line, fontproperties=font, fontsize=11)
            figure.text(0.5, 0.04, f"- {number} -", fontproperties=font, fontsize=9)
            pdf.savefig(figure)
    return path


def write_html(path):
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    page = f"<html><head><title>网站</title><script>var n=5000户</script></head><body><nav>首页 20户</nav><h1>{TITLE}</h1>{body}"
    path.write_text(page + "<footer>访问量9999人</footer></body></html>", encoding="utf-8")
    return path


@pytest.fixture
def plain(tmp_path):
    path = tmp_path / "总结.txt"
    path.write_text("\n".join([TITLE, *PARAGRAPHS]), encoding="utf-8")
    return path


def test_a_plain_text_gives_the_figures(plain):
    assert {one[2:] for one in figures(plain)} >= EXPECTED


@pytest.mark.parametrize("write", [write_docx, write_html, write_pdf])
def test_every_kind_gives_the_same_figures(write, plain, tmp_path):
    suffix = write.__name__.removeprefix("write_")

    assert figures(write(tmp_path / f"甲山镇总结.{suffix}")) == figures(plain)


@pytest.mark.parametrize("write", [write_docx, write_html, write_pdf])
def test_five_pages_give_the_same_figures_whatever_they_are_kept_in(write, tmp_path, monkeypatch):
    title, *paragraphs = (line.strip() for line in FIVE_PAGES.read_text(encoding="utf-8").splitlines() if line.strip())
    monkeypatch.setattr(sys.modules[__name__], "TITLE", title)
    monkeypatch.setattr(sys.modules[__name__], "PARAGRAPHS", paragraphs)
    plain = tmp_path / "总结.txt"
    plain.write_text("\n".join([title, *paragraphs]), encoding="utf-8")
    expected = figures(plain)

    assert len(expected) > 100
    assert figures(write(tmp_path / f"总结.{write.__name__.removeprefix('write_')}")) == expected


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_any_encoding_gives_the_same_figures(encoding, plain, tmp_path):
    other = tmp_path / "甲山镇.txt"
    other.write_bytes(plain.read_text(encoding="utf-8").encode(encoding))

    assert figures(other) == figures(plain)


def test_wrapped_lines_are_joined(plain, tmp_path):
    lines = [text[start : start + 30] for text in PARAGRAPHS for start in range(0, len(text), 30)]
    other = tmp_path / "甲山镇.txt"
    other.write_text("\n".join([TITLE, *lines]), encoding="utf-8")

    assert figures(other) == figures(plain)


def test_changes_are_read_as_accepted_and_hidden_text_and_fallbacks_are_not(tmp_path):
    text = (
        "<w:p><w:r><w:t>全镇建档立卡贫困户</w:t></w:r><w:del><w:r><w:delText>99户</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>20户</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>，脱贫7户</w:t></w:r><w:r><w:t>。</w:t></w:r></w:p>"
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>危房改造3户。</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>危房改造3户。</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    prose = read_document(write_package(tmp_path / "甲山镇2018.docx", text))

    assert [paragraph.text for paragraph in prose.paragraphs] == ["全镇建档立卡贫困户20户。", "危房改造3户。"]
    assert [problem.code for problem in prose.problems] == ["F138"]


def write_package(path, body, *, extra=b""):
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://x/markup-compatibility"'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>".encode() + extra)
    return path


def test_tables_in_a_document_go_through_the_reader_of_tables(tmp_path):
    import docx

    document = docx.Document()
    document.add_paragraph(TITLE)
    document.add_paragraph("各村建档立卡情况")
    rows = [("村", "建档立卡户数", "建档立卡人数"), ("东阁村", "12", "31"), ("西阁村", "7", "18")]
    table = document.add_table(rows=3, cols=3)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(tmp_path / "甲山镇2018.docx")
    cleaned = clean_prose(read_document(tmp_path / "甲山镇2018.docx"))

    assert {(one[1], one[5]) for one in cleaned.figures[["period", "place", "topic", "item", "measure", "value"]].to_numpy()} >= {
        ("东阁村", 12.0),
        ("西阁村", 18.0),
    }


def broken_pdf():
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument.new()
    document.new_page(595, 842)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


HOSTILE = {
    "empty": ("总结.txt", b"  \n", "F102"),
    "no text in any encoding": ("总结.txt", b"\xff\xff\x81", "F106"),
    "too large": ("总结.txt", "扶贫".encode() * (LONGEST_TEXT // 2 + 1), "F135"),
    "a ZIP that is no document": ("总结.docx", b"PK\x03\x04" + b"x" * 40, "F136"),
    "an encrypted document": (
        "总结.docx",
        bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
        "F104",
    ),
    "a damaged PDF": ("总结.pdf", b"%PDF-1.7 nothing", "F136"),
    "a scan": ("总结.pdf", broken_pdf, "F133"),
}


@pytest.mark.parametrize(("name", "data", "code"), HOSTILE.values(), ids=HOSTILE.keys())
def test_what_cannot_be_read_says_why(name, data, code, tmp_path):
    (tmp_path / name).write_bytes(data() if callable(data) else data)

    with pytest.raises(FupinError) as raised:
        read_document(tmp_path / name)

    assert [problem.code for problem in raised.value.problems] == [code]


@pytest.mark.parametrize(
    "body",
    ["<w:p><w:r><w:t>&bomb;</w:t></w:r></w:p>", "<w:p><w:r><w:t>全镇", "<w:p>" * 400 + "</w:p>" * 400],
    ids=["entity", "cut off", "deep"],
)
def test_hostile_documents_are_refused_or_empty(body, tmp_path):
    path = write_package(tmp_path / "甲山镇2018.docx", body)

    with pytest.raises(FupinError) as raised:
        read_document(path)

    assert raised.value.problems[0].code in ("F133", "F136")


def test_a_bomb_is_refused(tmp_path):
    path = write_package(tmp_path / "甲山镇2018.docx", "<w:p/>", extra=b" " * (70 * 1024**2))

    with pytest.raises(FupinError) as raised:
        read_document(path)

    assert raised.value.problems[0].code == "F136"
