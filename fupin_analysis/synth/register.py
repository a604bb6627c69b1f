"""Synthetic household registers that meet the figures of a return, person by person; always labelled synthetic.

They have the shape of an export of the national system of 2017-18. Nobody is in them: names say 模拟, and identity numbers begin
with the unassigned area code 999901, with right check characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from fupin_analysis.core.texts.identity import check_character
from fupin_analysis.core.words.terms import load_vocabulary

#: Headings of the export, in order.
HEADINGS = (
    *("县", "乡(镇)", "行政村", "自然村", "户编号", "人编号", "姓名", "证件号码", "人数", "与户主关系", "民族", "文化程度"),
    *("在校生状况", "健康状况", "劳动技能", "务工状况", "务工时间(月)", "参加大病医疗", "脱贫属性", "脱贫年度", "贫困户属性"),
    *("主要致贫原因", "危房户", "饮水安全", "饮水困难", "人均纯收入", "联系电话"),
)
#: Area code that no place has.
AREA = "999901"

_ATTRIBUTES = ("general", "low_income_allowance", "extreme_poverty_support")
_RELATIONS = ("户主", "配偶", "之子", "之女", "之父", "之母")
_DAYS = 28_000  # of birth, from 1930 on

_Numbers: TypeAlias = NDArray[np.int64]


def make_register(figures: pd.DataFrame, *, seed: int, number: int = 1, villages: int = 6) -> pd.DataFrame:
    """Make the register of one township that its figures could have been counted from.

    Parameters
    ----------
    figures
        Figures of one township and year: the register's total, attributes, causes and exits of the year, each adding up.
    seed
        Same seed, same register.
    number
        Distinguishes the households and persons of one township from those of another.
    villages
        Villages that the households are spread over.

    Returns
    -------
    pandas.DataFrame
        One row a person, the facts of the household on every row; columns :data:`HEADINGS`, all text.

    Raises
    ------
    ValueError
        Where no register can have these figures: parts that do not add up, or fewer persons than households.
    """
    stated = _stated(figures)
    year = int(figures["year"].iloc[0])
    total = stated["registry", "total"]
    draw = np.random.default_rng([seed, number])
    causes = {item.name: stated.get(("cause", item.name), (0, 0)) for item in _cause_items()}
    attributes = {name: stated.get(("registry", name), (0, 0)) for name in _ATTRIBUTES}
    done = stated.get(("exit", "done"), (0, 0))
    exits = {"exited": done, "not_exited": (total[0] - done[0], total[1] - done[1])}
    for parts in (causes, attributes):
        if tuple(map(sum, zip(*parts.values(), strict=True))) != total:
            raise ValueError("the parts do not add up to the registered")
    sizes = np.concatenate([_sizes(draw, *pair) for pair in causes.values()])
    households = pd.DataFrame(
        {
            "size": sizes,
            "cause": np.repeat(list(causes), [pair[0] for pair in causes.values()]),
            "attribute": np.asarray(list(attributes))[_divided(draw, sizes, list(attributes.values()))],
            "status": np.asarray(list(exits))[_divided(draw, sizes, list(exits.values()))],
            "village": draw.integers(1, villages, len(sizes), endpoint=True),
        }
    )
    households = households.sort_values("village", kind="stable").reset_index(drop=True)
    return _persons(households, township=str(figures["township"].iloc[0]), year=year, number=number)


def _stated(figures: pd.DataFrame) -> dict[tuple[str, str], tuple[int, int]]:
    year = str(figures["year"].iloc[0])
    own = figures[figures["period"].eq(year) & figures["place"].eq("") & figures["statement"].eq(1)]
    wide = own[own["measure"].isin(["households", "persons"])].pivot_table(
        index=["topic", "item"], columns="measure", values="value", sort=False
    )
    pairs = wide.dropna().astype("int64").reset_index()[["topic", "item", "households", "persons"]]
    return {(topic, item): (households, persons) for topic, item, households, persons in pairs.to_numpy().tolist()}


def _cause_items() -> Sequence[Any]:
    return load_vocabulary().balances["cause_of_registered"].parts


def _sizes(draw: np.random.Generator, households: int, persons: int) -> _Numbers:
    """Sizes of the households of a group: one person each, the others where chance puts them."""
    if persons < households or (persons and not households):
        raise ValueError("fewer persons than households")
    if not households:
        return np.zeros(0, dtype=np.int64)
    weights = draw.gamma(1.5, size=households)
    return 1 + draw.multinomial(persons - households, weights / weights.sum())


def _divided(draw: np.random.Generator, sizes: _Numbers, groups: Sequence[tuple[int, int]]) -> _Numbers:
    """Divide households into groups with the households and persons given: at random, then exchanging until persons fit."""
    group = draw.permutation(np.repeat(np.arange(len(groups)), [households for households, _persons in groups]))
    wanted = np.asarray([persons for _households, persons in groups])
    while True:
        beyond = np.bincount(group, weights=sizes, minlength=len(groups)).astype(np.int64) - wanted
        if not beyond.any():
            return group
        more, fewer = int(beyond.argmax()), int(beyond.argmin())
        one, other = _exchangeable(sizes, group == more, group == fewer, most=int(min(beyond[more], -beyond[fewer])))
        group[one], group[other] = fewer, more


def _exchangeable(sizes: _Numbers, large: NDArray[np.bool_], small: NDArray[np.bool_], *, most: int) -> tuple[int, int]:
    """A household of one group and a smaller one of another, at most `most` persons smaller, as different as can be."""
    known = {int(size) for size in np.unique(sizes[small])}
    pairs = [
        (int(one), int(one) - less) for one in np.unique(sizes[large]) for less in range(most, 0, -1) if int(one) - less in known
    ]
    if not pairs:
        raise ValueError("no register has these numbers of households and persons in every group")
    first, second = max(pairs, key=lambda pair: pair[0] - pair[1])
    return int(np.flatnonzero(large & (sizes == first))[0]), int(np.flatnonzero(small & (sizes == second))[0])


def _persons(households: pd.DataFrame, *, township: str, year: int, number: int) -> pd.DataFrame:
    """Write every household as the rows of its members."""
    codes = load_vocabulary().register["codes"]
    exited = households["status"].eq("exited")
    names = {item.name: item.zh for item in _cause_items()}
    attribute = households["attribute"].where(~exited, "exited_" + households["attribute"])
    serial = pd.Series(range(1, len(households) + 1)).map("{:06d}".format)
    facts = pd.DataFrame(
        {
            "县": "模拟县",
            "乡(镇)": township,
            "行政村": "模拟" + households["village"].map("{:02d}".format) + "村",
            "户编号": AREA + f"{number:05d}" + serial,
            "人数": households["size"].astype("str"),
            "脱贫属性": households["status"].map({code: row["zh"] for code, row in codes["status"].items()}),
            "脱贫年度": np.where(exited, str(year), ""),
            "贫困户属性": attribute.map({code: row["zh"] for code, row in codes["attribute"].items()}),
            "主要致贫原因": households["cause"].map(names),
        }
    )
    rows = facts.loc[facts.index.repeat(households["size"])]
    place = rows.groupby(level=0).cumcount()
    is_last = place.eq(rows["人数"].astype("int64") - 1)
    cause = households["cause"].loc[rows.index]
    member: dict[str, Any] = {
        "人编号": rows["户编号"] + place.map("{:02d}".format),
        "姓名": np.where(place.eq(0), "模拟户主", "模拟成员"),
        "证件号码": _identities(len(rows), number=number),
        "与户主关系": place.map(lambda at: _RELATIONS[at] if at < len(_RELATIONS) else "其他"),
        "在校生状况": np.where(is_last & cause.eq("schooling"), "大专及以上", "非在校生"),
        "健康状况": np.where(place.eq(0), cause.map({"illness": "长期慢性病", "disability": "残疾"}).fillna("健康"), "健康"),
    }
    return rows.assign(**member).reindex(columns=list(HEADINGS), fill_value="").reset_index(drop=True)


def _identities(count: int, *, number: int) -> list[str]:
    """Numbers of which none is given twice: the days go round, and with each round the serial number grows."""
    first = date(1930, 1, 1)
    numbers = []
    for at in range(number * 40_000, number * 40_000 + count):
        born = first + timedelta(days=at * 7919 % _DAYS)
        body = f"{AREA}{born:%Y%m%d}{at // _DAYS % 1000:03d}"
        numbers.append(body + check_character(body))
    return numbers


def register_text(register: pd.DataFrame, *, year: int) -> str:
    """Return a register as the text of a CSV file, under a title that calls it synthetic and says what it is as of."""
    title = f"模拟数据，不代表任何真实的人：{year}年建档立卡台账（截至{year}年12月31日）"
    return title + "," * (len(HEADINGS) - 1) + "\n" + register.to_csv(index=False, lineterminator="\n")


def register_name(township: str, *, year: int) -> str:
    """Return the name of a township's register file."""
    return f"模拟台账-{year}-{township}.csv"
