"""How the work is done: weekly reports, inspections, the fund procedure, household files."""
