"""Paragraphs on work: public posts, work outside, workshops."""

from __future__ import annotations

from fupin_analysis.core.metrics import Metrics, rows_of
from fupin_analysis.present import words
from fupin_analysis.present.exceeding import with_doubt
from fupin_analysis.present.numbers import is_known
from fupin_analysis.present.tell.dated import dated
from fupin_analysis.present.tell.public import tells
from fupin_analysis.present.words import say, sentences, size


@tells
def tell_employment(employment: Metrics, *, language: str = "zh") -> str:
    """Tell work: persons in work and what part of the register they are.

    Parameters
    ----------
    employment
        Metric table of :func:`measure_employment`.
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
    >>> print(tell_employment(report.measure("employment")).split("。")[0])
    就业95人，占建档立卡人口的7.6%
    """
    rows = rows_of(employment)
    if not rows:
        return ""
    texts = []
    for row in rows:
        label = words.item_in_text("employment", row["item"], language)
        text = say("employment.item", language, item=label, size=size(row["households"], row["persons"], language))
        share = row["registered_share" if row["item"] == "employed" else "employed_share"]
        if is_known(share) and row["persons"] != 0:  # nobody is no part of anything
            text += say(f"employment.of_{'registered' if row['item'] == 'employed' else 'employed'}", language, share=share)
            text = with_doubt(text, share, language=language)
        texts.append(dated(row, text, language))
    return sentences(texts, language)
