"""What is handed in by mistake or malice: a clear message, no figure, nothing alive on the page."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from fupin_analysis.clean.prose.figures import clean_prose
from fupin_analysis.errors import FupinError
from fupin_analysis.flow import read_files
from fupin_analysis.reports.text_review import document_page
from tests.acquire.document.test_files import write_docx, write_package, write_pdf

POEM = "春日偶成\n\n三月烟花下扬州，\n千里江陵一日还。\n两岸猿声啼不住，\n轻舟已过万重山。\n二十四桥明月夜，五百年前旧酒家。\n"
ENGLISH = (
    "<html><body><h1>Annual report 2018</h1><p>The council housed 298 households, 1,252 persons; 94 were ill.</p></body></html>"
)
MARKUP = (
    "甲山镇2018年脱贫攻坚工作总结\n"
    "全镇建档立卡贫困户298户1252人。<img src=x onerror=alert(1)>种植<svg/onload=alert(2)>黄桃300亩，"
    '“><script>alert(3)</script>”栽植<a href="javascript:alert(4)">茶叶</a>800亩。{{7*7}}${7*7}</style></title>'
    "移交</textarea>钥匙8户。\n"
)


def poem(path: Path) -> None:
    path.write_text(POEM, encoding="utf-8")


def english(path: Path) -> None:
    path.write_text(ENGLISH, encoding="utf-8")


def fifty_megabytes(path: Path) -> None:
    line = "全镇建档立卡贫困户298户1252人，种植黄桃300亩。\n".encode()
    path.write_bytes("甲山镇2018年工作总结\n".encode() + line * (50 * 1024**2 // len(line)))


def many_small_parts_that_grow(path: Path) -> None:
    body = "<w:p><w:r><w:t>全镇贫困户298户。</w:t></w:r></w:p>" * 1_300_000
    write_package(path, body)


def a_package_in_a_package(path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", b" " * 10_000_000)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml.zip", inner.getvalue())


def encrypted(path: Path) -> None:
    from msoffcrypto.format.ooxml import OOXMLFile

    plain = write_docx(path.with_name("plain.docx"))
    with plain.open("rb") as source, path.open("wb") as target:
        OOXMLFile(source).encrypt("password", target)
    plain.unlink()


def a_scan(path: Path) -> None:
    import numpy as np
    from matplotlib.figure import Figure

    figure = Figure(figsize=(4, 5))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.axis("off")
    axes.imshow(np.random.default_rng(0).integers(0, 255, (60, 50)), cmap="gray")
    figure.savefig(path, format="pdf")


def fonts_without_their_tables(path: Path) -> None:
    write_pdf(path)
    path.write_bytes(path.read_bytes().replace(b"/ToUnicode", b"/ToNothing"))


REFUSED: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "a poem": (poem, "诗.txt", "F131"),
    "an English page": (english, "report.html", "F131"),
    "a text of 50 MB": (fifty_megabytes, "甲山镇2018.txt", "F135"),
    "a document that unpacks to too much": (many_small_parts_that_grow, "甲山镇2018.docx", "F136"),
    "a package in a package": (a_package_in_a_package, "甲山镇2018.docx", "F113"),
    "an encrypted document": (encrypted, "甲山镇2018.docx", "F104"),
    "a scan": (a_scan, "甲山镇2018.pdf", "F133"),
    "fonts without their tables": (fonts_without_their_tables, "甲山镇2018.pdf", "F134"),
}


@pytest.mark.parametrize(("write", "name", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_it_is_told_what_is_wrong_and_there_is_no_figure(
    write: Callable[[Path], None], name: str, code: str, tmp_path: Path
) -> None:
    write(tmp_path / name)
    start = time.process_time()

    intake = read_files([tmp_path / name], root=tmp_path)

    assert intake.figures.empty
    assert code in {problem.code for problem in intake.problems}
    assert all(name in problem.say("zh") and problem.say("en") for problem in intake.problems)
    assert time.process_time() - start < 60  # far above what is needed: it must not hang


def nested(depth: int) -> str:
    cell = "<w:p><w:r><w:t>贫困户99户</w:t></w:r></w:p>"
    for _ in range(depth):
        cell = f"<w:tbl><w:tr><w:tc>{cell}</w:tc><w:tc><w:p><w:r><w:t>甲村</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>"
    return cell


@pytest.mark.parametrize("depth", [2, 40])
def test_tables_in_tables_are_read_or_refused_and_what_stands_beside_them_is_read(depth: int, tmp_path: Path) -> None:
    lines = ["甲山镇2018年脱贫攻坚工作总结", "全镇建档立卡贫困户298户1252人。"]
    text = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    path = write_package(tmp_path / "甲山镇2018.docx", text + nested(depth))

    intake = read_files([path], root=tmp_path)

    registered = intake.figures[intake.figures["item"].eq("total") & intake.figures["place"].eq("")]
    assert set(registered["value"]) == {298.0, 1252.0}


def test_nested_too_deep_for_any_editor_is_refused(tmp_path: Path) -> None:
    path = write_package(tmp_path / "甲山镇2018.docx", nested(3000))

    assert [problem.code for problem in read_files([path], root=tmp_path).problems] == ["F136"]


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_markup_in_the_text_is_shown_as_text_and_nothing_of_it_lives(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"甲山镇<b onclick=alert(9)>.{suffix}"
    text = MARKUP if suffix != "html" else "".join(f"<p>{line.replace('<', '&lt;')}</p>" for line in MARKUP.splitlines())
    path.write_text(text, encoding="utf-8")

    html = document_page(path)

    from lxml import html as parser

    page = parser.fromstring(html)
    assert len(page.findall(".//script")) == 1
    assert not [name for element in page.iter() for name in element.attrib if name.startswith("on")]
    assert all(link.get("href").startswith("#") for link in page.iter("a"))
    assert {element.tag for element in page.find(".//main").iter()} <= {"main", "p", "span", "a", "sup", "small"}
    assert "49" not in re.sub(r'id="[mn]49"|href="#[mn]49"', "", page.find(".//main").text_content())


def test_a_page_of_scripts_and_hidden_numbers_gives_only_what_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "甲山镇.html"
    path.write_text(
        "<html><head><title>甲山镇2018年脱贫攻坚工作总结</title><style>p{content:'贫困户1户'}</style></head><body>"
        "<script>document.write('全镇贫困户2户')</script><template>全镇贫困户3户</template><!-- 全镇贫困户4户 -->"
        "<p hidden>全镇贫困户5户</p><p style='display:none'>全镇贫困户6户</p><noscript>全镇贫困户7户</noscript>"
        "<p>甲山镇2018年脱贫攻坚工作总结</p><p>全镇建档立卡贫困户298户1252人。</p></body></html>",
        encoding="utf-8",
    )

    figures = read_files([path], root=tmp_path).figures

    assert sorted(figures["value"]) == [298.0, 1252.0]


def test_what_is_refused_says_the_same_to_whoever_reads_it_alone(tmp_path: Path) -> None:
    from fupin_analysis.acquire.document.files import read_document

    english(tmp_path / "report.html")
    assert clean_prose(read_document(tmp_path / "report.html")).figures.empty
    fifty_megabytes(tmp_path / "甲.txt")
    with pytest.raises(FupinError, match="F135"):
        document_page(tmp_path / "甲.txt")
