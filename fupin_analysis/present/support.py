"""Paragraphs about the support given and the work done: subsidies, care, housing, credit, funds, works, training, publicity.

Like those of :mod:`fupin_analysis.present.narrative`, they are built from metric tables only; the wording is data.
"""

from __future__ import annotations

from collections.abc import Iterable

from fupin_analysis.core.metrics import Metrics, Row, group, rows_of
from fupin_analysis.core.period import Period
from fupin_analysis.core.terms import load_vocabulary
from fupin_analysis.present import words
from fupin_analysis.present.numbers import is_known
from fupin_analysis.present.telling import tells, tells_two
from fupin_analysis.present.words import join, say, sentences, size


@tells
def tell_subsidies(subsidies: Metrics, *, topic: str, language: str = "zh") -> str:
    """Tell one policy's subsidies: the year, each half-year and the largest items.

    Parameters
    ----------
    subsidies
        Metric table of :func:`measure_subsidies`.
    topic
        Topic of the vocabulary, such as ``"education"``.
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
    >>> print(tell_subsidies(report.measure("subsidies"), topic="education").split("。")[0])
    2018年共发放教育补助38.35万元，惠及409人次，每人次937.65元
    """
    chosen = [row for row in rows_of(subsidies) if row["topic"] == topic]
    if not chosen:
        return ""
    year = [row for row in chosen if len(row["period"]) == len("2018")]
    halves = [row for row in chosen if "H" in row["period"]]
    texts = [_subsidy(row, topic, language, name="subsidies.total") for row in year if row["item"] == "total"][:1]
    texts += [_half(row, language) for row in halves if row["item"] == "total"]
    has_halves = {row["item"] for row in halves}
    for row in year:
        if row["item"] != "total":
            name = "subsidies.item" if row["item"] not in has_halves else "subsidies.year"
            texts.append(_subsidy(row, topic, language, name=name))
    # An item paid in one half-year only has no row for the year; its half-year speaks for it.
    told = {"total", *[row["item"] for row in year]}
    texts += [_subsidy(row, topic, language, name="subsidies.once") for row in chosen if row["item"] not in told]
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
    return " ".join(text for text in (cover, assistance) if text) if language == "en" else cover + assistance


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
    危房改造合计30户
    """
    rows = rows_of(housing)
    if not rows:
        return ""
    texts = []
    for row in rows:
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


@tells
def tell_credit(credit: Metrics, *, language: str = "zh") -> str:
    """Tell credit: who applied or borrowed, and how much a household.

    Parameters
    ----------
    credit
        Metric table of :func:`measure_credit`.
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
    >>> print(tell_credit(report.measure("credit")).split("。")[0])
    贴息贷款额度上限5000元
    """
    rows = rows_of(credit)
    if not rows:
        return ""
    texts = []
    for row in rows:
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


@tells_two
def tell_production(production: Metrics, others: Metrics, *, language: str = "zh") -> str:
    """Tell production funds: allocated, paid, and what a household received; then other payments for production.

    Parameters
    ----------
    production
        Metric table of :func:`measure_production`.
    others
        Other payments for production, rows of :func:`measure_subsidies`.
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
    >>> others = report.measure("subsidies").query("topic == 'production' and item not in ['allocated', 'paid']")
    >>> print(tell_production(report.measure("production"), others).split("。")[0])
    安排产业扶持资金130.3万元
    """
    has_others = len(others) > 0
    rows = rows_of(production)
    if not rows and not has_others:
        return ""
    texts = [] if rows else [say("production.absent", language)]
    for row in rows:
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
    if not has_others:
        return told
    more = tell_subsidies.rows(others, topic="production", language=language)
    return f"{told} {more}" if language == "en" else told + more


@tells
def tell_infrastructure(infrastructure: Metrics, *, language: str = "zh") -> str:
    """Tell works: how many, how long, what they cost a kilometre and what was paid.

    Parameters
    ----------
    infrastructure
        Metric table of :func:`measure_infrastructure`.
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
    >>> print(tell_infrastructure(report.measure("infrastructure")).split("。")[0])
    乡村道路，2个项目，1.71公里，投资119万元，每公里69.59万元
    """
    rows = rows_of(infrastructure)
    if not rows:
        return ""
    texts = []
    for row in rows:
        clauses = [words.item_in_text("infrastructure", row["item"], language)]
        for name in ("projects", "length_km", "cost_yuan", "cost_per_km_yuan", "paid_share"):
            if is_known(row[name]):
                clauses.append(say(f"infrastructure.{name}", language, value=row[name]))
        if len(clauses) > 1:
            texts.append(say("infrastructure.comma", language).join(clauses))
    return sentences(texts, language)


@tells
def tell_training(training: Metrics, *, language: str = "zh") -> str:
    """Tell training: sessions, attendances, attendances a session.

    Parameters
    ----------
    training
        Metric table of :func:`measure_training`.
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
    >>> print(tell_training(report.measure("training")).split("。")[0])
    劳动力技能培训3期（场），300人次，场均100人次
    """
    rows = rows_of(training)
    if not rows:
        return ""
    texts = []
    for row in rows:
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


@tells
def tell_employment(employment: Metrics, *, language: str = "zh") -> str:
    """Tell work: persons placed and what part of the register they are.

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
    安置就业95人，占建档立卡人口的7.6%
    """
    rows = rows_of(employment)
    if not rows:
        return ""
    texts = []
    for row in rows:
        label = words.item_in_text("employment", row["item"], language)
        text = say("employment.item", language, item=label, size=size(row["households"], row["persons"], language))
        if row["item"] == "employed" and is_known(row["registered_share"]):
            text += say("employment.of_registered", language, share=row["registered_share"])
        elif row["item"] != "employed" and is_known(row["employed_share"]):
            text += say("employment.of_employed", language, share=row["employed_share"])
        texts.append(text)
    return sentences(texts, language)


@tells
def tell_publicity(publicity: Metrics, *, language: str = "zh") -> str:
    """Tell publicity work in one sentence.

    Parameters
    ----------
    publicity
        Metric table of :func:`measure_publicity`.
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
    >>> print(tell_publicity(report.measure("publicity")).split("。")[0])
    全年悬挂横幅45条、书写标语80条、张贴海报60张、镇级宣传车出动43次、村级宣传车出动35次、沿线每公里标语2条
    """
    rows = rows_of(publicity)
    if not rows:
        return ""
    texts = []
    for (period,), own in group(rows, "period").items():
        parts = [
            say(
                "charts.part", language, label=words.item_in_text("publicity", row["item"], language), size=_things(row, language)
            )
            for row in own
        ]
        name = "publicity.all" if not Period.parse(period).grain else "publicity.part"
        texts.append(say(name, language, period=period, parts=join(parts, language)))
    return sentences(texts, language)


def _things(row: Row, language: str) -> str:
    unit = load_vocabulary().item("publicity", row["item"]).unit_zh if language == "zh" else ""
    return say("charts.things", language, count=row["count"], unit=unit)


def _counted(value: float, measure: str, language: str) -> str:
    """A count with the unit of its measure: 1312人, 298户."""
    if measure == "households":
        return size(value, float("nan"), language)
    return size(float("nan"), value, language)


@tells
def tell_spending(spending: Metrics, *, language: str = "zh") -> str:
    """Tell where the money went: the sum and the largest items.

    Parameters
    ----------
    spending
        Metric table of :func:`measure_spending`.
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
    >>> print(tell_spending(report.measure("spending")).split("。")[0])
    按报送数推算，各项支出和投资合计584.61万元
    """
    rows = sorted(rows_of(spending), key=lambda row: -row["amount_yuan"])
    if not rows:
        return ""
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
