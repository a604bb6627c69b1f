"""The notebooks of the table, by kind."""

from __future__ import annotations

from tests.conformance.case import Case
from tests.conformance.cases import between, ends, hosts, late, libraries, options, outputs, processes, rare, siblings, states

CASES: dict[str, Case] = {
    f"{kind.__name__.rpartition('.')[2]}: {name}": case
    for kind in (outputs, ends, processes, states, between, libraries, options, rare, hosts, siblings, late)
    for name, case in kind.CASES.items()
}
