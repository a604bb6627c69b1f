"""The published figures in data/raw: complete, in the words of the vocabulary, contradictory where they are known to be."""

import csv
import re
import tomllib
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from fupin_analysis.core.figures import PERIOD
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.core.words.terms import fold, load_vocabulary

RAW = Path(__file__).parents[1] / "data" / "raw"
SPEC = Path(__file__).parent / "spec"
VOCABULARY = load_vocabulary()
COLUMNS = ["township", "year", "period", "place", "topic", "item", "measure", "value", "unit", "as_written", "source"]
KEY = COLUMNS[:7]


def _rows(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


ROWS = _rows(RAW / "public_summaries.csv")
SOURCES = tomllib.loads((RAW / "SOURCES.toml").read_text(encoding="utf-8"))
PUBLIC = [entry for entry in SOURCES["documents"] if entry["file"] == "public_summaries.csv"]
CONTRADICTIONS = _rows(SPEC / "public_contradictions.csv")
HOLDING = _rows(SPEC / "public_documents_hold.csv")


def _base(row):
    return Decimal(row["value"]) * Decimal(str(VOCABULARY.units[fold(row["unit"])].factor))


def _reference(row):
    """How the tables in spec/ write a figure: ``registry/total.households@2017[洪广镇]``."""
    place = f"[{row['place']}]" if row["place"] else ""
    return f"{row['topic']}/{row['item']}.{row['measure']}@{row['period']}{place}"


FIGURES = {(row["township"], _reference(row)): _base(row) for row in ROWS}
_REFERENCE = re.compile(r"[a-z]+/[^\s./@]+\.[a-z_]+@\d{4}(?:H[12])?(?:\[[^\]]+\])?")


def _work_out(formula, township):
    numbers = _REFERENCE.sub(lambda match: str(FIGURES[township, match[0]]), formula)
    assert re.fullmatch(r"[\d.+\-*/() ]+", numbers), numbers
    return Decimal(str(eval(numbers)))


def _holds(row):
    left, right = (_work_out(row[side], row["township"]) for side in ("left", "right"))
    if row["relation"] == "=":
        return abs(left - right) <= Decimal(row["tolerance"] or 0)
    return left <= right if row["relation"] == "<=" else left >= right


class TestFigures:
    def test_are_506_numbers_of_45_reporting_units(self):
        assert len(ROWS) == 506
        assert len({row["township"] for row in ROWS}) == 45

    def test_are_counted_by_measure_as_the_summaries_state_them(self):
        # households, persons, recipients, amounts and other numbers of the collection: 176 + 145 + 23 + 72 + 90
        counts = Counter(row["measure"] for row in ROWS)
        people = sum(counts[name] for name in ("persons", "recipients", "person_times", "participants"))
        amounts = sum(counts[name] for name in ("amount_yuan", "amount_per_household_yuan", "amount_per_person_yuan"))
        staff_and_wan = 8  # persons among the other numbers: 6 stated in 万人, 2 staff on visits
        assert counts["households"] == 176
        assert people == 145 + 23 + staff_and_wan
        assert amounts == 72
        assert len(ROWS) - 176 - people - amounts == 90 - staff_and_wan

    def test_have_the_columns_in_order_and_open_in_a_spreadsheet(self):
        raw = (RAW / "public_summaries.csv").read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf" + ",".join(COLUMNS).encode())
        assert b"\r" not in raw

    def test_speak_the_words_of_the_vocabulary(self):
        for row in ROWS:
            assert row["measure"] in VOCABULARY.item(row["topic"], row["item"]).measures, row

    def test_have_units_that_fit_their_measures(self):
        for row in ROWS:
            assert row["measure"] in VOCABULARY.units[fold(row["unit"])].measures, row

    def test_are_numbers_found_in_the_text_they_were_taken_from(self):
        for row in ROWS:
            assert Decimal(row["value"]) >= 0
            assert row["value"] in row["as_written"], row

    def test_have_readable_years_and_periods(self):
        for row in ROWS:
            assert re.fullmatch(r"20[12]\d", row["year"])
            assert PERIOD.fullmatch(row["period"])

    def test_repeat_a_key_only_where_the_document_says_the_same_twice(self):
        repeated = {key: n for key, n in Counter(tuple(row[name] for name in KEY) for row in ROWS).items() if n > 1}
        assert {(key[0], *key[4:]): n for key, n in repeated.items()} == {
            ("某镇（岳池县）", "registry", "total", "households"): 2,
            ("某镇（岳池县）", "registry", "total", "persons"): 2,
        }

    def test_hold_no_identifiers(self):
        text = (RAW / "public_summaries.csv").read_text(encoding="utf-8-sig")
        assert mask_identifiers(text) == text

    @pytest.mark.parametrize(
        ("township", "reference", "base"),
        [
            ("某镇（贵州，2020年材料）", "income/village_collective_cumulative.amount_yuan@2020", "6536600"),
            ("某镇（贵州，2020年年鉴条目）", "medical/costs.amount_yuan@2020", "16097789.96"),
            ("丰庄镇", "infrastructure/projects_of_from_above.amount_yuan@2018", "6170000"),
            ("丰庄镇", "infrastructure/concrete_roads.length_km@2018", "11"),
            ("紫马乡", "population/total.persons@2018", "17800"),
            ("海岱镇（推定）", "income/wages.amount_yuan@2016", "200000000"),
            ("海岱镇（推定）", "production/invested.amount_yuan@2016[箐头村]", "1960000"),
            ("某镇（安徽，2020年上半年总结）", "production/grants_of_first_batch.amount_yuan@2020", "250260"),
            ("雷官镇（推定）", "production/saplings.area_mu@2020", "15000"),
            ("敖寨侗族乡", "registry/headcount_ratio.rate@2018", "0.0099"),
            ("小坑镇", "registry/total.households@2019[和洞]", "2023"),
        ],
    )
    def test_come_to_what_was_worked_out_by_hand(self, township, reference, base):
        assert FIGURES[township, reference] == Decimal(base)


class TestSources:
    def test_name_44_documents_and_every_file(self):
        assert len({entry["id"] for entry in PUBLIC}) == 44
        assert {entry["file"] for entry in SOURCES["documents"]} <= {entry["file"] for entry in SOURCES["files"]}
        assert {entry["kind"] for entry in SOURCES["files"]} <= {"real", "synthetic"}

    def test_name_the_townships_of_the_figures_each_once_and_no_others(self):
        names = [entry["township"] for entry in SOURCES["documents"]]
        assert len(names) == len(set(names))
        assert {entry["township"] for entry in PUBLIC} == {row["township"] for row in ROWS}

    @pytest.mark.parametrize("entry", PUBLIC, ids=lambda entry: f"{entry['id']} {entry['township']}")
    def test_say_of_every_document_what_its_figures_say(self, entry):
        rows = [row for row in ROWS if row["township"] == entry["township"]]
        assert {row["source"] for row in rows} == {f"{entry['id']} {entry['title']}"}
        assert {row["year"] for row in rows} == {str(entry["year"])}

    @pytest.mark.parametrize("entry", SOURCES["documents"], ids=lambda entry: f"{entry['id']} {entry['township']}")
    def test_give_every_document_the_same_particulars(self, entry):
        kinds = {"year": int, "year_certain": bool, "excerpt_complete": bool}
        names = ["id", "file", "township", "county", "province", "year", "year_certain", "title", "excerpt_complete", "caveat"]
        assert list(entry) == names
        assert all(type(entry[name]) is kinds.get(name, str) for name in names)
        assert entry["caveat"].endswith("。") or not entry["caveat"]

    @pytest.mark.parametrize("entry", SOURCES["documents"], ids=lambda entry: f"{entry['id']} {entry['township']}")
    def test_warn_the_reader_of_what_is_uncertain(self, entry):
        if not entry["year_certain"] or not entry["excerpt_complete"] or "推定" in entry["township"]:
            assert entry["caveat"]
        if not entry["year_certain"]:
            assert "年" in entry["caveat"]
            assert "推定" in entry["caveat"]


class TestContradictions:
    @pytest.mark.parametrize("row", CONTRADICTIONS, ids=lambda row: f"{row['document']} {row['description']}")
    def test_are_what_the_stated_figures_come_to(self, row):
        stated = _work_out(row["left"], row["township"])
        assert stated == pytest.approx(Decimal(row["stated"]), abs=Decimal("1e-6"))
        if row["right"]:
            computed = _work_out(row["right"], row["township"])
            assert computed == pytest.approx(Decimal(row["computed"]), abs=Decimal("1e-6"))
            assert computed - stated == pytest.approx(Decimal(row["difference"]), abs=Decimal("2e-6"))

    @pytest.mark.parametrize("row", [row for row in CONTRADICTIONS if row["arithmetic"] == "yes"], ids=lambda row: row["left"])
    def test_of_arithmetic_do_not_hold(self, row):
        assert not _holds(row)

    def test_of_arithmetic_are_in_11_documents(self):
        documents = {row["document"] for row in CONTRADICTIONS if row["arithmetic"] == "yes"}
        assert documents == {"t04", "t07", "t14", "t17", "t18", "t19", "t20", "t30", "t32", "t44", "t58"}


class TestIdentities:
    @pytest.mark.parametrize("row", [row for row in HOLDING if row["left"]], ids=lambda row: f"{row['document']} {row['left']}")
    def test_hold(self, row):
        assert _holds(row)

    def test_are_listed_for_every_township(self):
        assert {(row["document"], row["township"]) for row in HOLDING} == {(entry["id"], entry["township"]) for entry in PUBLIC}

    def test_say_of_every_document_whether_all_of_its_identities_hold(self):
        contradicting = {row["document"] for row in CONTRADICTIONS if row["arithmetic"] == "yes"}
        for row in HOLDING:
            if row["document"] in contradicting:
                assert row["holds"] == "no"
            else:
                assert row["holds"] == ("yes" if row["left"] else "none")
