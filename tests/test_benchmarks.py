"""The benchmark of cross-checking counts what it says it counts."""

from __future__ import annotations

import importlib.util
import math
from pathlib import Path
from types import ModuleType

import pandas as pd
import pytest

from fupin_analysis.synth.planting import SLIP_COLUMNS

ABOUT = {"period": "2018", "place": "", "topic": "cause"}


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    return load("crosscheck")


def load(name: str) -> ModuleType:
    path = Path(__file__).parents[1] / "benchmarks" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def slip(kind: str, item: str, true: float, planted: float, *, breaks: bool = True) -> dict[str, object]:
    names = {"slip": 1, "kind": kind, "township": "模拟镇", "year": 2018, **ABOUT, "item": item, "measure": "persons"}
    return {**names, "true_value": true, "planted_value": planted, "in_identity": True, "breaks_identity": breaks}


def candidate(item: str, to: float | None) -> dict[str, object]:
    return {"changes": [{**ABOUT, "item": item, "measure": "persons", "from": 1, "to": to}], "score": 1.0, "reasons": []}


@pytest.fixture
def slips() -> pd.DataFrame:
    rows = [
        slip("sign", "illness", 30, -30),
        slip("sign", "other", 12, -12),
        slip("digit_added", "schooling", 50, 501),
        slip("row_shifted", "disability", 41, 14, breaks=False),
    ]
    return pd.DataFrame(rows).astype(SLIP_COLUMNS)


@pytest.fixture
def findings() -> pd.DataFrame:
    candidates = [
        [candidate("illness", 30), candidate("other", 99)],
        [candidate("lack_of_land", None), candidate("schooling", 50)],
        [],
    ]
    judged = [("deduced", "high"), ("ambiguous", "low"), ("conflict", "")]
    rows = [
        {"township": "模拟镇", "year": 2018, "finding": f"F{at}", "verdict": verdict, "confidence": confidence}
        for at, (verdict, confidence) in enumerate(judged)
    ]
    return pd.DataFrame(rows).assign(candidates=candidates)


def test_a_figure_is_found_where_any_candidate_changes_it(
    benchmark: ModuleType, slips: pd.DataFrame, findings: pd.DataFrame
) -> None:
    assert benchmark.mark_found(slips, findings)["found"].tolist() == [True, True, True, False]


def test_the_true_value_counts_in_the_best_candidate_only(
    benchmark: ModuleType, slips: pd.DataFrame, findings: pd.DataFrame
) -> None:
    assert benchmark.mark_found(slips, findings)["true_first"].tolist() == [True, False, False, False]


def test_shares_are_taken_by_kind_and_in_all(benchmark: ModuleType, slips: pd.DataFrame, findings: pd.DataFrame) -> None:
    table = benchmark.tabulate(benchmark.mark_found(slips, findings))
    assert table["all"].loc["in all"].tolist() == [4, 0.75, 0.25]
    assert table["breaking one"].loc["in all"].tolist() == [3, 1, 1 / 3]
    assert table["in an identity"].loc["sign"].tolist() == [2, 1, 0.5]


def test_best_candidates_are_right_or_false_by_verdict(
    benchmark: ModuleType, slips: pd.DataFrame, findings: pd.DataFrame
) -> None:
    table = benchmark.tabulate_verdicts(findings, slips)
    assert table.loc[("deduced", "high")].to_dict() == {"findings": 1, "repairs": 1, "right": 1, "false": 0}
    assert table.loc[("ambiguous", "low")].to_dict() == {"findings": 1, "repairs": 1, "right": 0, "false": 1}
    assert table.loc[("conflict", "")].to_dict() == {"findings": 1, "repairs": 0, "right": 0, "false": 0}


def test_one_command_prints_the_tables(benchmark: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    benchmark.main(["--townships", "3", "--times", "2"])
    printed = capsys.readouterr().out
    assert "3 townships without slips: 0 findings" in printed
    assert "in all" in printed
    assert "peak [MB]" in printed


def test_a_register_names_slips_that_no_sum_shows(capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(__file__).parents[1] / "benchmarks" / "register.py"
    spec = importlib.util.spec_from_file_location("benchmark_register", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.main(["--persons", "100", "--townships", "0"])
    assert "1 townships" in capsys.readouterr().out
    compared = module.compare(6, seed=7)
    assert compared["false on clean"].tolist() == [0, 0]
    assert compared.loc["with", "found or named"] > compared.loc["without", "found or named"]


ROWS = {"total": (120, 400), "general": (80, 270), "low_income_allowance": (30, 110), "extreme_poverty_support": (10, 20)}


@pytest.mark.parametrize(
    ("item", "typed", "blank", "is_visible"),
    [
        ("total", 90.0, "extreme_poverty_support", True),  # less than its stated parts
        ("total", 125.0, "extreme_poverty_support", False),  # as much may be in the blank row
        ("total", 1200.0, "extreme_poverty_support", True),  # more households than persons lack
        ("general", 73.0, "extreme_poverty_support", False),
        ("general", 73.0, "", True),
        ("general", math.nan, "", True),
        ("general", math.nan, "extreme_poverty_support", False),
    ],
)
def test_a_slip_is_visible_where_no_numbers_in_the_blank_rows_make_the_sums_right(item, typed, blank, is_visible):
    rows = load("blank_rows")
    measures = ("households", "persons")
    cells = [(name, measure, both[at]) for name, both in ROWS.items() for at, measure in enumerate(measures)]
    about = {"township": "模拟镇", "year": 2018, "period": "2018", "place": "", "topic": "registry", "statement": 1}
    figures = pd.DataFrame([{**about, "item": name, "measure": measure, "value": float(value)} for name, measure, value in cells])
    slips = pd.DataFrame([{**about, "slip": 1, "kind": "any", "item": item, "measure": "households", "planted_value": typed}])
    empty = {("模拟镇", 2018, "2018", "", "registry", blank)} if blank else set()
    assert rows.mark_visible(slips, figures, empty)["visible"].tolist() == [is_visible]
