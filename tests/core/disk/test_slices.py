"""A unit's fingerprint tells its own rows and no others; runs of rows tell what looking at every row tells."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from fupin_analysis.core.disk.file_counts import count_files
from fupin_analysis.core.disk.files import remove_drafts
from fupin_analysis.core.disk.runs import is_in_order, is_of_units, starts_of_runs, units_of
from fupin_analysis.core.disk.slices import Slices
from fupin_analysis.core.disk.store import TABLES, empty_frame
from fupin_analysis.synth.townships import make_townships

_BY = ["township", "year"]


@pytest.mark.parametrize("column", TABLES["figures"])
def test_a_changed_cell_changes_the_fingerprint_of_its_unit_alone(column: str) -> None:
    figures = make_townships(3, seed=1)
    changed = figures.copy()
    at = changed.columns.get_loc(column)
    last = int(np.flatnonzero(changed["township"].eq("模拟镇00002"))[-1])
    cell = changed.iloc[last, at]
    changed.iloc[last, at] = f"{cell}甲" if isinstance(cell, str) else cell + 1
    one, other = Slices("figures", figures, _BY), Slices("figures", changed, _BY)
    same = [name for name in one.names if one.fingerprint(name) == other.fingerprint(name)]
    assert same == [("模拟镇00001", 2018), ("模拟镇00003", 2018)]


def test_the_fingerprint_of_a_unit_does_not_tell_what_lies_beside_it() -> None:
    figures = make_townships(3, seed=1)
    own = figures[figures["township"].eq("模拟镇00002")]
    mixed = figures.sample(frac=1, random_state=1).sort_values("statement", kind="stable")
    name = ("模拟镇00002", 2018)
    assert Slices("figures", own, _BY).fingerprint(name) == Slices("figures", figures, _BY).fingerprint(name)
    again = mixed.sort_index(ignore_index=True)
    assert Slices("figures", again, _BY).fingerprint(name) == Slices("figures", figures, _BY).fingerprint(name)
    assert Slices("figures", mixed, _BY).names == Slices("figures", figures, _BY).names


def test_letters_that_move_from_one_cell_to_the_next_are_seen() -> None:
    figures = make_townships(1, seed=1)
    moved = figures.copy()
    moved.loc[0, "place"], moved.loc[1, "place"] = "东村", "西村"
    other = moved.copy()
    other.loc[0, "place"], other.loc[1, "place"] = "东村西", "村"
    name = ("模拟镇00001", 2018)
    assert Slices("figures", moved, _BY).fingerprint(name) != Slices("figures", other, _BY).fingerprint(name)


def test_a_blank_is_no_zero() -> None:
    reviews = pd.DataFrame({column: ["甲镇"] if dtype == "str" else [0] for column, dtype in TABLES["reviews"].items()})
    reviews = reviews.astype(dict(empty_frame("reviews").dtypes))
    floats = [column for column, dtype in TABLES["reviews"].items() if dtype == "float64"]
    name = (reviews["township"][0], reviews["year"][0])
    seen = {Slices("reviews", reviews, _BY).fingerprint(name)}
    for column in floats:
        seen.add(Slices("reviews", reviews.assign(**{column: float("nan")}), _BY).fingerprint(name))
    assert len(seen) == 1 + len(floats)


def test_a_blank_of_one_unit_makes_no_other_unit_look_changed() -> None:
    reviews = pd.DataFrame(
        {column: ["甲镇", "乙镇"] if dtype == "str" else [1, 2] for column, dtype in TABLES["reviews"].items()}
    )
    reviews = reviews.astype(dict(empty_frame("reviews").dtypes)).sort_values("township", ignore_index=True)
    before = Slices("reviews", reviews, _BY)
    one, other = before.names
    for column, dtype in TABLES["reviews"].items():
        if column in _BY or dtype not in {"float64", "str"}:
            continue
        blank = reviews.copy()
        blank.loc[0, column] = None if dtype == "str" else float("nan")
        after = Slices("reviews", blank, _BY)
        assert (column, after.fingerprint(one) == before.fingerprint(one)) == (column, False)
        assert (column, after.fingerprint(other) == before.fingerprint(other)) == (column, True)


def test_a_unit_without_rows_has_no_rows() -> None:
    slices = Slices("figures", make_townships(1, seed=1), _BY)
    assert (slices.count(("乙镇", 2018)), len(slices.of(("乙镇", 2018)))) == (0, 0)
    empty = Slices("figures", empty_frame("figures"), _BY)
    assert (empty.names, empty.fingerprint(("乙镇", 2018))) == ([], slices.fingerprint(("乙镇", 2018)))
    assert count_files(empty) == {}


def test_files_are_counted_as_their_addresses_tell_them() -> None:
    figures = make_townships(2, seed=1).groupby("township").head(3).reset_index(drop=True)
    sources = [
        "a.csv › 第1行",
        "甲\\; 乙.csv › 第2行; b.csv › 第1行",
        "",
        "a.csv › 表 › C7",
        "a.csv › 表 › C7; a.csv › 表 › D7",
        "c",
    ]
    counted = count_files(Slices("figures", figures.assign(source=sources), _BY))
    assert counted == {
        ("模拟镇00001", 2018): {"a.csv": 1, "甲; 乙.csv": 1, "b.csv": 1},
        ("模拟镇00002", 2018): {"a.csv": 3, "c": 1},
    }


def test_runs_tell_what_every_row_tells() -> None:
    dice = np.random.default_rng(1)
    for _ in range(50):
        size = int(dice.integers(0, 12))
        table = pd.DataFrame({"township": dice.choice(["甲镇", "乙镇"], size), "year": dice.integers(2017, 2019, size)})
        table = table.astype({"township": "str", "year": "int64"}).sample(frac=1, random_state=1)
        pairs = list(zip(table["township"], table["year"], strict=True))
        assert units_of(table) == sorted(set(pairs))
        assert is_of_units(table, {("甲镇", 2018)}).tolist() == [pair == ("甲镇", 2018) for pair in pairs]
        assert is_of_units(table, set()).index.equals(table.index)
        assert is_in_order(table) == (pairs == sorted(pairs))
        assert starts_of_runs(table).tolist() == [at for at, pair in enumerate(pairs) if not at or pairs[at - 1] != pair]


def test_drafts_of_a_killed_run_are_removed_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "2018" / "甲镇").mkdir(parents=True)
    kept = [tmp_path / "index.html", tmp_path / "2018" / "甲镇" / "a.part", tmp_path / ".ledger.jsonl"]
    for path in (*kept, tmp_path / ".index.html.7.part", tmp_path / "2018" / "甲镇" / ".report.html.7.part"):
        path.write_text("")
    remove_drafts(tmp_path)
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == sorted(kept)
