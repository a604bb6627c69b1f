"""A rule made for a test."""

import pytest

from fupin_analysis.crosscheck.edits.rules import load_rules


@pytest.fixture
def make(tmp_path):
    """Make a rule with the formula and fields given."""

    def make(formula, **fields):
        row = {"kind": "bound", "zh": "例", "en": "example", "source": "test", "formula": formula, **fields}
        lines = [f"{name} = {value!r}".replace("True", "true") for name, value in row.items()]
        path = tmp_path / "rule.toml"
        path.write_text("[X001]\n" + "\n".join(lines), encoding="utf-8")
        return {rule.code: rule for rule in load_rules(path)}["X001"]

    return make
