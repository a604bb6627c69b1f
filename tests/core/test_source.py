"""Addresses: written and taken apart in one place, whatever files and sheets are called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin_analysis.core.source import Source, file_of, join_sources, parse_sources, read_address, show_address

NAMES = st.text(st.sampled_from("甲乙 ab1.;›（)"), min_size=1, max_size=12).map(str.strip).filter(bool)
#: What people call sheets: as rows, paragraphs and cells are called in addresses, too.
SHEETS = st.one_of(
    NAMES,
    st.sampled_from(
        [
            "第3行",
            "第3段",
            "第3行第2列",
            "第1-2字",
            "AB12",
            "F0A1B2C",
            "row 2",
            "row 2, column 3",
            "paragraph 3",
            "character 4",
            "\\甲",
        ]
    ),
)


def _span(file: str, paragraph: int, first: int, length: int) -> Source:
    return Source(file, paragraph=paragraph, first=first, last=first + length)


SOURCES = st.one_of(
    NAMES.map(Source),
    st.tuples(NAMES, SHEETS).map(lambda pair: Source(*pair)),
    st.tuples(NAMES, SHEETS, st.sampled_from(["A1", "AB27", "XFD1048576"])).map(lambda three: Source(*three)),
    st.tuples(NAMES, st.sampled_from(["第7行第3列", "F0A1B2C"])).map(lambda pair: Source(pair[0], cell=pair[1])),
    st.tuples(NAMES, st.integers(1, 900), st.integers(1, 90), st.integers(0, 90)).map(lambda four: _span(*four)),
    st.tuples(NAMES, st.integers(1, 10**6), st.one_of(st.just(""), NAMES)).map(lambda t: Source(t[0], row=t[1], note=t[2])),
)


@given(SOURCES)
def test_what_is_written_is_taken_apart_again(source: Source) -> None:
    assert Source.parse(str(source)) == source
    assert file_of(str(source)) == source.file


@given(SOURCES)
def test_what_is_shown_in_english_is_read_back(source: Source) -> None:
    if "›" not in source.file + source.note + source.sheet:
        assert Source.parse(read_address(show_address(str(source), "en"))) == source


@given(st.lists(SOURCES, min_size=1, max_size=5, unique=True))
def test_any_number_of_addresses_is_joined_and_taken_apart(sources: list[Source]) -> None:
    assert parse_sources(join_sources(sources)) == tuple(sources)
    assert join_sources([join_sources(sources), join_sources(sources)]) == join_sources(sources)


@given(st.text(max_size=40))
def test_any_text_is_some_address(text: str) -> None:
    source = Source.parse(text)
    assert Source.parse(str(source)) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("甲.xlsx › 致贫原因 › C7", Source("甲.xlsx", "致贫原因", "C7")),
        ("甲.csv › 第7行第3列", Source("甲.csv", cell="第7行第3列")),
        ("甲.csv › 第7行 › t03 总结", Source("甲.csv", row=7, note="t03 总结")),
        ("总结.docx › 第12段 › 第34-40字", Source("总结.docx", paragraph=12, first=34, last=40)),
        ("总结.docx › 第12段", Source("总结.docx", paragraph=12)),
        ("2018.toml › FE1465C", Source("2018.toml", cell="FE1465C")),
        ("台账.xlsx › 附表1", Source("台账.xlsx", "附表1")),
        ("台账.xlsx › \\AB12", Source("台账.xlsx", "AB12")),
        ("台账.xlsx › AB12 › C7", Source("台账.xlsx", "AB12", "C7")),
        ("台账.xlsx › \\第3行 › C7", Source("台账.xlsx", "第3行", "C7")),
    ],
)
def test_how_addresses_are_written(text: str, source: Source) -> None:
    assert (Source.parse(text), str(source)) == (source, text)
