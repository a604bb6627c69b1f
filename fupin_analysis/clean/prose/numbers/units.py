"""Which measure of an item a number is, by what its unit counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fupin_analysis.core.words.items import Item

#: Measures that the numbers of a family may be, the likeliest first.
_MEASURES: Mapping[str, tuple[str, ...]] = {
    "households": ("households",),
    "persons": ("persons", "recipients", "participants"),
    "person_times": ("person_times", "participants"),
    "money": ("amount_yuan", "amount_per_person_yuan", "amount_per_household_yuan"),
    "money_each": ("amount_per_household_yuan", "amount_per_person_yuan", "amount_yuan"),
    "length": ("length_km",),
    "area": ("area_mu",),
    "count": ("count", "projects"),
    "rounds": ("count", "sessions"),
    "sessions": ("sessions", "count"),
    "share": ("rate", "paid_share"),
    "points": ("rate",),
    "times": ("multiple",),
}


def suits(item: Item, family: str) -> bool:
    """Whether an item is counted in any measure of a family."""
    return any(measure in item.measures for measure in _MEASURES.get(family, ()))


def measure_of(item: Item | None, family: str, *, each: str = "", is_paid: bool = False) -> str:
    """Return the measure of a number.

    Parameters
    ----------
    item
        The item it counts; None for own words.
    family
        What its unit counts.
    each
        ``"household"`` or ``"person"`` where the amount is that of one.
    is_paid
        Whether a share is what has been paid.
    """
    if family == "money" and each:
        return f"amount_per_{each}_yuan"
    if family == "share":
        return "paid_share" if is_paid and item is not None and "paid_share" in item.measures else "rate"
    if family in ("floor", "weight", "power", "score", "count", "rounds", "") and item is None:
        return "count"
    listed = _MEASURES.get(family, ("count",))
    if item is not None and item.topic == "employment" and family == "count" and "count" not in item.measures:
        return "persons"  # 公益性岗位64个
    if item is not None and family == "count":  # 通组路68条, but 蓄水池14口
        counted = [measure for measure in item.measures if measure in ("count", "projects")]
        counted = counted or (["projects"] if item.topic == "infrastructure" and "length_km" in item.measures else [])
        listed = (*counted, *listed)
    if item is not None and family in ("power", "weight", "floor") and "quantity" in item.measures:
        return "quantity"
    if item is None:
        return listed[0]
    return next((measure for measure in listed if measure in item.measures), _else(item, family, listed))


def _else(item: Item, family: str, listed: Sequence[str]) -> str:
    """Return the measure of an item that the vocabulary does not count so: recipients where it counts recipients of all else."""
    if family in ("persons", "count") and len(item.measures) == 1 and item.measures[0] in ("count", "persons"):
        is_head = family == "count" or item.unit_zh in ("名", "人", "")
        return item.measures[0] if is_head else listed[0]  # 第一书记6名, but 工作队13支78人
    if family == "persons" and ("recipients" in item.measures or item.topic in ("education", "medical", "living")):
        return "recipients"
    return listed[0]
