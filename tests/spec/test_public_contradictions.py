"""Every contradiction known in the published figures is found, and nothing is found where there is none.

The contradictions were worked out by hand from 44 published documents (``public_contradictions.csv``); what holds in them stands
in ``public_documents_hold.csv``. XX镇 is the published worked example.
"""

import csv
import re
import sys
from pathlib import Path

import pytest

from fupin_analysis.acquire.inputs import read_input
from fupin_analysis.clean.tables import clean_cells
from fupin_analysis.crosscheck.edits.outcomes import apply_rules
from fupin_analysis.crosscheck.edits.rules import load_rules
from fupin_analysis.crosscheck.edits.stated import Key, read_stated
from tests.spec.test_xx_township import published_figures

SPEC = Path(__file__).parent
PUBLIC = SPEC.parents[1] / "data" / "raw" / "public_summaries.csv"

_REFERENCE = re.compile(r"([a-z]+)/([a-z_0-9]+)\.([a-z_]+)@(\d{4}(?:H[12])?)(?:\[([^\]]+)\])?")


def _rows(name):
    with (SPEC / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _keys(formula):
    """Figures a formula of the tables names."""
    return {Key(period, place, topic, item, measure) for topic, item, measure, period, place in _REFERENCE.findall(formula)}


CONTRADICTIONS = _rows("public_contradictions.csv")
ARITHMETIC = [row for row in CONTRADICTIONS if row["arithmetic"] == "yes"]
DOCUMENTS = _rows("public_documents_hold.csv")


@pytest.fixture(scope="module")
def applied():
    """All edits tried on each published township."""
    figures = clean_cells(read_input(PUBLIC)).figures
    return {stated.township: apply_rules(load_rules(), stated) for stated in read_stated(figures)}


@pytest.fixture(scope="module")
def failing(applied):
    return {township: [one for one in tried if one.state == "fails"] for township, tried in applied.items()}


def _is_found(row, failing):
    """Whether an edit fails that speaks of the figure as stated and of figures it was held against.

    Where one of several formulas has to hold, only the nearest is told, and stands for the others.
    """
    stated, against = _keys(row["left"]), _keys(row["right"])
    return any(
        stated <= set(one.keys) and (one.rule.is_any or not against.isdisjoint(one.keys)) for one in failing[row["township"]]
    )


def test_found_missed_and_false(failing):
    found = [row for row in ARITHMETIC if _is_found(row, failing)]
    missed = [row["description"] for row in ARITHMETIC if row not in found]
    known = {
        township: {
            key for row in CONTRADICTIONS if row["township"] == township for side in ("left", "right") for key in _keys(row[side])
        }
        for township in failing
    }
    false = [
        (township, one.rule.code) for township, ones in failing.items() for one in ones if known[township].isdisjoint(one.keys)
    ]
    sys.stdout.write(f"{len(ARITHMETIC)} contradictions: {len(found)} found, {len(missed)} missed, {len(false)} false\n")
    assert len(ARITHMETIC) == 20
    assert missed == []
    assert false == []


@pytest.mark.parametrize("row", ARITHMETIC, ids=lambda row: f"{row['document']} {row['description']}")
def test_a_contradiction_is_found(row, failing):
    assert _is_found(row, failing)


@pytest.mark.parametrize("document", sorted({row["document"] for row in DOCUMENTS}))
def test_a_document_without_contradiction_raises_nothing(document, failing):
    rows = [row for row in DOCUMENTS if row["document"] == document]
    if {row["holds"] for row in rows} == {"no"}:
        assert all(failing[row["township"]] for row in rows)
        return
    # 69 projects for each household are no contradiction of arithmetic, but listed as odd; that is what notes are for.
    odd = {("坪石镇（10个省定贫困村）", "R601", "note")}
    assert {(row["township"], one.rule.code, one.rule.severity) for row in rows for one in failing[row["township"]]} <= odd


@pytest.mark.parametrize(
    ("township", "rules"),
    [
        ("小坑镇", {"P101", "R101", "L110", "Q201"}),
        ("某镇（武定县）", {"F101"}),
        ("某镇（含中山村）", {"Q103", "Q202"}),
        ("云安镇", {"F103"}),
        ("丰庄镇", {"Q105", "Q204"}),
        ("甘泉镇", {"R403"}),
        ("小中甸镇", {"L703"}),
        ("宝丰镇", {"B501"}),
        ("某镇（安徽，2020年上半年总结）", {"F102"}),
        ("某镇（2020年工作总结）", {"F201"}),
        ("贺兰县（全县）", {"P101"}),
    ],
)
def test_is_found_by_the_rules_that_are_about_it_and_no_others(township, rules, failing):
    assert {one.rule.code for one in failing[township]} == rules


@pytest.mark.parametrize(
    ("township", "code", "periods"),
    [
        ("某乡（西昌市）", "P101", ["2016", "2016"]),  # five villages, households and persons
        ("某乡（西昌市）", "P201", ["2015", "2015"]),  # exits; the plan names three villages only, 73 % of it
        ("某乡（西昌市）", "P601", ["2015", "2015", "2015"]),  # ewes, sows, chicks
        ("紫马乡", "P501", ["2018", "2018"]),  # four resettlement sites
        ("小坑镇", "registry_by_attribute", ["2019", "2019"]),
        ("小坑镇", "B101", ["2019", "2019"]),
        ("贺兰县（全县）", "problems_by_state", ["2017"]),
        ("贺兰县（全县）", "P101", ["2017H2", "2017H2"]),  # newly identified, while the register itself does not add up
        ("某镇（安徽，2020年上半年总结）", "B801", ["2020"]),
        ("某镇（安徽，2020年上半年总结）", "T305", ["2020H1"]),
        ("某镇（2020年危房改造方案）", "B502", ["2020"]),
        ("小中甸镇", "B503", ["2016", "2016"]),
        ("甘泉镇", "B401", ["2015"]),
        ("某镇（贵州，2020年年鉴条目）", "T306", ["2020", "2020"]),
        ("英州镇", "Q502", ["2020"]),
        ("马街镇", "Q501", ["2016"]),
        ("会仪镇", "Q106", ["2015"]),
        ("紫马乡", "Q104", ["2018"]),
    ],
)
def test_what_holds_is_seen_to_hold(township, code, periods, applied):
    holding = [one for one in applied[township] if one.rule.code == code and one.state in {"holds", "rounding"}]
    assert [one.period for one in holding] == periods


def test_a_list_of_some_villages_is_no_contradiction(applied):
    plan = [one for one in applied["某乡（西昌市）"] if one.rule.code == "P201" and one.leading.topic == "plan"]
    assert [(one.state, one.leading.measure) for one in plan] == [("unverifiable", "households"), ("unverifiable", "persons")]


def test_the_worked_example_fails_where_it_contradicts_itself_and_nowhere_else():
    (stated,) = read_stated(published_figures())
    told = {
        (one.rule.code, one.period, one.leading.measure, int(one.left), int(one.right))
        for one in apply_rules(load_rules(), stated)
        if one.state == "fails"
    }
    assert told == {
        ("B201", "2018", "households", 298, 248),
        ("R102", "2018", "persons", 233, 70),
        ("L401", "2018", "recipients", 1312, 1252),
        ("D201", "2019", "households", 139, 120),
        ("D201", "2019", "persons", 550, 507),
    }
