"""Word documents as an editor shows them: numbers of lists, headings, notes, tables that lay out, boxes."""

from __future__ import annotations

import io
import zipfile

import pytest

from fupin_analysis.acquire.books import DamagedError
from fupin_analysis.acquire.document.docx import read_docx

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def package(body: str, **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {_W}>{content}</w:{name}>")
    return stream.getvalue()


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def item(text: str, level: int = 0, number: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(at: int, format_: str, text: str, start: str = "") -> str:
    begin = f'<w:start w:val="{start}"/>' if start else ""
    return f'<w:lvl w:ilvl="{at}">{begin}<w:numFmt w:val="{format_}"/><w:lvlText w:val="{text}"/></w:lvl>'


def numbering(*levels: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    )


def texts(data: bytes) -> list[str]:
    return [content[0] if name == "paragraph" else "表" for name, content in read_docx(data).items]


class TestNumbersOfLists:
    def test_are_written_out_as_word_counts_them(self) -> None:
        lists = numbering(level(0, "chineseCountingThousand", "%1、", "1"), level(1, "decimal", "%1.%2 "))
        body = item("情况") + item("人口", 1) + item("致贫", 1) + item("做法") + item("产业", 1)
        assert texts(package(body, numbering=lists)) == ["一、情况", "一.1 人口", "一.2 致贫", "二、做法", "二.1 产业"]

    @pytest.mark.parametrize(("start", "shown"), [("9", "九"), ("10", "十"), ("11", "十一"), ("20", "二十"), ("35", "三十五")])
    def test_begin_where_the_list_says(self, start: str, shown: str) -> None:
        lists = numbering(level(0, "chineseCounting", "（%1）", start))
        assert texts(package(item("情况"), numbering=lists)) == [f"（{shown}）情况"]

    def test_are_none_of_bullets_and_of_lists_nobody_describes(self) -> None:
        lists = numbering(level(0, "bullet", "●"))
        body = item("一") + item("二", number=2) + item("三", level=3) + item("四", number=99)
        assert texts(package(body, numbering=lists)) == ["一", "二", "三", "四"]
        assert texts(package(item("一"))) == ["一"]


def test_headings_are_told_by_their_style_or_their_outline() -> None:
    styles = (
        '<w:docDefaults/><w:style w:styleId="a"><w:name w:val="Title"/></w:style>'
        '<w:style w:styleId="b"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="c"><w:name w:val="自定"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:styleId="d"><w:name w:val="正文"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    )
    body = "".join(p(name, f'<w:pStyle w:val="{name}"/>') for name in "abcd") + p("e", '<w:outlineLvl w:val="2"/>')
    body += p("f", '<w:pStyle w:val="b"/><w:outlineLvl w:val="9"/>')
    read = [content for _name, content in read_docx(package(body, styles=styles)).items]
    assert read == [
        ("a", "title", 0),
        ("b", "heading", 2),
        ("c", "heading", 1),
        ("d", "body", 0),
        ("e", "heading", 3),
        ("f", "heading", 2),
    ]


def test_notes_stand_at_the_end_and_their_rules_are_none() -> None:
    notes = '<w:footnote w:type="separator"><w:p><w:r><w:t>——</w:t></w:r></w:p></w:footnote>'
    notes += f"<w:footnote>{p('含当年新增2户')}</w:footnote>"
    read = read_docx(package(p("全镇20户"), footnotes=notes, endnotes=f"<w:endnote>{p('末')}</w:endnote>")).items
    assert [content[:2] for _name, content in read] == [("全镇20户", "body"), ("含当年新增2户", "note"), ("末", "note")]


def test_breaks_tabs_and_hyphens_are_written_out_and_fields_are_not() -> None:
    def r(content: str) -> str:
        return f"<w:r>{content}</w:r>"

    run = r(
        "<w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:t>丁</w:t><w:instrText>PAGE</w:instrText>"
    )
    link = (
        f"<w:hyperlink>{r('<w:t>戊</w:t>')}</w:hyperlink><w:del>{r('<w:t>己</w:t>')}</w:del><w:ins>{r('<w:t>庚</w:t>')}</w:ins>"
    )
    read = read_docx(package(f"<w:p>{run}{link}</w:p>"))
    assert [content[0] for _name, content in read.items] == ["甲\t乙", "丙-丁戊庚"]
    assert (read.insertions, read.deletions) == (1, 1)


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text if text.startswith('<') else p(text)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cells_of(data: bytes) -> list[str]:
    return [
        " ".join(f"{one.row},{one.column}={one.text}" for one in content)
        for name, content in read_docx(data).items
        if name == "table"
    ]


class TestTables:
    def test_merged_cells_reach_over_columns_and_are_said_once(self) -> None:
        wide, first, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
        body = table(cell("村", first) + cell("户数", wide), cell("村", on) + cell("计划") + cell("完成"))
        assert cells_of(package(body)) == ["2,1=村 2,2=户数 3,2=计划 3,3=完成"]

    def test_a_cell_in_a_control_is_a_cell(self) -> None:
        row = f"<w:sdt><w:sdtContent>{cell('村')}</w:sdtContent></w:sdt>{cell('12')}<w:sdt/>"
        assert cells_of(package(table(row))) == ["2,1=村 2,2=12"]

    def test_one_of_sentences_lays_a_page_out(self) -> None:
        text = "全镇建档立卡贫困户20户，今年脱贫7户，产业扶持资金已经全部拨付到位，危房改造3户也已完工；其余进展顺利，明年继续。"
        assert texts(package(table(cell(text) + cell("照片")))) == [text, "照片"]
        assert texts(package(table(cell("村") + cell("照片")))) == ["表"]

    def test_one_in_another_is_one_of_its_own(self) -> None:
        inner = table(cell("丙") + cell("3"))
        body = table(cell("甲") + cell("1"), f"<w:tc>{p('乙')}{inner}</w:tc>{cell('2')}")
        assert cells_of(package(body)) == ["2,1=甲 2,2=1 3,1=乙 3,2=2", "2,1=丙 2,2=3"]

    def test_an_empty_one_is_none(self) -> None:
        assert read_docx(package(table(cell("") + cell(" ")))).items == []


@pytest.mark.parametrize(
    "xml",
    ["<w:document", "", f"<!DOCTYPE x><w:document {_W}><w:body/></w:document>"],
    ids=["cut off", "empty", "declares a type"],
)
def test_what_is_no_document_is_damaged(xml: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", xml)
    with pytest.raises(DamagedError):
        read_docx(stream.getvalue())
