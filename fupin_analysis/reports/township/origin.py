"""The end of a township's page: what no section showed, files, definitions, parameters, every figure with its source."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from fupin_analysis.core.metrics import Row
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.present import words
from fupin_analysis.present.blocks import Details, Facts, Passage
from fupin_analysis.present.provenance import parameter_text, versions_text
from fupin_analysis.reports.left_over import left_tables, not_of_later, not_shown
from fupin_analysis.reports.township.opened import OpenedTownship
from fupin_analysis.reports.unit.fingerprints import figures_fingerprint


def show_remaining(report: OpenedTownship, later: Collection[str] = ()) -> list[object]:
    """Figures that no section has shown, so that everything handed in stands somewhere on the page.

    Parameters
    ----------
    report
        The report, which knows what its sections above have shown.
    later
        Addresses that sections further down are going to show.
    """
    rest = not_shown(report, not_of_later(report), {*report.shown, *later})
    if not rest:
        return [words.say("report.nothing_else", report.language)]
    return left_tables(report, rest)[1]


def show_provenance(report: OpenedTownship) -> list[object]:
    """Files with fingerprints, definitions, parameters and versions, and every figure with its source."""
    return [
        Passage(report.say("definitions")),
        *_mappings(report),
        Facts(_facts(report, {"year": report.year, **report.assumptions})),
        _all_figures(report),
    ]


def _mappings(report: OpenedTownship) -> list[object]:
    """Wordings of the township that the vocabulary maps to another one; the mapping is never hidden."""
    texts = []
    for topic, name, as_written in dict.fromkeys((one.topic, one.item, one.as_written) for one in report.in_force):
        item = load_vocabulary().item(topic, name)
        written = next((alias for alias in item.aliases if as_written.startswith(f"{alias} ")), "")
        if written:
            texts.append(words.say("report.mapped", report.language, written=written, label=item.label(report.language)))
    return [Passage(words.sentences(dict.fromkeys(texts), report.language))] if texts else []


def _facts(report: OpenedTownship, parameters: Mapping[str, object]) -> list[tuple[str, str]]:
    line = load_vocabulary().poverty_line(report.year)
    rows = [(report.say("fact_file"), _file_text(report, row)) for row in report.unit.inputs]
    rows.append(
        (
            report.say("fact_rows"),
            words.say("report.rows", report.language, figures=len(report.in_force), aside=len(report.unit.quarantine)),
        )
    )
    if line is not None:
        state = "line_confirmed" if line.confirmed else "line_unconfirmed"
        rows.append(
            (
                report.say("fact_line"),
                words.say(f"report.{state}", report.language, value=line.value_yuan, concept=line.concept, source=line.source),
            )
        )
    texts = [parameter_text(name, value, language=report.language) for name, value in parameters.items()]
    rows.append((report.say("fact_parameter"), words.say("checks.semicolon", report.language).join(texts)))
    rows.append((report.say("fact_version"), versions_text()))
    return rows


def _file_text(report: OpenedTownship, row: Row) -> str:
    """A file with what proves its content: its own fingerprint, or that of this township's figures in a file of many."""
    if row["sha256"]:
        return f"{row['file']} · {row['bytes']} B · SHA-256 {row['sha256']}"
    return report.say("fact_shared", file=row["file"], sha256=figures_fingerprint(report.unit.figures))


def _all_figures(report: OpenedTownship) -> Details:
    return Details(words.say("report.all_figures", report.language, count=len(report.unit.figures)), report.stated_table)
