"""Forty summaries and nothing else make forty reports, each with its township's own numbers and the sentences they stand in."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

from fupin_analysis.batch.run import page_path, run_batch
from tests.conftest import ROOT

COUNT = 40


def test_forty_summaries_make_forty_reports(tmp_path: Path) -> None:
    data, output = tmp_path / "raw", tmp_path / "output"
    data.mkdir()
    wanted = {}
    for gold in sorted((ROOT / "tests" / "corpus" / "dev").glob("*.toml")):
        known = tomllib.loads(gold.read_text(encoding="utf-8"))
        title = gold.with_suffix(".txt").read_text(encoding="utf-8").lstrip().partition("\n")[0]
        if known["township"] and known["township"] in title and str(known["year"]) in title and len(wanted) < COUNT:
            shutil.copy(gold.with_suffix("." + known.get("format", "txt")), data)
            wanted[known["township"], known["year"]] = gold.stem

    account = run_batch(data, output, workers=2)

    assert len(wanted) == COUNT
    assert {(one.report.township, one.report.year): one.status for one in account.outcomes} == dict.fromkeys(wanted, "made")
    for (township, year), stem in wanted.items():
        page = page_path(output, township, year).read_text(encoding="utf-8")
        assert f"{stem}.txt" in page
        assert "第" in page.partition(f"{stem}.txt")[2][:200]  # the paragraph of the text, and not the file alone
