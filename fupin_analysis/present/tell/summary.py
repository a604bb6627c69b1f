"""The key points of a township's report in one paragraph."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from fupin_analysis.core.metrics import Metrics, Row, rows_of
from fupin_analysis.present import words
from fupin_analysis.present.numbers import is_known
from fupin_analysis.present.single import refuse_several
from fupin_analysis.present.tell.causes import covered_share, is_all, is_first
from fupin_analysis.present.tell.dated import dated, is_of_year, newest
from fupin_analysis.present.tell.spending import common_periods, is_paid_all_year
from fupin_analysis.present.words import run_on, say, sentences, size


def tell_summary(measured: Mapping[str, Metrics], *, doubted: Container[tuple[str, str]] = (), language: str = "zh") -> str:
    """Tell the few things a reader in a hurry must know.

    Parameters
    ----------
    measured
        Metric tables by subject (registry, exits, causes, subsidies, production, spending).
    doubted
        Metrics that an open finding would change, by the sources of their row and their column: they are called so.
    language
        ``"zh"`` or ``"en"``.
    """
    people, money = [], []
    refuse_several(*measured.values())

    def mark(text: str, rows: Sequence[Row], *columns: str) -> str:
        is_doubted = any((row["source"], column) in doubted for row in rows for column in columns)
        return text + say("summary.doubted", language) if is_doubted else text

    register = rows_of(measured["registry"])
    for total in _latest(register, "total") or _latest(register, "exited"):  # later years count those lifted out alone
        name = "register" if total["item"] == "total" else "lifted"
        amount = size(total["households"], total["persons"], language)
        text = say(f"summary.{name}", language, period=total["period"], size=amount)
        people.append(mark(text, [total], "households", "persons"))
    for total in _latest(rows_of(measured["monitoring"]), "total") if "monitoring" in measured else []:
        amount = size(total["households"], total["persons"], language)
        text = dated(total, say("summary.monitored", language, size=amount), language)
        people.append(mark(text, [total], "households", "persons"))
    done = [row for row in rows_of(measured["exits"]) if row["period"] == str(row["year"]) and _is_done(row)]
    if done:
        amount = size(done[0]["done_households"], done[0]["done_persons"], language)
        text = say("summary.done" if people else "summary.done_alone", language, year=done[0]["year"], size=amount)
        people.append(mark(text, done[:1], "done_households", "done_persons"))
    listed = rows_of(measured["causes"])
    last = [row["period"] for row in newest(listed)]
    causes = [row for row in listed if row["period"] in last]  # lists of two dates are two
    if causes and is_first(causes) and is_all(covered_share(causes)):
        amount = size(causes[0]["households"], causes[0]["persons"], language)
        text = say("summary.cause", language, item=words.item_in_text("cause", causes[0]["item"], language), size=amount)
        people.append(mark(dated(causes[0], text, language), causes[:1], "households", "persons"))
    totals = [row for row in rows_of(measured["subsidies"]) if (row["topic"], row["item"]) == ("education", "total")]
    education = newest(row for row in totals if is_of_year(row))
    if education:
        text = say("summary.subsidies", language, amount=education[0]["amount_yuan"])
        money.append(mark(text, education[:1], "amount_yuan"))
    funds = newest(row for row in rows_of(measured["production"]) if is_known(row["funds_share"]))
    if funds:
        amounts = {"paid": funds[0]["paid_yuan"], "allocated": funds[0]["allocated_yuan"]}
        text = say("summary.funds", language, share=funds[0]["funds_share"], **amounts)
        money.append(mark(dated(funds[0], text, language), funds[:1], "paid_yuan", "allocated_yuan"))
    spent = rows_of(measured["spending"])
    if len(spent) > 1:
        during = common_periods(spent, language)
        name = "spending_during" if during else "spending" if all(map(is_paid_all_year, spent)) else "spending_partly"
        text = say(f"summary.{name}", language, periods=during, amount=sum(row["amount_yuan"] for row in spent))
        money.append(mark(text, spent, "amount_yuan"))
    return run_on([_flow(people, "，", language), _flow(money, "；", language)], language)


def _latest(rows: Sequence[Row], item: str) -> list[Row]:
    """Return the row of the township's own count of an item, that of the report's year first; none where there is none."""
    return newest(row for row in rows if row["item"] == item and row["place"] == "")


def _flow(texts: Sequence[str], mark: str, language: str) -> str:
    """Make one sentence of what belongs together; English has a sentence for each."""
    return sentences([mark.join(texts)] if language == "zh" else texts, language)


def _is_done(row: Row) -> bool:
    return is_known(row["done_households"]) or is_known(row["done_persons"])
