"""A table of figures that is right is seen to be without the schema; whatever is wrong with one, both say so."""

import pandas as pd
import pandera.errors
import pytest

from fupin_analysis.core.figures import COLUMNS, KEY, _schema, check_figures, empty_figures, to_figures
from fupin_analysis.core.soundness import is_sound

ROW = {
    "township": "青石镇",
    "year": 2018,
    "period": "2018",
    "topic": "cause",
    "item": "illness",
    "measure": "households",
    "value": 9,
}
ROWS = [
    ROW,
    ROW | {"item": "大棚蔬菜", "qualifier": "约", "place": "东村"},
    ROW | {"period": "2018H1", "township_code": "990101000"},
]
RIGHT = to_figures(ROWS)

DAMAGES = {
    "a column is missing": RIGHT.drop(columns="place"),
    "columns in another order": RIGHT[sorted(COLUMNS)],
    "a column too many": RIGHT.assign(more=1),
    "a number is a text": RIGHT.assign(value="9"),
    "a year is a fraction": RIGHT.assign(year=RIGHT["year"].astype(float)),
    "no township": RIGHT.assign(township=""),
    "a township is not known": RIGHT.assign(township=pd.array([None, "青石镇", "青石镇"], dtype="str")),
    "a code of ten digits": RIGHT.assign(township_code="9901010000"),
    "a year of the Qing": RIGHT.assign(year=1898),
    "a period that is none": RIGHT.assign(period="2018H3"),
    "a period with more behind it": RIGHT.assign(period="2018H1x"),
    "a measure that is none": RIGHT.assign(measure="mu"),
    "a qualifier that is none": RIGHT.assign(qualifier="大概"),
    "no value": RIGHT.assign(value=float("nan")),
    "a value without end": RIGHT.assign(value=float("inf")),
    "a statement before the first": RIGHT.assign(statement=-1),
    "a topic that is none": RIGHT.assign(topic="weather"),
    "an item that is none": RIGHT.assign(item="no_such_item"),
    "a statement made twice": pd.concat([RIGHT, RIGHT], ignore_index=True),
}


@pytest.mark.parametrize("figures", [RIGHT, empty_figures(), RIGHT.iloc[::-1], RIGHT.assign(statement=[0, 1, 2])])
def test_a_right_table_is_seen_to_be_right_as_the_schema_says(figures):
    assert is_sound(figures, COLUMNS, KEY)
    assert check_figures(figures) is figures
    _schema().validate(figures, lazy=True)


@pytest.mark.parametrize("damage", DAMAGES)
def test_whatever_is_wrong_with_a_table_is_told_by_the_schema(damage):
    assert not is_sound(DAMAGES[damage], COLUMNS, KEY)
    with pytest.raises(pandera.errors.SchemaErrors):
        check_figures(DAMAGES[damage])
