"""What was read in a document as a table: its figures alone, or every number."""

from __future__ import annotations

import pandas as pd
import pytest

from fupin_analysis.core.prose import Mention, Paragraph, Prose, ProseReading
from fupin_analysis.present.reading import READING_COLUMNS, reading_table, tell_cells

TEXT = "2018年全镇建档立卡贫困户20户。联系电话13900000000。"


def reading() -> ProseReading:
    def mention(text: str, kind: str, **fields: object) -> Mention:
        start = TEXT.index(text)
        return Mention(1, start, start + len(text), text, kind, sentence=(0, 18), **fields)  # type: ignore[arg-type]

    about = {"period": "2018", "topic": "registry", "item": "total", "measure": "households"}
    return ProseReading(
        Prose("总结.txt", (Paragraph(1, TEXT),)),
        "甲山镇",
        2018,
        (
            mention("2018年", "date", value=2018.0, period="2018"),
            mention("20户", "figure", value=20.0, confidence=0.9, **about),
            mention("13900000000", "personal"),
        ),
    )


def test_figures_alone_are_listed_with_what_they_are_about() -> None:
    table = reading_table(reading())
    assert list(table) == list(READING_COLUMNS)
    (row,) = table.to_dict("records")
    assert (row["topic"], row["item"], row["measure"], row["value"]) == ("registry", "total", "households", 20.0)
    assert row["as_written"].endswith("建档立卡贫困户20户")
    assert row["sentence"].startswith("2018年全镇建档立卡贫困户20户")


def test_every_number_is_listed_where_asked_for_and_nobody_s_number_is_shown() -> None:
    table = reading_table(reading(), every=True)
    assert table["kind"].tolist() == ["date", "figure", "personal"]
    assert table["period"].tolist() == ["", "2018", ""]  # a date is about no figure
    assert table["as_written"].iloc[2] == "***"
    assert "13900000000" not in table.to_csv()


def test_cells_of_tables_stand_below_the_text() -> None:
    cells = pd.DataFrame([{"township": "甲山镇", "year": 2018, "period": "2018", "topic": "exit", "item": "done", "value": 7.0}])
    cells = cells.assign(place="", measure="households", qualifier="", as_written="7", source="总结.docx › 表1 › B2")
    table = reading_table(reading(), cells=cells)
    assert table[["item", "value", "kind", "confidence"]].to_numpy().tolist()[1] == ["done", 7.0, "figure", 1.0]


@pytest.mark.parametrize(("used", "aside", "said"), [(0, 0, ""), (8, 0, "采用8格"), (0, 1, "未采用1格")])
def test_cells_are_told_where_there_are_any(used: int, aside: int, said: str) -> None:
    text = tell_cells(used, aside)
    assert (said in text) if said else text == ""
