"""Rewordings of papers: what ``rewordings.toml`` says is done to each paragraph, and where every character has gone."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from fupin_analysis.core.prose import Prose, ProseReading

_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_PART = re.compile(r"<(\w+)(?:\|(\w+))?>")
_DIGITS = "零一二三四五六七八九"
_FAMILIES = "东西南北中上下大小新"
_NAMES = ("柏坪", "枫岔", "梨园", "桐坝", "槐湾", "杉垭", "竹溪", "樟塘", "柳营", "椿岭", "榆沟", "楠冲")


def _chinese(number: str) -> str:
    whole, _, rest = number.partition(".")
    if number == "2":
        return "两"
    return _whole(int(whole)) + ("点" + "".join(_DIGITS[int(sign)] for sign in rest) if rest else "")


def _whole(number: int) -> str:
    if number == 0:
        return "零"
    said, zero = "", False
    for size, sign in ((10000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            said += ("零" if zero and said else "") + (_whole(digit) if size == 10000 else _DIGITS[digit]) + sign
        zero = not digit
    return said.removeprefix("一") if said.startswith("一十") else said


def _plain(number: float) -> str:
    return f"{number:.6f}".rstrip("0").rstrip(".")


def _enumerated(text: str) -> str:
    return text.replace("，", "、")


#: Ways to write a part of what was found.
WAYS: dict[str, Callable[[str], str]] = {
    "chinese": _chinese,
    "arabic": lambda text: str("一二三四五六七八九十".index(text) + 1),
    "wide": lambda text: text.translate({ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789."}),
    "thousands": lambda text: f"{int(text):,}",
    "wide_thousands": lambda text: f"{int(text):,}".replace(",", "，"),
    "ten_thousands": lambda text: _plain(float(text) * 10000),
    "in_ten_thousands": lambda text: _plain(float(text) / 10000),
    "enumerated": _enumerated,
}


@dataclass
class Reworded:
    """A paper said otherwise.

    Parameters
    ----------
    prose
        The paper.
    sites
        How many places were changed.
    moved
        Where each character of each paragraph stands now, as spans of the new text.
    changed
        Spans of the old text that were changed, by paragraph.
    names
        Places under their new names.
    """

    prose: Prose
    sites: int = 0
    moved: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    changed: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    @property
    def texts(self) -> dict[int, str]:
        """The paragraphs as they are now."""
        return {one.number: one.text for one in self.prose.paragraphs}

    def span(self, paragraph: int, start: int, end: int) -> tuple[int, int]:
        """Return where characters of a paragraph stand now."""
        if paragraph not in self.moved:
            return start, end
        spans = [span for span in self.moved[paragraph][start:end] if span[0] < span[1]] or [self.moved[paragraph][start]]
        return min(span[0] for span in spans), max(span[1] for span in spans)

    def touches(self, paragraph: int, start: int, end: int) -> bool:
        """Whether anything was changed between two characters of a paragraph."""
        return any(first <= end and start <= last for first, last in self.changed.get(paragraph, ()))


@dataclass(frozen=True)
class Rule:
    """What is looked for and what it becomes, by turns."""

    find: str
    write: tuple[str, ...]


@dataclass(frozen=True)
class Rewording:
    """One way to say the same otherwise; see ``rewordings.toml``."""

    name: str
    rules: tuple[Rule, ...]
    keeps: str = "item"
    unless: str = ""
    paper: str = ""
    done: bool = False
    annual: bool = False
    names: bool = False

    @classmethod
    def of(cls, entry: dict[str, Any]) -> Rewording:
        """Return an entry of ``rewordings.toml``."""
        rules = tuple(Rule(rule["find"], tuple(rule["write"])) for rule in entry.get("rule", ()))
        return cls(**{**{key: value for key, value in entry.items() if key != "rule"}, "rules": rules})

    def apply(self, prose: Prose, reading: ProseReading) -> Reworded:
        """Return a paper with every place reworded that may be."""
        rules, names = self.rules, dict[str, str]()
        if self.annual and not re.search(f"{reading.year}年(?!上半年|第|[0-9])[^。]{{0,24}}总结$", prose.paragraphs[0].text):
            return Reworded(prose)
        if self.paper and re.search(self.paper, "\n".join(one.text for one in prose.paragraphs)):
            return Reworded(prose)
        if self.names:
            names = _other_names(reading)
            rules = tuple(Rule(f"(?<![一-鿿]里){re.escape(old)}", (new,)) for old, new in names.items())
        done, turn = Reworded(prose, names=names), 0
        paragraphs = []
        for number, one in enumerate(prose.paragraphs):
            edits = [] if number == 0 or one.kind in ("title", "debris") else self._edits(one.text, rules, reading)
            edits = [edit for edit in edits if not self.done or not _is_planned(edit[0], one.number, reading)]
            text = one.text
            if edits:
                text, done.moved[one.number], turn = _written(one.text, edits, reading, turn)
                done.changed[one.number] = [match.span() for match, _ in edits]
                done.sites += len(edits)
            paragraphs.append(replace(one, text=text))
        done.prose = replace(prose, paragraphs=tuple(paragraphs))
        return done

    def _edits(self, text: str, rules: tuple[Rule, ...], reading: ProseReading) -> list[tuple[re.Match[str], Rule]]:
        found = sorted(
            ((match, rule) for rule in rules for match in re.finditer(_pattern(rule.find, reading), text)),
            key=lambda pair: (pair[0].start(), -pair[0].end()),
        )
        kept: list[tuple[re.Match[str], Rule]] = []
        for match, rule in found:
            if kept and (match.start() < kept[-1][0].end() or match.span() == kept[-1][0].span()):
                continue
            if self.unless and re.search(self.unless, _sentence(text, match)):
                continue
            kept.append((match, rule))
        return kept


def _sentence(text: str, match: re.Match[str]) -> str:
    return re.split("[。！？]", text[: match.start()])[-1] + match[0] + re.split("[。！？]", text[match.end() :])[0]


def _is_planned(match: re.Match[str], paragraph: int, reading: ProseReading) -> bool:
    """Whether a number of the paragraph from here on is planned, or of a later year."""
    later = (one for one in reading.mentions if one.paragraph == paragraph and one.start >= match.start() - 60)
    return any(one.topic == "plan" or one.item.endswith("planned") or one.period[:4] > str(reading.year) for one in later)


def _pattern(find: str, reading: ProseReading) -> str:
    pattern = re.sub(r"\(\?<(\w+)>", r"(?P<\1>", find)
    for name, value in (("{n}", _NUMBER), ("{year}", str(reading.year)), ("{township}", re.escape(reading.township))):
        pattern = pattern.replace(name, value)
    return pattern


def _written(
    text: str, edits: list[tuple[re.Match[str], Rule]], reading: ProseReading, turn: int
) -> tuple[str, list[tuple[int, int]], int]:
    """Return the new text, where each old character went, and whose turn it is among ways to write."""
    new, at = "", 0
    moved: list[tuple[int, int]] = [(0, 0)] * len(text)

    def copy(first: int, last: int) -> None:
        nonlocal new
        for old in range(first, last):
            moved[old] = (len(new) + old - first, len(new) + old - first + 1)
        new += text[first:last]

    for match, rule in edits:
        copy(at, match.start())
        at = match.end()
        ways = [way for way in rule.write if way != match[0]] or list(rule.write)
        for part in _parts(ways[turn % len(ways)].replace("{township}", reading.township).replace("{year}", str(reading.year))):
            if isinstance(part, str):
                new += part
                continue
            group, way = part
            if match[group] is None:
                continue
            if way is None:
                copy(*match.span(group))
                continue
            said = WAYS[way](match[group])
            is_sign_by_sign = len(said) == len(match[group])
            for place, old in enumerate(range(*match.span(group))):
                moved[old] = (len(new) + place, len(new) + place + 1) if is_sign_by_sign else (len(new), len(new) + len(said))
            new += said
        turn += 1
    copy(at, len(text))
    return new, moved, turn


def _parts(template: str) -> Iterator[str | tuple[str, str | None]]:
    at = 0
    for match in _PART.finditer(template):
        yield template[at : match.start()]
        yield match[1], match[2]
        at = match.end()
    yield template[at:]


def _other_names(reading: ProseReading) -> dict[str, str]:
    """Return another name for each village of the paper."""
    places = sorted(
        {one.place for one in reading.mentions if one.place.endswith(("村", "社区"))}, key=lambda name: (-len(name), name)
    )
    known = "".join(one.text for one in reading.prose.paragraphs)
    spare = [name for name in (*_NAMES, *(a + b[0] for b in _NAMES for a in _FAMILIES)) if name not in known]
    return {old: spare[at] + ("村" if old.endswith("村") else "社区") for at, old in enumerate(places[: len(spare)])}


def load_rewordings() -> list[Rewording]:
    """Return all of ``rewordings.toml``, in its order."""
    known: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return [Rewording.of(one) for one in known["rewording"]]
