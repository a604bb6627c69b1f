"""Paragraphs about the support given and the work done: subsidies, care, housing, credit, funds, works, training, publicity.

Like those of :mod:`fupin_analysis.present.narrative`, they are built from metric tables only; the wording is data.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from fupin_analysis.present import words
from fupin_analysis.present.narrative import Row, absent, find_row, rows_of
from fupin_analysis.present.numbers import is_known
from fupin_analysis.present.words import join, say, sentences, size
from fupin_analysis.terms import load_vocabulary


def tell_subsidies(subsidies: pd.DataFrame, *, topic: str, language: str = "zh") -> str:
    """Tell one policy's subsidies: the year, each half-year and the largest items."""
    chosen = subsidies[subsidies["topic"].eq(topic)]
    if chosen.empty:
        return absent(language)
    year = chosen[chosen["period"].str.fullmatch(r"\d{4}")]
    total = find_row(year, item="total")
    texts = [_subsidy(total, topic, language, name="subsidies.total")] if total else []
    texts += [_half(row, language) for row in rows_of(chosen[chosen["item"].eq("total") & chosen["period"].str.contains("H")])]
    has_halves = set(chosen.loc[chosen["period"].str.contains("H"), "item"])
    for row in rows_of(year[year["item"].ne("total")]):
        texts.append(_subsidy(row, topic, language, name="subsidies.item" if row["item"] not in has_halves else "subsidies.year"))
    # An item paid in one half-year only has no row for the year; its half-year speaks for it.
    told = {"total", *year["item"]}
    texts += [_subsidy(row, topic, language, name="subsidies.once") for row in rows_of(chosen[~chosen["item"].isin(told)])]
    return sentences(texts, language)


def _subsidy(row: Row, topic: str, language: str, *, name: str) -> str:
    label = words.item_in_text(topic, row["item"], language) if row["item"] != "total" else words.topic_label(topic, language)
    text = say(name, language, item=label, period=row["period"], amount=row["amount_yuan"])
    if is_known(row["recipients"]):
        text += say(
            f"subsidies.to_{row['counted_as']}", language, recipients=row["recipients"], mean=row["amount_per_recipient_yuan"]
        )
    return text


def _half(row: Row, language: str) -> str:
    text = say("subsidies.half", language, period=row["period"], amount=row["amount_yuan"])
    if is_known(row["recipients"]):
        text += say("subsidies.to_person_times", language, recipients=row["recipients"], mean=row["amount_per_recipient_yuan"])
    if is_known(row["amount_per_recipient_change"]):
        word = "rise" if row["amount_per_recipient_change"] > 0 else "fall" if row["amount_per_recipient_change"] < 0 else "same"
        text += say(f"subsidies.{word}", language, change=abs(row["amount_per_recipient_change"]))
    return text


def tell_coverage(coverage: pd.DataFrame, *, topics: Iterable[str], language: str = "zh") -> str:
    """Tell coverage of the named topics; a coverage above 100 % is said to need checking."""
    rows = rows_of(coverage[coverage["topic"].isin(list(topics))])
    if not rows:
        return absent(language)
    texts = []
    for row in rows:
        label = words.item_in_text(row["topic"], row["item"], language)
        if is_known(row["stated_share"]):
            texts.append(say("coverage.stated", language, item=label, share=row["stated_share"]))
            continue
        covered = _counted(row["covered"], row["counted_as"], language)
        if row["exceeds"]:
            over = _counted(row["covered"] - row["eligible"], row["counted_as"], language)
            texts.append(say("coverage.exceeds", language, item=label, covered=covered, over=over, share=row["coverage_share"]))
        else:
            name = "coverage.share" if is_known(row["coverage_share"]) else "coverage.plain"
            texts.append(say(name, language, item=label, covered=covered, share=row["coverage_share"]))
    return sentences(texts, language)


def tell_medical(coverage: pd.DataFrame, subsidies: pd.DataFrame, *, language: str = "zh") -> str:
    """Tell medical cover and medical assistance together."""
    has_cover, has_assistance = coverage["topic"].eq("medical").any(), subsidies["topic"].eq("medical").any()
    cover = tell_coverage(coverage, topics=["medical"], language=language) if has_cover or not has_assistance else ""
    assistance = tell_subsidies(subsidies, topic="medical", language=language) if has_assistance else ""
    return " ".join(text for text in (cover, assistance) if text) if language == "en" else cover + assistance


def tell_housing(housing: pd.DataFrame, *, language: str = "zh") -> str:
    """Tell houses rebuilt, how they were built, what was paid and what is due."""
    if housing.empty:
        return absent(language)
    texts = []
    for row in rows_of(housing):
        label = words.item_in_text("housing", row["item"], language)
        amount = size(row["households"], row["persons"], language)
        text = say("housing.item", language, item=label, size=amount) if _sized(row) else label
        if is_known(row["paid_per_household_yuan"]) and is_known(row["paid_yuan"]):
            text += say("housing.paid", language, each=row["paid_per_household_yuan"], amount=row["paid_yuan"])
        elif is_known(row["paid_yuan"]):
            text += say("housing.amount", language, amount=row["paid_yuan"])
        if is_known(row["paid_share"]):
            text += say(
                "housing.settled" if row["paid_share"] >= 1 else "housing.outstanding",
                language,
                share=row["paid_share"],
                due=row["due_yuan"],
                outstanding=row["outstanding_yuan"],
            )
        texts.append(text)
    return sentences(texts, language)


def _sized(row: Row) -> bool:
    return is_known(row["households"]) or is_known(row["persons"])


def tell_credit(credit: pd.DataFrame, *, language: str = "zh") -> str:
    """Tell credit: who applied or borrowed, and how much a household."""
    if credit.empty:
        return absent(language)
    texts = []
    for row in rows_of(credit):
        label = words.item_in_text("credit", row["item"], language)
        has = is_known(row["households"]), is_known(row["amount_yuan"])
        name = "both" if all(has) else "households" if has[0] else "amount"
        texts.append(
            say(
                f"credit.{name}",
                language,
                item=label,
                households=row["households"],
                amount=row["amount_yuan"],
                mean=row["amount_per_household_yuan"],
                share=row["uptake_share"],
            )
        )
    return sentences(texts, language)


def tell_production(production: pd.DataFrame, others: pd.DataFrame | None = None, *, language: str = "zh") -> str:
    """Tell production funds: allocated, paid, and what a household received; then other payments for production."""
    has_others = others is not None and len(others) > 0
    if production.empty and not has_others:
        return absent(language)
    texts = [say("production.absent", language)] if production.empty else []
    for row in rows_of(production):
        if is_known(row["allocated_yuan"]):
            texts.append(say("production.allocated", language, amount=row["allocated_yuan"]))
        if is_known(row["paid_yuan"]):
            texts.append(say("production.paid", language, amount=row["paid_yuan"]))
        if is_known(row["funds_share"]):
            texts.append(say("production.share", language, share=row["funds_share"], unpaid=row["unpaid_yuan"]))
        if is_known(row["paid_per_household_yuan"]):
            texts.append(say("production.each", language, households=row["paid_households"], each=row["paid_per_household_yuan"]))
        if is_known(row["excluded_households"]):
            texts.append(say("production.excluded", language, households=row["excluded_households"]))
    told = sentences(texts, language)
    if others is None or not has_others:
        return told
    more = tell_subsidies(others, topic="production", language=language)
    return f"{told} {more}" if language == "en" else told + more


def tell_infrastructure(infrastructure: pd.DataFrame, *, language: str = "zh") -> str:
    """Tell works: how many, how long, what they cost a kilometre and what was paid."""
    if infrastructure.empty:
        return absent(language)
    texts = []
    for row in rows_of(infrastructure):
        clauses = [words.item_in_text("infrastructure", row["item"], language)]
        for name in ("projects", "length_km", "cost_yuan", "cost_per_km_yuan", "paid_share"):
            if is_known(row[name]):
                clauses.append(say(f"infrastructure.{name}", language, value=row[name]))
        if len(clauses) > 1:
            texts.append(say("infrastructure.comma", language).join(clauses))
    return sentences(texts, language) or absent(language)


def tell_training(training: pd.DataFrame, *, language: str = "zh") -> str:
    """Tell training: sessions, attendances, attendances a session."""
    if training.empty:
        return absent(language)
    texts = []
    for row in rows_of(training):
        label = words.item_in_text("training", row["item"], language)
        if is_known(row["stated_share"]):
            texts.append(say("coverage.stated", language, item=label, share=row["stated_share"]))
        elif is_known(row["sessions"]) and is_known(row["participants"]):
            texts.append(
                say(
                    "training.full",
                    language,
                    item=label,
                    sessions=row["sessions"],
                    participants=row["participants"],
                    mean=row["participants_per_session"],
                )
            )
        elif is_known(row["participants"]):
            texts.append(say("training.participants", language, item=label, participants=row["participants"]))
    return sentences(texts, language)


def tell_employment(employment: pd.DataFrame, *, language: str = "zh") -> str:
    """Tell work: persons placed and what part of the register they are."""
    if employment.empty:
        return absent(language)
    texts = []
    for row in rows_of(employment):
        label = words.item_in_text("employment", row["item"], language)
        text = say("employment.item", language, item=label, size=size(row["households"], row["persons"], language))
        if row["item"] == "employed" and is_known(row["registered_share"]):
            text += say("employment.of_registered", language, share=row["registered_share"])
        elif row["item"] != "employed" and is_known(row["employed_share"]):
            text += say("employment.of_employed", language, share=row["employed_share"])
        texts.append(text)
    return sentences(texts, language)


def tell_publicity(publicity: pd.DataFrame, *, language: str = "zh") -> str:
    """Tell publicity work in one sentence."""
    if publicity.empty:
        return absent(language)
    parts = [
        say("charts.part", language, label=words.item_in_text("publicity", row["item"], language), size=_things(row, language))
        for row in rows_of(publicity)
    ]
    return sentences([say("publicity.all", language, parts=join(parts, language))], language)


def _things(row: Row, language: str) -> str:
    unit = load_vocabulary().item("publicity", row["item"]).unit_zh if language == "zh" else ""
    return say("charts.things", language, count=row["count"], unit=unit)


def _counted(value: float, measure: str, language: str) -> str:
    """A count with the unit of its measure: 1312人, 298户."""
    if measure == "households":
        return size(value, float("nan"), language)
    return size(float("nan"), value, language)


def tell_spending(spending: pd.DataFrame, *, language: str = "zh") -> str:
    """Tell where the money went: the sum and the largest items."""
    rows = rows_of(spending.sort_values("amount_yuan", ascending=False, kind="stable"))
    if not rows:
        return absent(language)
    total = sum(row["amount_yuan"] for row in rows)
    largest = [
        say(
            "charts.part",
            language,
            label=words.item_in_text(row["topic"], row["item"], language),
            size=say("charts.spending_label", language, amount=row["amount_yuan"], share=row["amount_share"]),
        )
        for row in rows[:3]
    ]
    texts = [say("spending.total", language, amount=total)]
    if len(rows) > 1:
        texts.append(say("spending.largest", language, parts=join(largest, language)))
    return sentences(texts, language)
