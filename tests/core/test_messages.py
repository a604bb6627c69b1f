"""Messages show what was got and what is allowed, at a length that can be read."""

from fupin_analysis.errors import Problem


def test_a_list_of_what_is_allowed_is_not_cut_within_a_word() -> None:
    allowed = [f"section_{number:03}" for number in range(40)]
    told = Problem("F354", details={"got": "cause", "expected": ", ".join(allowed)}).reason("en").text
    listed = told.partition("It has: ")[2].rstrip(".…").split(", ")
    assert len(listed) >= 15
    assert {name.rstrip(",") for name in listed} <= set(allowed)


def test_what_was_got_is_cut_short() -> None:
    told = Problem("F354", details={"got": "因" * 500, "expected": "causes"}).reason("zh").text
    assert "因" * 60 + "…" in told
    assert "因" * 61 not in told
