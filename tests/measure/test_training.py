"""Training: attendances, not people."""

from fupin_analysis.measure.training import measure_training
from tests.measure.lines import figures_of, only


def test_attendances_a_session():
    row = only(measure_training(figures_of("2018 training/farm_techniques sessions=9 participants=1350")))
    assert row["participants_per_session"] == 1350 / 9 == 150


def test_person_times_are_attendances_and_participants_count_first():
    assert only(measure_training(figures_of("2018 training/job_fairs sessions=2 person_times=90")))["participants"] == 90
    assert only(measure_training(figures_of("2018 training/job_fairs participants=80 person_times=90")))["participants"] == 80


def test_persons_are_no_attendances():
    assert measure_training(figures_of("2019 training/re_employed persons=56", year=2019)).empty
    row = only(measure_training(figures_of("2018 training/labour_skills sessions=3 persons=200")))
    assert (row["participants"], row["participants_per_session"]) == (None, None)


def test_without_sessions_there_is_no_average():
    assert (
        only(measure_training(figures_of("2018 training/job_fairs participants=80 sessions=0")))["participants_per_session"]
        is None
    )


def test_a_stated_share_is_passed_on():
    assert only(measure_training(figures_of("2018 training/farmers_with_techniques rate=0.5")))["stated_share"] == 0.5
