"""Paragraphs on how many of those entitled are reached, medical care among them."""

from __future__ import annotations

from collections.abc import Iterable

from fupin_analysis.core.metrics import Metrics, Row, rows_of
from fupin_analysis.present import words
from fupin_analysis.present.exceeding import with_doubt
from fupin_analysis.present.numbers import is_known
from fupin_analysis.present.tell.dated import dated
from fupin_analysis.present.tell.public import tells, tells_two
from fupin_analysis.present.tell.subsidies import tell_subsidies
from fupin_analysis.present.words import counted, join, run_on, say, sentences


@tells
def tell_coverage(coverage: Metrics, *, topics: Iterable[str], language: str = "zh") -> str:
    """Tell coverage of the named topics; a coverage above 100 % is said to need checking.

    Parameters
    ----------
    coverage
        Metric table of :func:`measure_coverage`.
    topics
        Topics told of.
    language
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        The paragraph; where there is nothing to tell, the sentence that says so.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> print(tell_coverage(report.measure("coverage"), topics=["visits"]).split("。")[0])
    入户走访298户，覆盖率100.0%
    """
    chosen = list(topics)
    rows = [row for row in rows_of(coverage) if row["topic"] in chosen]
    if not rows:
        return ""
    texts = []
    stated: dict[tuple[str, float], list[Row]] = {}
    for row in rows:
        label = words.item_in_text(row["topic"], row["item"], language)
        if is_known(row["stated_share"]):
            stated.setdefault((row["period"], float(row["stated_share"])), []).append(row)
            continue
        covered = counted(row["covered"], row["counted_as"], language)
        if row["exceeds"]:
            over = counted(row["covered"] - row["eligible"], row["counted_as"], language)
            text = say("coverage.exceeds", language, item=label, covered=covered, over=over, share=row["coverage_share"])
        elif row["base"] == "wider":
            registered = counted(row["registered"], row["counted_as"], language)
            text = say("coverage.wider", language, item=label, covered=covered, registered=registered)
        else:
            name = (
                ("coverage.rural" if row["base"] == "rural" else "coverage.share")
                if is_known(row["coverage_share"])
                else "coverage.plain"
            )
            text = say(name, language, item=label, covered=covered, share=row["coverage_share"])
        texts.append(dated(row, text, language))
    for alike in stated.values():
        labels = [words.item_in_text(row["topic"], row["item"], language) for row in alike]
        share = alike[0]["stated_share"]
        if len(labels) > 1:
            text = say("coverage.same", language, items=join(labels, language), share=share)
        else:
            text = say("coverage.stated", language, item=labels[0], share=share)
        texts.append(dated(alike[0], with_doubt(text, share, language=language), language))
    return sentences(texts, language)


@tells_two
def tell_medical(coverage: Metrics, subsidies: Metrics, *, language: str = "zh") -> str:
    """Tell medical cover and medical assistance together.

    Parameters
    ----------
    coverage
        Metric table of :func:`measure_coverage`.
    subsidies
        Metric table of :func:`measure_subsidies`.
    language
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        The paragraph; where there is nothing to tell, the sentence that says so.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> print(tell_medical(report.measure("coverage"), report.measure("subsidies")).split("。")[0])
    医疗保障覆盖1312人，比应覆盖数多60人，为其104.8%，超过100%，统计口径待核实
    """
    has_cover, has_assistance = (any(row["topic"] == "medical" for row in rows_of(table)) for table in (coverage, subsidies))
    cover = tell_coverage.rows(coverage, topics=["medical"], language=language) if has_cover or not has_assistance else ""
    assistance = tell_subsidies.rows(subsidies, topic="medical", language=language) if has_assistance else ""
    return run_on([cover, assistance], language)
