"""Paragraphs say what the tables say, no more; and say plainly what was not handed in."""

from __future__ import annotations

import re
from collections.abc import Callable

import pandas as pd
import pytest

from fupin_analysis.acquire.workbook import read_workbook
from fupin_analysis.clean.own_forms.returns import clean_return
from fupin_analysis.core.figures import empty_figures
from fupin_analysis.measure import measure_of
from fupin_analysis.present.tables import table_of
from fupin_analysis.present.tell.causes import tell_causes
from fupin_analysis.present.tell.coverage import tell_coverage
from fupin_analysis.present.tell.credit import tell_credit
from fupin_analysis.present.tell.employment import tell_employment
from fupin_analysis.present.tell.exits import tell_exits, tell_progress
from fupin_analysis.present.tell.housing import tell_housing
from fupin_analysis.present.tell.infrastructure import tell_infrastructure
from fupin_analysis.present.tell.production import tell_production
from fupin_analysis.present.tell.publicity import tell_publicity
from fupin_analysis.present.tell.registry import tell_registry
from fupin_analysis.present.tell.subsidies import tell_subsidies
from fupin_analysis.present.tell.training import tell_training
from tests.conftest import ROOT


def _production(funds: pd.DataFrame, *, language: str = "zh") -> str:
    """Tell production funds where no other payment is stated."""
    return tell_production(funds, measure_of("subsidies")(empty_figures()), language=language)


SUBJECTS: dict[str, tuple[Callable[..., str], str]] = {
    "registry": (tell_registry, "registry"),
    "causes": (tell_causes, "cause"),
    "exits": (tell_exits, ""),
    "housing": (tell_housing, "housing"),
    "credit": (tell_credit, "credit"),
    "production": (_production, ""),
    "infrastructure": (tell_infrastructure, "infrastructure"),
    "training": (tell_training, "training"),
    "employment": (tell_employment, "employment"),
    "publicity": (tell_publicity, "publicity"),
}


@pytest.fixture(scope="module")
def figures() -> pd.DataFrame:
    return clean_return(read_workbook(ROOT / "data" / "raw" / "XX镇-2018.xlsx")).figures


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_number_told_stands_in_the_table(subject: str, language: str, figures: pd.DataFrame) -> None:
    tell, topic = SUBJECTS[subject]
    metrics = measure_of(subject)(figures)
    table = table_of(subject, metrics, language=language, topic=topic)
    assert table is not None
    shown = {_number(cell) for row in table.cells for cell in row if _number(cell)}
    exact = {value for column in metrics.select_dtypes("number") for value in metrics[column].dropna()}
    text = re.sub(r"60周岁|一级|\b20\d\d\b|20\d\d年", "", tell(metrics, language=language))
    for written, unit in re.findall(r"(\d[\d,]*(?:\.\d+)?)(%|万元|亿元|)", text):
        number = float(written.replace(",", ""))
        scaled = number * {"%": 0.01, "万元": 1e4, "亿元": 1e8, "": 1.0}[unit]
        step = 0.5 * 10 ** -len(written.partition(".")[2]) * {"%": 0.01, "万元": 1e4, "亿元": 1e8, "": 1.0}[unit]
        stands = written.replace(",", "") in shown or any(abs(value - scaled) <= step * 1.001 for value in exact)
        assert stands, f"{written}{unit} is told but stands in no table: {text}"


def _number(cell: str) -> str:
    match = re.match(r"-?\d[\d,]*(?:\.\d+)?", cell)
    return match[0].replace(",", "") if match else ""


@pytest.mark.parametrize("subject", [name for name in SUBJECTS if name != "production"])
def test_what_was_not_handed_in_is_said(subject: str) -> None:
    tell, _topic = SUBJECTS[subject]
    assert tell(measure_of(subject)(empty_figures())) == "本年度未报送。"
    assert tell(measure_of(subject)(empty_figures()), language="en") == "Not reported this year."


def test_production_funds_not_handed_in_are_said_to_be_absent() -> None:
    assert _production(measure_of("production")(empty_figures())) == "本年度未报送。"


def test_rival_plans_are_both_told(figures: pd.DataFrame) -> None:
    text = tell_progress(measure_of("progress")(figures), measure_of("outlook")(figures))
    assert "年末尚未脱贫124户523人。从建档立卡数中减去已报的2018年脱贫数，余177户740人，与尚未脱贫数相差53户217人" in text
    assert "年均需退出62户262人" in text
    assert "120户507人测算，完成后仍余4户16人" in text
    assert "139户550人测算，超出尚未脱贫15户27人，请核实" in text
    assert "同一年度计划有不同表述" in text


def test_a_year_of_two_halves_is_told_in_person_times_and_a_half_in_persons(figures: pd.DataFrame) -> None:
    text = tell_subsidies(measure_of("subsidies")(figures), topic="education")
    assert "2018年共发放教育补助38.35万元，惠及409人次，每人次937.65元" in text
    assert "2018年下半年20万元，惠及211人，人均947.87元，比上半年提高2.3%" in text
    english = tell_subsidies(measure_of("subsidies")(figures), topic="education", language="en")
    assert "383,500 yuan to 409 person-times" in english


def test_a_coverage_above_all_is_said_to_need_checking(figures: pd.DataFrame) -> None:
    text = tell_coverage(measure_of("coverage")(figures), topics=["medical"])
    assert text == "医疗保障覆盖1312人，比应覆盖数多60人，为其104.8%，超过100%，统计口径待核实。"
