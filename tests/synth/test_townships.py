"""Synthetic townships: every identity holds, nothing is real, everything is labelled."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from fupin_analysis.cli.commands import app
from fupin_analysis.core.figures import COLUMNS, check_figures
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.errors import FupinError
from fupin_analysis.flow import read_files, take_in
from fupin_analysis.reports.township.report import open_report
from fupin_analysis.synth.townships import make_townships, write_returns

STAGES = ["preschool", "primary", "junior_secondary", "senior_secondary", "secondary_vocational", "tertiary"]
CAUSES = [
    *("illness", "disability", "schooling", "disaster", "lack_of_land", "lack_of_water", "lack_of_technique", "lack_of_labour"),
    *("lack_of_capital", "backward_transport", "lack_of_motivation", "other"),
]
BUILDERS = ["self_built", "government_built"]
PARTS_OF_REGISTER = {
    "stage": [("registry", "confirmed_poor"), ("registry", "consolidating")],
    "attribute": [("registry", "general"), ("registry", "low_income_allowance"), ("registry", "extreme_poverty_support")],
    "labour": [("registry", "with_labour"), ("registry", "without_labour")],
    "cause": [("cause", item) for item in CAUSES],
}


def by_figure(figures: pd.DataFrame) -> pd.DataFrame:
    """One row a township, one column a figure."""
    return figures.pivot_table(index="township", columns=["period", "topic", "item", "measure"], values="value")


@pytest.fixture(scope="module")
def figures() -> pd.DataFrame:
    return make_townships(200, seed=7)


@pytest.fixture(scope="module")
def wide(figures: pd.DataFrame) -> pd.DataFrame:
    return by_figure(figures)


def test_every_township_hands_in_a_complete_return(figures: pd.DataFrame) -> None:
    assert figures.groupby("township").size().unique().tolist() == [132]
    assert len(figures) == 200 * 132


def test_every_return_states_the_topics_of_the_real_one(figures: pd.DataFrame) -> None:
    real = pd.read_csv(Path(__file__).parents[1] / "spec" / "xx_township_2018.csv", dtype={"period": "str"})
    about = ["period", "topic", "item", "measure"]
    ours = set(figures[about].itertuples(index=False, name=None))
    assert set(real[about].itertuples(index=False, name=None)) <= ours


@pytest.mark.parametrize("division", PARTS_OF_REGISTER)
@pytest.mark.parametrize("measure", ["households", "persons"])
def test_the_register_is_the_sum_of_its_parts(wide: pd.DataFrame, division: str, measure: str) -> None:
    parts = sum(wide["2018", topic, item, measure] for topic, item in PARTS_OF_REGISTER[division])
    assert (wide["2018", "registry", "total", measure] == parts).all()


@pytest.mark.parametrize("measure", ["households", "persons"])
def test_everybody_has_exited_or_is_listed_to_exit(wide: pd.DataFrame, measure: str) -> None:
    listed = wide["2018", "plan", "exit_as_listed", measure] + wide["2019", "plan", "exit_as_listed", measure]
    assert (wide["2018", "registry", "total", measure] == wide["2018", "exit", "done", measure] + listed).all()


@pytest.mark.parametrize("measure", ["households", "persons"])
def test_the_plan_is_one_number_in_both_readings_and_adds_up(wide: pd.DataFrame, measure: str) -> None:
    plan = wide["2019"]["plan"]
    assert (plan["exit", measure] == plan["exit_as_listed", measure]).all()
    assert (plan["total", measure] == plan["exit", measure] + plan["new", measure]).all()


def test_no_household_is_empty_or_larger_than_ten(wide: pd.DataFrame) -> None:
    pairs = [column[:3] for column in wide if column[3] == "households" and (*column[:3], "persons") in wide]
    assert len(pairs) == 26
    for pair in pairs:
        households, persons = wide[(*pair, "households")], wide[(*pair, "persons")]
        assert households.le(persons).all(), pair
        assert persons.le(10 * households).all(), pair


def test_household_sizes_are_those_of_the_countryside(wide: pd.DataFrame) -> None:
    sizes = wide["2018", "registry", "total", "persons"] / wide["2018", "registry", "total", "households"]
    assert sizes.between(2.5, 4.5).all()
    assert wide["2018", "registry", "total", "households"].between(50, 3000).all()


@pytest.mark.parametrize("period", ["2018H1", "2018H2"])
def test_education_is_paid_at_standard_rates_and_adds_up(wide: pd.DataFrame, period: str) -> None:
    education = wide[period]["education"]
    for stage, rate in zip(STAGES, [500, 500, 1000, 1500, 1500, 1500], strict=True):
        assert (education[stage, "amount_yuan"] == rate * education[stage, "recipients"]).all()
    for measure in ("recipients", "amount_yuan"):
        assert (education["total", measure] == sum(education[stage, measure] for stage in STAGES)).all()


def test_houses_money_and_people_stay_within_their_bounds(wide: pd.DataFrame) -> None:
    year = wide["2018"]
    register = year["registry", "total", "persons"]
    assert (year["housing", "rebuilt", "households"] == sum(year["housing", b, "households"] for b in BUILDERS)).all()
    for builder in BUILDERS:
        house = year["housing"][builder]
        assert (house["amount_yuan"] == house["households"] * house["amount_per_household_yuan"]).all()
    assert (year["production", "allocated", "amount_yuan"] >= year["production", "paid", "amount_yuan"]).all()
    assert (year["medical", "assisted", "recipients"] <= register).all()
    assert (year["visits", "households_visited", "households"] <= year["registry", "total", "households"]).all()
    assert (year["employment", "leading_enterprise", "persons"] <= year["employment", "employed", "persons"]).all()
    for item in ("elders_60_plus", "disabled_grade_1"):
        assert (year["living", item, "amount_yuan"] == 1200 * year["living", item, "recipients"]).all()


def test_counts_and_amounts_are_whole_and_nothing_is_negative(figures: pd.DataFrame) -> None:
    measures = load_vocabulary().measures
    counted = figures[figures["measure"].map(lambda name: measures[name].kind in {"count", "amount"})]
    assert counted["value"].map(float.is_integer).all()
    assert figures["value"].ge(0).all()


@given(seed=st.integers(0, 2**32), first=st.integers(1, 50), before=st.integers(0, 4), after=st.integers(0, 4))
@settings(max_examples=25, deadline=None)
def test_a_township_is_the_same_however_many_are_made(seed: int, first: int, before: int, after: int) -> None:
    alone = make_townships(1, seed=seed, first=first + before)
    among = make_townships(before + 1 + after, seed=seed, first=first)
    own = among[among["township"].eq(alone["township"].iloc[0])].reset_index(drop=True)
    pd.testing.assert_frame_equal(own, alone)


@given(seed=st.integers(0, 2**32))
@settings(max_examples=25, deadline=None)
def test_whatever_the_seed_the_register_adds_up(seed: int) -> None:
    wide = by_figure(make_townships(3, seed=seed))
    for division in PARTS_OF_REGISTER.values():
        for measure in ("households", "persons"):
            parts = sum(wide["2018", topic, item, measure] for topic, item in division)
            assert (wide["2018", "registry", "total", measure] == parts).all()


def test_seeds_differ() -> None:
    assert not make_townships(1, seed=1)["value"].equals(make_townships(1, seed=2)["value"])


def test_no_township_is_an_empty_table() -> None:
    nothing = make_townships(0, seed=1)
    assert nothing.empty
    assert list(nothing.columns) == list(COLUMNS)


def test_another_year_moves_every_period() -> None:
    assert set(make_townships(1, seed=1, year=2020)["period"]) == {"2020", "2021", "2020H1", "2020H2"}


def test_nothing_passes_for_real(figures: pd.DataFrame) -> None:
    assert figures["township"].map(lambda name: re.fullmatch(r"模拟镇\d{5}", name) is not None).all()
    assert figures["township_code"].str.fullmatch(r"999901\d{6}").all()
    assert figures["source"].str.startswith("模拟数据 › ").all()
    assert figures["place"].eq("").all()


def test_written_returns_are_read_back_as_they_were(tmp_path: Path) -> None:
    files = write_returns(tmp_path / "raw", count=5, seed=3, per_file=2)
    assert [path.stem for path in files] == [
        "模拟数据-2018-00001-00002",
        "模拟数据-2018-00003-00004",
        "模拟数据-2018-00005-00005",
    ]
    intake = read_files(files, root=tmp_path / "raw")
    assert intake.problems == ()
    assert intake.quarantine.empty
    told = [name for name in COLUMNS if name not in {"source", "as_written"}]
    pd.testing.assert_frame_equal(check_figures(intake.figures)[told], make_townships(5, seed=3)[told])


def test_every_written_township_is_registered_as_synthetic(tmp_path: Path) -> None:
    folder = tmp_path / "raw"
    write_returns(folder, count=3, seed=3, per_file=2)
    documents = take_in(folder).documents
    assert [(document.township, document.year, document.kind) for document in documents] == [
        (f"模拟镇{number:05d}", 2018, "synthetic") for number in (1, 2, 3)
    ]
    summary = open_report("模拟镇00002", 2018, data=folder)["summary"]
    assert "本报告所用为模拟数据" in summary._repr_html_()


def test_synthetic_returns_never_go_among_others(tmp_path: Path) -> None:
    (tmp_path / "甲镇.csv").write_text("a", encoding="utf-8")
    with pytest.raises(FupinError, match="F603"):
        write_returns(tmp_path, count=1, seed=1)
    assert [path.name for path in tmp_path.iterdir()] == ["甲镇.csv"]


def test_the_command_writes_a_folder_and_says_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["synth", "--count", "3", "--seed", "7", "-o", str(tmp_path / "new")])
    assert result.exit_code == 0
    assert "已生成3个模拟乡镇的报送数据，共1个文件" in result.stderr
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["SOURCES.toml", "模拟数据-2018-00001-00003.csv"]
    again = CliRunner().invoke(app, ["synth", "--count", "3", "-o", str(tmp_path / "new")])
    assert again.exit_code == 6
    assert "F603" in again.stderr
