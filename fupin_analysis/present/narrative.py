"""Paragraphs in the register of an official summary, built from metric tables only.

Each ``tell_*`` takes the metric table of one township and year and returns a paragraph; every number in it stands in the table.
Where nothing was handed in the paragraph says so. The wording is data (``vocabulary/narrative.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from fupin_analysis.present import numbers, words
from fupin_analysis.present.numbers import is_known
from fupin_analysis.present.words import join, say, sentences, size
from fupin_analysis.terms import load_vocabulary

Row = dict[str, Any]


def _rows(table: pd.DataFrame) -> list[Row]:
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def _find(table: pd.DataFrame, **wanted: object) -> Row:
    """First row that has the wanted values, or an empty row."""
    for row in _rows(table):
        if all(row.get(name) == value for name, value in wanted.items()):
            return row
    return {}


def absent(language: str) -> str:
    """Say that a section's figures were not handed in."""
    return say("common.absent", language)


def tell_registry(registry: pd.DataFrame, *, topic: str = "registry", language: str = "zh") -> str:
    """Tell the register (or the monitoring roll): its size, its groups and their shares."""
    whole = registry[registry["place"].eq("") & registry["statement"].eq(1)]
    if whole.empty:
        return absent(language)
    totals = _rows(whole[whole["item"].eq("total")])
    parts = [_group(row, topic, language) for row in _rows(whole[whole["item"].ne("total") & _has_size(whole)])]
    texts = [_total(row, topic, language) for row in totals]
    return sentences([*texts, say("registry.groups", language, parts=join(parts, language)) if parts else ""], language)


def _has_size(table: pd.DataFrame) -> pd.Series:
    return table["households"].notna() | table["persons"].notna()


def _total(row: Row, topic: str, language: str) -> str:
    text = say(f"{topic}.total", language, period=row["period"], size=size(row["households"], row["persons"], language))
    if is_known(row["persons_per_household"]):
        text += say("registry.mean_size", language, mean=row["persons_per_household"])
    return text


def _group(row: Row, topic: str, language: str) -> str:
    label = words.item_in_text(topic, row["item"], language)
    text = say("registry.group", language, label=label, size=size(row["households"], row["persons"], language))
    if is_known(row["persons_share"]) and is_known(row["households_share"]):
        return text + say("registry.group_shares", language, households=row["households_share"], persons=row["persons_share"])
    return text


def tell_headcount(headcount: pd.DataFrame, *, threshold: float, language: str = "zh") -> str:
    """Tell the register's share of the rural population and the headcount ratio against its threshold."""
    texts = []
    for row in _rows(headcount):
        if is_known(row["population_share"]):
            texts.append(say("headcount.share", language, rural=row["rural_persons"], share=row["population_share"]))
        if is_known(row["headcount_ratio"]):
            verdict = "below" if row["headcount_ratio"] < threshold else "above"
            texts.append(
                say(f"headcount.{verdict}", language, poor=row["poor_persons"], ratio=row["headcount_ratio"], threshold=threshold)
            )
        if is_known(row["stated_ratio"]):
            texts.append(say("headcount.stated", language, ratio=row["stated_ratio"], period=row["stated_period"]))
    return sentences(texts, language)


def tell_causes(causes: pd.DataFrame, *, language: str = "zh") -> str:
    """Tell the main causes, the first by households and what they add up to."""
    rows = _rows(causes)
    if not rows:
        return absent(language)
    texts = [_cause(row, language) for row in rows if row["item"] != "other"]
    others = [_cause(row, language) for row in rows if row["item"] == "other"]
    leading = rows[0]
    lead = ""
    if len(rows) > 1 and is_known(leading["households_share"]) and leading["item"] != "other":
        lead = say("causes.main", language, item=words.item_in_text("cause", leading["item"], language))
    two = ""
    if len(rows) > 2 and is_known(rows[1]["cumulative_share"]) and rows[1]["item"] != "other":
        pair = [words.item_in_text("cause", row["item"], language) for row in rows[:2]]
        two = say("causes.first_two", language, items=join(pair, language), share=rows[1]["cumulative_share"])
    return sentences([lead, *texts, *others, two], language)


def _cause(row: Row, language: str) -> str:
    label = words.item_in_text("cause", row["item"], language)
    amount = size(row["households"], row["persons"], language)
    has = is_known(row["households_share"]), is_known(row["persons_share"])
    if all(has):
        return say(
            "causes.both", language, item=label, size=amount, share=row["households_share"], persons_share=row["persons_share"]
        )
    if has[0]:
        return say("causes.lead", language, item=label, size=amount, share=row["households_share"])
    return say("causes.plain", language, item=label, size=amount)


def tell_exits(exits: pd.DataFrame, *, language: str = "zh") -> str:
    """Tell exits done, and against what plan, year by year."""
    if exits.empty:
        return absent(language)
    texts = []
    for period, group in exits.groupby("period", sort=True):
        rows = _rows(group)
        done = rows[0]
        if is_known(done["done_households"]) or is_known(done["done_persons"]):
            amount = size(done["done_households"], done["done_persons"], language)
            texts.append(say("exits.done", language, period=period, size=amount))
        texts += [_plan(row, language) for row in rows if row["reading"]]
    return sentences(texts, language)


def _plan(row: Row, language: str) -> str:
    name = words.item_in_text("plan", row["reading"], language)
    planned = size(row["planned_households"], row["planned_persons"], language)
    text = say("exits.planned", language, period=row["period"], reading=name, size=planned)
    rates = [
        say(f"exits.completion_{unit}", language, share=row[f"completion_{unit}_share"])
        for unit in ("households", "persons")
        if is_known(row[f"completion_{unit}_share"])
    ]
    return text + (say("exits.completion", language, rates=join(rates, language)) if rates else "")


def tell_progress(progress: pd.DataFrame, outlook: pd.DataFrame, *, language: str = "zh") -> str:
    """Tell what has exited in all, what remains, what is needed a year, and what each reading of the plan would leave."""
    texts = []
    for row in _rows(progress):
        exited = size(row["exited_households"], row["exited_persons"], language)
        remaining = size(row["remaining_households"], row["remaining_persons"], language)
        texts.append(say("progress.remaining", language, period=row["exited_period"], exited=exited, remaining=remaining))
        if is_known(row["needed_persons_per_year"]) and row["remaining_persons"]:
            needed = (row["needed_households_per_year"], row["needed_persons_per_year"])
            rounded = [value if not is_known(value) else float(numbers.rounded(value, 1)) for value in needed]
            texts.append(say("progress.needed", language, years=row["years_left"], size=size(rounded[0], rounded[1], language)))
    for row in _rows(outlook):
        if is_known(row["left_after_persons"]) or is_known(row["left_after_households"]):
            texts.append(_reading(row, language))
    if len(outlook) > 1 and outlook["period"].nunique() < len(outlook):
        texts.append(say("progress.rivals", language))
    return sentences(texts, language)


def _reading(row: Row, language: str) -> str:
    return say(
        "progress.reading",
        language,
        reading=words.item_in_text("plan", row["reading"], language),
        period=row["period"],
        planned=size(row["planned_households"], row["planned_persons"], language),
        left=size(row["left_after_households"], row["left_after_persons"], language),
    )


def tell_subsidies(subsidies: pd.DataFrame, *, topic: str, language: str = "zh") -> str:
    """Tell one policy's subsidies: the year, each half-year and the largest items."""
    chosen = subsidies[subsidies["topic"].eq(topic)]
    if chosen.empty:
        return absent(language)
    year = chosen[chosen["period"].str.fullmatch(r"\d{4}")]
    total = _find(year, item="total")
    texts = [_subsidy(total, topic, language, name="subsidies.total")] if total else []
    texts += [_half(row, language) for row in _rows(chosen[chosen["item"].eq("total") & chosen["period"].str.contains("H")])]
    has_halves = set(chosen.loc[chosen["period"].str.contains("H"), "item"])
    for row in _rows(year[year["item"].ne("total")]):
        texts.append(_subsidy(row, topic, language, name="subsidies.item" if row["item"] not in has_halves else "subsidies.year"))
    # An item paid in one half-year only has no row for the year; its half-year speaks for it.
    told = {"total", *year["item"]}
    texts += [_subsidy(row, topic, language, name="subsidies.once") for row in _rows(chosen[~chosen["item"].isin(told)])]
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
    rows = _rows(coverage[coverage["topic"].isin(list(topics))])
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
    for row in _rows(housing):
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
    for row in _rows(credit):
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
    for row in _rows(production):
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
    for row in _rows(infrastructure):
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
    for row in _rows(training):
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
    for row in _rows(employment):
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
        for row in _rows(publicity)
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
    rows = _rows(spending.sort_values("amount_yuan", ascending=False, kind="stable"))
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


def tell_summary(measured: Mapping[str, pd.DataFrame], *, language: str = "zh") -> str:
    """Tell the few things a reader in a hurry must know.

    Parameters
    ----------
    measured
        Metric tables by subject (registry, exits, causes, subsidies, production, spending) and the findings.
    language
        ``"zh"`` or ``"en"``.
    """
    texts = []
    total = _find(measured["registry"], item="total", place="")
    if total:
        texts.append(
            say("summary.register", language, period=total["period"], size=size(total["households"], total["persons"], language))
        )
    done = [row for row in _rows(measured["exits"]) if row["period"] == str(row["year"]) and _is_done(row)]
    if done:
        texts.append(say("summary.done", language, size=size(done[0]["done_households"], done[0]["done_persons"], language)))
    causes = _rows(measured["causes"])
    if len(causes) > 1 and causes[0]["item"] != "other":
        amount = size(causes[0]["households"], causes[0]["persons"], language)
        texts.append(say("summary.cause", language, item=words.item_in_text("cause", causes[0]["item"], language), size=amount))
    education = [
        row
        for row in _rows(measured["subsidies"])
        if (row["topic"], row["item"]) == ("education", "total") and "H" not in row["period"]
    ]
    if education:
        texts.append(say("summary.subsidies", language, amount=education[0]["amount_yuan"]))
    funds = [row["funds_share"] for row in _rows(measured["production"]) if is_known(row["funds_share"])]
    if funds:
        texts.append(say("summary.funds", language, share=funds[0]))
    if len(measured["spending"]) > 1:
        texts.append(say("summary.spending", language, amount=measured["spending"]["amount_yuan"].sum()))
    count = len(measured["findings"])
    texts.append(say("summary.checks" if count else "summary.clean", language, count=count))
    return sentences(texts, language)


def _is_done(row: Row) -> bool:
    return is_known(row["done_households"]) or is_known(row["done_persons"])
