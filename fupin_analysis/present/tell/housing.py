"""Paragraphs on housing: rebuilt, relocated, finished."""

from __future__ import annotations

from fupin_analysis.core.metrics import Metrics, Row, rows_of
from fupin_analysis.present import words
from fupin_analysis.present.exceeding import with_doubt
from fupin_analysis.present.numbers import is_known
from fupin_analysis.present.tell.dated import dated
from fupin_analysis.present.tell.public import tells
from fupin_analysis.present.words import clauses, say, size


@tells
def tell_housing(housing: Metrics, *, language: str = "zh") -> str:
    """Tell houses rebuilt, how they were built, what was paid and what is due.

    Parameters
    ----------
    housing
        Metric table of :func:`measure_housing`.
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
    >>> print(tell_housing(report.measure("housing")).split("。")[0])
    危房改造合计30户，其中自建24户，户均已支付3万元，共72万元，已全部付清；政府统建6户，户均已支付2.4万元，共14.4万元，为应支付数18万元的80.0%，尚欠3.6万元
    """
    rows = rows_of(housing)
    if not rows:
        return ""
    texts = []
    for row in rows:
        label = words.item_in_text("housing", row["item"], language)
        amount = size(row["households"], row["persons"], language)
        text = say("housing.item", language, item=label, size=amount) if _sized(row) else label
        if _is_nobody(row):
            texts.append(dated(row, text, language))  # what nobody got needs no amount each
            continue
        if is_known(row["paid_per_household_yuan"]) and is_known(row["paid_yuan"]):
            text += say("housing.paid", language, each=row["paid_per_household_yuan"], amount=row["paid_yuan"])
        elif is_known(row["planned_yuan"]):
            text += say("housing.planned", language, amount=row["planned_yuan"])
        elif is_known(row["paid_yuan"]):
            text += say("housing.amount", language, amount=row["paid_yuan"])
        elif is_known(row["paid_per_household_yuan"]):
            text += say("housing.each", language, each=row["paid_per_household_yuan"])
        if is_known(row["paid_share"]):
            name = _payment(row)
            told = {"share": row["paid_share"], "due": row["due_yuan"], "outstanding": row["outstanding_yuan"]}
            text += say(f"housing.{name}", language, **told, over=-row["outstanding_yuan"])
            text = with_doubt(text, row["paid_share"], language=language) if name == "share" else text
        if not _sized(row):  # a name and what is told of it are one clause where no number of houses stands between them
            text = text.replace(f"{label}，", label, 1)
        texts.append(dated(row, text, language))
    if len(texts) > 1 and _is_whole_and_part(*rows[:2]):
        texts[:2] = [texts[0] + say("housing.of_which", language) + texts[1]]
    return clauses(texts, language)


#: Ways of rebuilding, which add up to the houses rebuilt.
_WAYS = ("self_built", "government_built")


def _is_whole_and_part(first: Row, second: Row) -> bool:
    return first["item"] == "rebuilt" and second["item"] in _WAYS and first["period"] == second["period"]


def _is_nobody(row: Row) -> bool:
    known = [row[name] for name in ("households", "persons", "paid_yuan") if is_known(row[name])]
    return _sized(row) and not any(known)


def _sized(row: Row) -> bool:
    return is_known(row["households"]) or is_known(row["persons"])


def _payment(row: Row) -> str:
    if row["paid_share"] == 1:
        return "settled"
    if row["paid_share"] > 1 and is_known(row["due_yuan"]):
        return "overpaid"
    if not row["paid_share"] and is_known(row["paid_yuan"]) and row["paid_yuan"]:
        return "nothing_yet"
    return "outstanding" if is_known(row["due_yuan"]) else "share"
