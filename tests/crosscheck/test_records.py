"""Records of several files: repeated rows are one, completed rows are complete, rivals are used by nobody until one counts."""

from __future__ import annotations

from fupin_analysis.core.document import Preference
from fupin_analysis.core.records import records_of, to_records
from fupin_analysis.crosscheck.records import RIVAL, merge_records

FOUND = {"record": "inspections", "place": "一心村", "level": "leaders", "matter": "公示不到位", "found_on": "2018-03-05"}


def table(*rows):
    return to_records(
        [
            {"township": "甲山镇", "year": 2018, "source": f"{row.pop('file', 'a.xlsx')} › 表 › A{at}", **row}
            for at, row in enumerate(rows, 4)
        ]
    )


def paid(step, day, **more):
    return {"record": "payments", "matter": "鸡苗采购", "amount_yuan": 5e4, "step": step, "done_on": day, **more}


def test_the_same_row_in_two_files_is_one_with_both_sources():
    merged = merge_records(table(dict(FOUND), {**FOUND, "file": "b.xlsx"}))
    assert merged.records["source"].tolist() == ["a.xlsx › 表 › A4; b.xlsx › 表 › A5"]
    assert merged.aside.empty


def test_a_row_completed_later_is_complete():
    merged = merge_records(table(dict(FOUND), {**FOUND, "file": "b.xlsx", "closed_on": "2018-03-20"}))
    assert merged.records["closed_on"].tolist() == ["2018-03-20"]


def test_rivals_stay_and_are_used_by_nobody():
    one, other = {**FOUND, "closed_on": "2018-03-20"}, {**FOUND, "file": "b.xlsx", "closed_on": "2018-03-22"}
    merged = merge_records(table(one, other))
    assert merged.records["aside"].tolist() == [RIVAL, RIVAL]
    assert records_of(merged.records, "inspections").empty
    assert merged.aside["code"].tolist() == ["F298", "F298"]
    assert "2018-03-20、2018-03-22" in merged.aside["reason"].iloc[0]


def test_the_file_that_counts_settles_rivals():
    one, other = {**FOUND, "closed_on": "2018-03-20"}, {**FOUND, "file": "b.xlsx", "closed_on": "2018-03-22"}
    merged = merge_records(table(one, other), [Preference("b.xlsx", "甲山镇", 2018)])
    assert records_of(merged.records, "inspections")["closed_on"].tolist() == ["2018-03-22"]
    assert merged.aside["code"].tolist() == ["F242"]


def test_a_payment_with_two_amounts_is_asked_about_whole():
    merged = merge_records(table(paid("review", "2018-03-01"), {**paid("payment", "2018-03-09"), "amount_yuan": 6e4}))
    assert records_of(merged.records, "payments").empty
    assert len(merged.records) == len(merged.aside) == 2


def test_steps_of_one_payment_come_from_several_files_and_marks_of_who_signed_do_not_contradict():
    first = paid("review", "2018-03-01", signed_by="1@a.xlsx")
    again = {**paid("review", "2018-03-01", signed_by="2@b.xlsx"), "file": "b.xlsx"}
    merged = merge_records(table(first, again, {**paid("payment", "2018-03-09"), "file": "b.xlsx"}))
    assert records_of(merged.records, "payments")[["step", "signed_by"]].values.tolist() == [
        ["review", "1@a.xlsx"],
        ["payment", ""],
    ]


def test_a_payment_of_which_a_step_is_done_is_no_longer_one_without():
    merged = merge_records(table(paid("", ""), {**paid("review", "2018-03-01"), "file": "b.xlsx"}))
    assert merged.records["step"].tolist() == ["review"]


def test_rows_not_understood_are_never_merged_into_others():
    marked = {**FOUND, "aside": "closed_on"}
    merged = merge_records(table(dict(FOUND), marked, dict(marked)))
    assert sorted(merged.records["aside"]) == ["", "closed_on", "closed_on"]
