"""Findings of one township or of the whole municipality, opened for a notebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from fupin_analysis.core.decision import Decision
from fupin_analysis.core.disk.files import UNIT_SUFFIX
from fupin_analysis.core.disk.frames import as_rows, check_language
from fupin_analysis.core.finding import STANDINGS, still_open
from fupin_analysis.core.intake import Intake, units_of
from fupin_analysis.core.source import Source, file_of, split_sources
from fupin_analysis.core.words.terms import is_own, nearest
from fupin_analysis.errors import FupinError, Problem, kind_of, speaking
from fupin_analysis.flow import take_in
from fupin_analysis.present import numbers, words
from fupin_analysis.present.blocks import Cards, Facts, Heading, Masthead, Passage, warning
from fupin_analysis.present.findings import finding_rows, tell_decision
from fupin_analysis.present.outline import heading_of
from fupin_analysis.present.provenance import parameter_text, versions_text
from fupin_analysis.present.tables import Table, table_of
from fupin_analysis.reports.sections import Page
from fupin_analysis.reports.synthetic import tell_synthetic
from fupin_analysis.reports.unit.opening import check_year
from fupin_analysis.reports.unit.units import find_unit, read_packed

_IN_PROSE = r" › 第\d+段"
_VERDICTS = ("deduced", "ambiguous", "conflict", "impossible")


@dataclass(eq=False, repr=False)
class QualityReport:
    """What a notebook needs to report on the quality of figures; ``quality["repairs"]`` shows itself.

    Parameters
    ----------
    township, year
        Whose figures; empty and 0 for all.
    language
        ``"zh"`` or ``"en"``.
    intake
        Everything handed in.

    Examples
    --------
    >>> quality = QualityReport("", 0, "zh", Intake())
    >>> len(quality.findings), len(quality.open_findings)
    (0, 0)
    """

    township: str
    year: int
    language: str
    intake: Intake

    @cached_property
    def findings(self) -> pd.DataFrame:
        """Findings of the chosen townships and years."""
        return self._own(self.intake.findings)

    @cached_property
    def open_findings(self) -> pd.DataFrame:
        """Findings nobody has decided on."""
        return still_open(self.findings)

    def _own(self, table: pd.DataFrame) -> pd.DataFrame:
        import pandas as pd

        keep = pd.Series(True, index=table.index)
        if self.township:
            keep &= table["township"].eq(self.township)
        if self.year:
            keep &= table["year"].eq(self.year)
        return table[keep]

    def __getitem__(self, name: str) -> Page:
        """Return a section of the page; F354 where there is none of that name, with the nearest."""
        makers: dict[str, Callable[[], list[object]]] = {
            "summary": lambda: [self._masthead(), self._synthetic(), self._heading("summary"), self._summary()],
            "kinds": lambda: [self._heading("kinds"), self._say("verdicts"), self.table("verdicts"), self.table("rules")],
            "repairs": lambda: [self._heading("repairs"), self.table("repairs")],
            "findings": lambda: [self._heading("findings"), self._checks()],
            "sources": lambda: [self._heading("sources"), self.table("files"), self._provenance()],
        }
        if name not in makers:
            details = {"got": name, "expected": ", ".join(makers)}
            raise FupinError(Problem("F354", where="quality", details=details, near=nearest(name, list(makers))))
        return Page(name, makers[name]() if name in self._chapters else [])

    def _ipython_key_completions_(self) -> list[str]:
        return ["summary", "kinds", "repairs", "findings", "sources"]

    def __repr__(self) -> str:
        return f"{self._masthead().title}\n{self._masthead().subtitle}\n{', '.join(self._ipython_key_completions_())}"

    @cached_property
    def _chapters(self) -> list[str]:
        """Chapters that are shown, in their order: those with something to tell."""
        is_told = {
            "summary": True,
            "kinds": not self.open_findings.empty,
            "repairs": not self._repairs().empty,
            "findings": bool(len(self.open_findings) or self._chosen()),
            "sources": True,
        }
        return [name for name, is_there in is_told.items() if is_there]

    def _heading(self, name: str) -> Heading:
        """Return the heading of a chapter; those that are shown are numbered without a gap."""
        return heading_of(f"quality_{name}", self.language, self._chapters.index(name) + 1)

    def _masthead(self) -> Masthead:
        """Title of the page and what it rests on."""
        figures = self._own(self.intake.figures)
        units = figures[["township", "year"]].drop_duplicates()
        scope = self.township or self._say("all")
        subtitle = self._say("subtitle", units=len(units), figures=len(figures))
        return Masthead(self._say("title", scope=scope), subtitle)

    def _synthetic(self) -> Passage | None:
        units = self._own(self.intake.figures)[["township", "year"]].itertuples(index=False, name=None)
        return warning(tell_synthetic(units, self.intake.documents, language=self.language))

    def _summary(self) -> list[object]:
        """Counts as cards."""
        found = self.open_findings
        cards = [
            (words.say(f"checks.{name}", self.language), str(int(found["verdict"].eq(name).sum())), "") for name in _VERDICTS
        ]
        units = found[["township", "year"]].drop_duplicates()
        lead = self._say("lead" if len(found) else "clean", findings=len(found), units=len(units))
        return [Cards(cards), words.sentences([lead, *self._resting()], self.language)]

    def _resting(self) -> list[str]:
        """How many figures rest on prose alone, and how many a table states as well; nothing where no document was handed in."""
        sources = self._own(self.intake.figures)["source"]
        places = [split_sources(source) for source in sources[sources.str.contains(_IN_PROSE)]]
        both = sum(any(not Source.parse(place).paragraph for place in own) for own in places)
        if not places:
            return []
        alone = len(places) - both
        return [self._say("prose" if both else "prose_alone", alone=alone, both=both, share=alone / len(sources))]

    def table(self, name: str) -> Table | None:
        """Lay out ``verdicts`` (by standing), ``rules`` (by edit), ``repairs`` (proposed values) or ``files`` (read)."""
        makers = {"verdicts": self._verdicts, "rules": self._rules, "repairs": self._repairs, "files": self._files}
        return table_of(name, makers[name](), language=self.language)

    def _verdicts(self) -> pd.DataFrame:
        import pandas as pd

        counts = pd.crosstab(self.open_findings["verdict"], self.open_findings["standing"])
        counts = counts.reindex(index=[name for name in _VERDICTS if name in counts.index], columns=list(STANDINGS), fill_value=0)
        table = counts.astype("float64").reset_index()
        return table.assign(verdict=[words.say(f"checks.{name}", self.language) for name in table["verdict"]])

    def _rules(self) -> pd.DataFrame:
        found = self.open_findings
        counts = found.groupby(["rule", f"rule_{self.language}"], as_index=False).agg(
            findings=("finding", "size"), townships=("township", "nunique")
        )
        counts = counts.rename(columns={f"rule_{self.language}": "must_hold"}).sort_values(
            ["findings", "rule"], ascending=[False, True]
        )
        return counts.astype({"findings": "float64", "townships": "float64"})

    def _files(self) -> pd.DataFrame:
        """Of each file: figures, with a known item and in own words, records, questions open, and who answered others."""
        import pandas as pd

        figures, aside = self._own(self.intake.figures), self.intake.quarantine
        aside = aside[aside["township"].eq(self.township)] if self.township else aside
        counts = {name: Counter[str]() for name in ("known", "own_words", "recorded", "asked")}
        for source in self._own(self.intake.records)["source"]:
            for place in split_sources(source):
                counts["recorded"][file_of(place)] += 1
        for item, source in figures[["item", "source"]].itertuples(index=False, name=None):
            for place in split_sources(source):
                counts["own_words" if is_own(item) else "known"][file_of(place)] += 1
        for code, source in aside[["code", "source"]].itertuples(index=False, name=None):
            counts["asked"][file_of(source)] += kind_of(code) != "note"
        rows = [
            {"file": file, "answered": answered, **{name: float(found[file]) for name, found in counts.items()}}
            for file, answered in self.intake.inputs[["file", "answered"]].itertuples(index=False, name=None)
        ]
        table = pd.DataFrame(rows, columns=["file", "known", "own_words", "recorded", "asked", "answered"])
        return table.assign(figures=table["known"] + table["own_words"])

    def _repairs(self) -> pd.DataFrame:
        import pandas as pd

        rows: list[dict[str, Any]] = []
        for finding in self.open_findings.to_dict("records"):
            for candidate in finding["candidates"][:1] if finding["confidence"] else []:
                rows += [self._repair(finding, change) for change in candidate["changes"] if change["to"] is not None]
        columns = ["township", "year", "topic", "item", "place", "period", "measure", "from", "to", "confidence", "source"]
        return pd.DataFrame(rows, columns=columns)

    def _repair(self, finding: Mapping[Any, Any], change: Mapping[str, Any]) -> dict[str, Any]:
        confidence = words.say(f"checks.confidence_{finding['confidence']}", self.language)
        about = {name: change[name] for name in ("topic", "item", "place", "period", "measure")}
        return {
            **finding,
            **about,
            "from": change["from"],
            "to": change["to"],
            "confidence": confidence,
            "year": str(finding["year"]),
        }

    def _checks(self) -> list[object]:
        """Every open finding with its evidence, township by township, and what was decided."""
        blocks: list[object] = []
        for (township, year), own in self.open_findings.groupby(["township", "year"], sort=True):
            anchor = f"unit-{len(blocks)}"
            blocks += [
                Heading(3, anchor, f"{township} {numbers.period(str(year), self.language)}", f"{township}/{year}"),
                *finding_rows(as_rows(own, where="findings"), language=self.language),
            ]
        told = [f"{one.township} {tell_decision(asdict(one), language=self.language)}" for one in self._chosen()]
        return [*blocks, words.say("checks.decided", self.language) if told else None, *told]

    def _chosen(self) -> list[Decision]:
        """What was decided about the chosen townships and years."""
        return [
            one
            for one in self.intake.decisions
            if (not self.township or one.township == self.township) and self.year in {0, one.year}
        ]

    def _provenance(self) -> list[object]:
        """Files, parameters and versions."""
        names = {"file": "fact_file", "parameter": "fact_parameter", "version": "fact_version"}
        label = {key: words.say(f"report.{name}", self.language) for key, name in names.items()}
        files = self.intake.inputs.to_dict("records")
        # Of a file shared with other townships, one township's unit does not hold the fingerprint.
        texts = [f"{row['file']} · SHA-256 {row['sha256']}" if row["sha256"] else str(row["file"]) for row in files]
        rows = [(label["file"], text) for text in texts]
        rows += [
            (label["parameter"], parameter_text(name, value, language=self.language))
            for name, value in (("township", self.township), ("year", self.year))
            if value
        ]
        return [Facts([*rows, (label["version"], versions_text())])]

    def _say(self, name: str, **values: object) -> str:
        return words.say(f"quality.{name}", self.language, **values)


@speaking
def open_quality(
    township: str = "", year: int | str = 0, *, data: str | Path = "data/raw", processed: str | Path = "", language: str = "zh"
) -> QualityReport:
    """Open the findings of one township, or of all.

    Parameters
    ----------
    township, year
        Whose figures; empty and 0 for all.
    data, processed
        Folder of returns, and of the tables made from them.
    language
        ``"zh"`` or ``"en"``.

    Returns
    -------
    QualityReport
        ``quality["findings"]`` is a section, ``quality.findings`` the table of findings.

    Raises
    ------
    FupinError
        F301, F302 where township or year are not in the data, F304, F353 where a year or the language is none.

    Examples
    --------
    >>> open_quality("XX镇", data="data/raw").findings[["verdict", "topic"]].values.tolist()
    [['deduced', 'plan'], ['impossible', 'medical'], ['conflict', 'plan']]
    """
    is_packed = str(processed).endswith(UNIT_SUFFIX)
    check_language(language)
    wanted = check_year(year) or 0
    intake = read_packed(Path(processed)) if is_packed else take_in(data, processed=processed or None)
    if township:
        units = units_of(intake.figures)
        find_unit(units, township, wanted or next((known for name, known in units if name == township), None))
    return QualityReport(township, wanted, language, intake)
