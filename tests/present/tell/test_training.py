"""Training: sessions, attendances, shares as stated."""

from fupin_analysis.present.tell.training import tell_training
from tests.present.tell.spec import NOTHING, Case, spec

CASES = {
    "nothing": NOTHING,
    "sessions and participants": Case(
        "2018 training/labour_skills sessions 3 participants 120",
        "劳动力技能培训3场次，120人次，场均40人次。",
        "Labour skills training: 3 sessions, 120 participants, 40 a session.",
    ),
    "participants": Case(
        "2018 training/labour_skills participants 120", "劳动力技能培训120人次。", "Labour skills training: 120 participants."
    ),
    "sessions": Case("2018 training/job_fairs sessions 1", "招聘会1场次。", "Job fairs: 1 session."),
    "no session": Case("2018 training/job_fairs sessions 0", "招聘会0场次。", "Job fairs: 0 sessions."),
    "no session and nobody": Case(
        "2018 training/job_fairs sessions 0 participants 0", "招聘会0场次，0人次。", "Job fairs: 0 sessions, 0 participants."
    ),
    "a share stated": Case(
        "2018 training/farmers_with_techniques rate 0.5",
        "掌握农业技术的农户占比50.0%。",
        "Share of farmers with farm techniques: 50.0%.",
    ),
}

test_told = spec(tell_training, CASES, "training")
