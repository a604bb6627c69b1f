"""The key points of a township's report in one paragraph."""

from __future__ import annotations

from collections.abc import Mapping

from fupin_analysis.core.metrics import Metrics, Row, rows_of
from fupin_analysis.present import words
from fupin_analysis.present.numbers import is_known
from fupin_analysis.present.single import refuse_several
from fupin_analysis.present.tell.causes import covered_share, is_all, is_first
from fupin_analysis.present.tell.dated import dated
from fupin_analysis.present.tell.spending import common_periods, is_paid_all_year
from fupin_analysis.present.words import say, sentences, size


def tell_summary(measured: Mapping[str, Metrics], *, language: str = "zh") -> str:
    """Tell the few things a reader in a hurry must know.

    Parameters
    ----------
    measured
        Metric tables by subject (registry, exits, causes, subsidies, production, spending) and the findings.
    language
        ``"zh"`` or ``"en"``.
    """
    texts = []
    refuse_several(*measured.values())
    totals = [row for row in rows_of(measured["registry"]) if row["item"] == "total" and row["place"] == ""]
    for total in sorted(totals, key=lambda row: (row["period"][:4] != str(row["year"]), -row["statement"]))[:1]:
        texts.append(
            say("summary.register", language, period=total["period"], size=size(total["households"], total["persons"], language))
        )
    done = [row for row in rows_of(measured["exits"]) if row["period"] == str(row["year"]) and _is_done(row)]
    if done:
        texts.append(say("summary.done", language, size=size(done[0]["done_households"], done[0]["done_persons"], language)))
    causes = rows_of(measured["causes"])
    if is_first(causes) and is_all(covered_share(causes)):
        amount = size(causes[0]["households"], causes[0]["persons"], language)
        texts.append(say("summary.cause", language, item=words.item_in_text("cause", causes[0]["item"], language), size=amount))
    education = [
        row
        for row in rows_of(measured["subsidies"])
        if (row["topic"], row["item"]) == ("education", "total") and row["period"] == str(row["year"])
    ]
    if education:
        texts.append(say("summary.subsidies", language, amount=education[0]["amount_yuan"]))
    funds = [row for row in rows_of(measured["production"]) if is_known(row["funds_share"])]
    if funds:
        amounts = {"paid": funds[0]["paid_yuan"], "allocated": funds[0]["allocated_yuan"]}
        texts.append(dated(funds[0], say("summary.funds", language, share=funds[0]["funds_share"], **amounts), language))
    spent = rows_of(measured["spending"])
    if len(spent) > 1:
        during = common_periods(spent, language)
        name = "spending_during" if during else "spending" if all(map(is_paid_all_year, spent)) else "spending_partly"
        texts.append(say(f"summary.{name}", language, periods=during, amount=sum(row["amount_yuan"] for row in spent)))
    return sentences([*texts, _checked(measured, language)], language)


def _checked(measured: Mapping[str, Metrics], language: str) -> str:
    """Say what the checks found, or what it rests on that they found nothing."""
    standings = [row["standing"] for row in rows_of(measured["findings"])]
    if "contradiction" in standings:
        return say("summary.checks", language, count=standings.count("contradiction"))
    if "question" in standings:
        return say("summary.questions", language, count=standings.count("question"))
    held = sum(row["held"] for row in rows_of(measured["reviews"]))
    return say("summary.clean" if held else "summary.nothing", language, held=held)


def _is_done(row: Row) -> bool:
    return is_known(row["done_households"]) or is_known(row["done_persons"])
