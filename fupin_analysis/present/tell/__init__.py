"""Paragraphs in the register of an official summary, one file a subject, built from metric tables only.

Each ``tell_*`` takes the metric table of one township and year and returns a paragraph; every number in it stands in the table.
Where nothing was handed in the paragraph says so. The wording is data (``vocabulary/narrative.toml``).
"""
