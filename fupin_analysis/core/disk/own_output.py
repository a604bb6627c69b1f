"""The mark by which what the program writes is known again: its own output is no evidence for what it says."""

from __future__ import annotations

#: In the properties of workbooks and documents, and in the head of pages; it outlasts editing and saving again.
OWN_OUTPUT = "fupin_analysis"
#: Of the draft of a summary, which becomes the township's own statement once somebody has completed it.
OWN_DRAFT = f"{OWN_OUTPUT} draft"
#: Begin each place of a draft that is still to be filled or checked.
OPEN_PLACES = ("【待补充", "【待核实")
