"""Sheets of records as a clerk finds them: headings, drop-downs, days, and what Excel checks by itself."""

from __future__ import annotations

import re
import zipfile

import pytest

from fupin_analysis.acquire.workbook import read_workbook
from fupin_analysis.core.records import record_sheets
from fupin_analysis.forms.layout import COVER
from fupin_analysis.forms.records import plan_records
from fupin_analysis.forms.workbook import write_form


@pytest.fixture(scope="module")
def form(tmp_path_factory):
    return write_form(tmp_path_factory.mktemp("form") / "f.xlsx", township="清澜镇", year=2018, has_figures=False)


def xml_of(path, name):
    number = [COVER, *(sheet.zh for sheet in record_sheets().values())].index(record_sheets()[name].zh) + 1
    with zipfile.ZipFile(path) as book:
        return book.read(f"xl/worksheets/sheet{number}.xml").decode()


def test_the_cover_lists_the_sheets_and_the_instructions_warn_of_names(form):
    cells = read_workbook(form)
    cover = cells.loc[cells["sheet"].eq(COVER), "text"].tolist()
    assert [text for text in cover if text in {sheet.zh for sheet in record_sheets().values()}] == [
        sheet.zh for sheet in record_sheets().values()
    ]
    assert any("不要写个人姓名" in text for text in cover)
    assert cover[0] == "2018年度乡镇帮扶工作记录表"


@pytest.mark.parametrize("plan", plan_records(), ids=lambda plan: plan.sheet.name)
def test_every_sheet_has_its_headings_and_a_check_beside_each_row(form, plan):
    cells = read_workbook(form)
    own = cells[cells["sheet"].eq(plan.title)]
    assert own.loc[own["row"].eq(3), "text"].tolist() == list(plan.headings)
    assert xml_of(form, plan.sheet.name).count("<f>") == plan.sheet.rows
    assert "{" not in "".join(re.findall("<f>(.*?)</f>", xml_of(form, plan.sheet.name)))


def rules(path, name):
    _before, *found = xml_of(path, name).split("<dataValidation ")
    return {re.search(r'sqref="([A-Z]+)4:', rule)[1]: rule for rule in found if re.search(r'sqref="[A-Z]+4:', rule)}


def test_choices_and_weeks_come_from_lists_and_others_are_only_warned_about(form):
    level, week = rules(form, "inspections")["B"], rules(form, "weeks")["B"]
    assert 'type="list"' in level
    assert 'errorStyle="warning"' in level
    assert 'type="list"' in week
    assert re.search(r"选项!\$[A-Z]+\$1:\$[A-Z]+\$53<", week)


def test_numbers_are_stopped_and_days_must_be_near_the_year(form):
    own = rules(form, "weeks")
    assert "INT(C4)=C4" in own["C"]
    assert "errorStyle" not in own["C"]
    assert 'type="date"' in own["F"]
    assert "<formula1>42736</formula1><formula2>43830</formula2>" in own["F"]


def test_a_complete_form_holds_figures_and_records(tmp_path):
    path = write_form(tmp_path / "f.xlsx", township="清澜镇", year=2018)
    titles = set(read_workbook(path)["sheet"])
    assert {"致贫原因", "周报", "存在的问题"} <= titles


def test_the_same_form_is_the_same_bytes(tmp_path, form):
    again = write_form(tmp_path / "f.xlsx", township="清澜镇", year=2018, has_figures=False)
    assert again.read_bytes() == form.read_bytes()
