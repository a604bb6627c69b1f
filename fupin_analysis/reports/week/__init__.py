"""The work week by week: reports, inspections, payments, files, problems."""
