"""One list of everything that is to be checked: by the relation that does not hold, each with the township's page to look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fupin_analysis.batch.front_page import fill_template
from fupin_analysis.core.finding import still_open
from fupin_analysis.core.words.collation import reading_key

if TYPE_CHECKING:
    import pandas as pd

#: Findings one page lists: with more, it would no longer open at once, and nobody reads it to the end.
MOST_FINDINGS = 2000


@dataclass(frozen=True)
class OpenFinding:
    """A finding nobody has decided on.

    Parameters
    ----------
    finding, rule, must_hold
        Its name, the name of the relation that does not hold, and that relation in words.
    township, year
        Whose figures.
    figure, stated, verdict
        In words.
    code
        What stands before the relation: its code, where it has one that people cite.
    link
        Its place on the township's page, below the output folder; empty where there is no page.
    """

    finding: str
    rule: str
    must_hold: str
    township: str
    year: int
    figure: str
    stated: str
    verdict: str
    code: str = ""
    link: str = ""


@dataclass(frozen=True)
class _Rule:
    code: str
    must_hold: str
    count: str
    rows: Sequence[OpenFinding]


def choose_findings(findings: pd.DataFrame, *, most: int = MOST_FINDINGS) -> pd.DataFrame:
    """Return the open findings to list: those of the relation broken most often first, at most `most`.

    Parameters
    ----------
    findings
        Table of findings (:mod:`fupin_analysis.crosscheck.checks`) of any number of townships.
    """
    still = still_open(findings)
    often = still["rule"].map(still["rule"].value_counts())
    places = {name: at for at, name in enumerate(sorted(still["township"].unique(), key=reading_key))}
    keys = still.assign(_often=-often, _at=still["township"].map(places), _back=-still["year"])
    return keys.sort_values(["_often", "rule", "_at", "_back", "finding"], kind="stable").head(most)[list(findings.columns)]


def word_findings(chosen: pd.DataFrame, pages: Mapping[tuple[str, int], str], *, language: str) -> list[OpenFinding]:
    """Put chosen findings in words.

    Parameters
    ----------
    chosen
        What :func:`choose_findings` returns.
    pages
        Page of each township and year, below the output folder.
    language
        ``"zh"`` or ``"en"``.
    """
    from fupin_analysis.present.finding_list import clerk_rows
    from fupin_analysis.present.findings import anchor_of, is_code, shown_name

    listed = []
    for row, texts in zip(chosen.to_dict("records"), clerk_rows(chosen, language=language), strict=True):
        page = pages.get((row["township"], row["year"]), "")
        listed.append(
            OpenFinding(
                finding=shown_name(str(row["finding"]), str(row["rule"])),
                rule=str(row["rule"]),
                code=f"{row['rule']} · " if is_code(str(row["rule"])) else "",
                must_hold=str(row[f"rule_{language}"]),
                township=str(row["township"]),
                year=int(row["year"]),
                figure=texts[2],
                stated=texts[3],
                verdict=texts[1],
                link=f"{page}#{anchor_of(str(row['finding']))}" if page else "",
            )
        )
    return listed


def render_findings_page(
    listed: Sequence[OpenFinding],
    *,
    counts: Mapping[str, int],
    townships: int,
    words: Mapping[str, str],
    language: str,
    synthetic: str = "",
) -> str:
    """Return the page.

    Parameters
    ----------
    listed
        Open findings in the order of the page.
    counts
        How many there are of each relation, listed or not.
    townships
        How many townships they are of.
    words
        Labels of the page (``[index]`` of ``vocabulary/narrative.toml``).
    language
        ``"zh"`` or ``"en"``.
    synthetic
        What is said where figures are synthetic.
    """
    by_rule: dict[str, list[OpenFinding]] = {}
    for one in listed:
        by_rule.setdefault(one.rule, []).append(one)
    rules = [
        _Rule(own[0].code, own[0].must_hold, words["count"].replace("{0}", str(counts[name])), own)
        for name, own in by_rule.items()
    ]
    total = sum(counts.values())
    return fill_template(
        "findings.html.j2",
        rules=rules,
        lead=words["findings_lead"].replace("{0}", str(total)).replace("{1}", str(townships)),
        capped=words["findings_capped"].replace("{0}", str(len(listed))) if total > len(listed) else "",
        synthetic=synthetic,
        words=words,
        language=language,
        styles=["findings.css"],
    )
