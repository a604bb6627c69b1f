"""Laws of the program's own tables: what it wrote it reads again as it was, names in own words and exactness included."""

import tempfile
from pathlib import Path

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from fupin_analysis.core.disk.csv_text import write_csv
from fupin_analysis.core.figures import COLUMNS, to_figures
from fupin_analysis.core.prose import Mention, Paragraph, Prose, ProseReading
from fupin_analysis.core.texts.qualifiers import QUALIFIERS, up_to
from fupin_analysis.core.words.terms import load_vocabulary, own_words
from fupin_analysis.flow.files import clean_file
from fupin_analysis.present.reading import reading_table

ITEMS = sorted(load_vocabulary().items(), key=lambda item: (item.topic, item.name))
WORDS = sorted({name for item in ITEMS for name in (item.zh, *item.aliases) if own_words(name) == name})
#: Columns that tell a figure and how it is stated.
TOLD = ["township", "year", "period", "place", "topic", "item", "measure", "value", "qualifier"]

own = st.one_of(
    st.sampled_from(WORDS),
    st.builds("{}：其中{}".format, st.sampled_from(WORDS), st.sampled_from(WORDS)),
    st.builds("{}{}".format, st.sampled_from(["剩余", "新增", "改建", "计划", "户均"]), st.sampled_from(WORDS)),
    st.builds("{}{}".format, st.sampled_from(WORDS), st.sampled_from(["增长", "任务完成率", "产值", "占"])),
).map(own_words)
qualifiers = st.sampled_from(["", *QUALIFIERS, up_to(2e9), up_to(1234.5)])


@st.composite
def stated(draw):
    """Rows of figures, items listed or in own words."""
    rows = []
    for item in draw(st.lists(st.sampled_from(ITEMS), min_size=1, max_size=6)):
        measure = draw(st.sampled_from(sorted(load_vocabulary().measures)))
        is_share = load_vocabulary().measures[measure].kind == "share"
        value = draw(st.integers(0, 1300 if is_share else 10**9)) / (1000 if is_share else 10)
        name = draw(st.one_of(st.just(item.name), own))
        about = {"township": "清澜镇", "year": 2018, "period": draw(st.sampled_from(["2018", "2018H1", "2017"])), "place": ""}
        rows.append(
            about | {"topic": item.topic, "item": name, "measure": measure, "value": value, "qualifier": draw(qualifiers)}
        )
    return to_figures([row | {"as_written": f"{row['item']}约{row['value']:g}", "source": "总结.txt"} for row in rows])


def _again(table: pd.DataFrame) -> pd.DataFrame:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "数字.csv"
        write_csv(table, path)
        return clean_file(path, path.read_bytes(), root=None, township="", year=None).figures.to_pandas()


def _told(table: pd.DataFrame) -> list[tuple[object, ...]]:
    return sorted(table[TOLD].itertuples(index=False, name=None))


@given(stated())
def test_figures_written_as_csv_are_read_as_they_were(figures):
    assert list(figures) == list(COLUMNS)
    assert _told(_again(figures)) == _told(figures)


def _reading(*mentions: Mention) -> ProseReading:
    prose = Prose("总结.txt", (Paragraph(1, "建档立卡贫困户20余户，剩余危房6户，每户补助1200元。"),))
    return ProseReading(prose, "甲山镇", 2018, mentions)


def test_what_was_read_in_a_text_keeps_its_doubt_and_what_is_no_figure_stays_none():
    about = {"period": "2018", "topic": "registry", "item": "total", "measure": "households"}
    mentions = (
        Mention(1, 7, 11, "20余户", "figure", value=20.0, qualifier="约余", confidence=0.9, **about),
        Mention(1, 16, 18, "6户", "figure", value=6.0, confidence=0.4, **about | {"topic": "housing", "item": "剩余危房"}),
        Mention(1, 23, 28, "1200元", "policy", value=1200.0, confidence=0.9, **about),
    )
    again = _again(reading_table(_reading(*mentions), every=True))

    told = sorted(zip(again["item"], again["value"], again["qualifier"], strict=True))
    assert told == [("total", 20.0, "余"), ("剩余危房", 6.0, "存疑")]
