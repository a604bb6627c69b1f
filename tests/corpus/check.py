"""What a gold file of the corpus must hold: every number of its text accounted for, every word of its figures known.

Used by ``test_corpus.py``; ``python tests/corpus/check.py`` prints the counts of the corpus as they stand.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fupin_analysis.core.words.terms import load_vocabulary

HERE = Path(__file__).parent
PARTS = ("dev", "heldout", "exam", "exam2")
REASONS = frozenset(
    [
        "date",
        "ordinal",
        "section",
        "name",
        "document_number",
        "policy_rate",
        "word",
        "negated",
        "phone_or_code",
        "web_debris",
        "other_place",
        "illustration",
        "duration",
        "geography",
        "masked",
    ]
)
SLIPS = frozenset(["digit", "part", "two_plans", "rival", "unit", "coverage", "ratio"])

_DIGITS = re.compile(r"[0-9０-９]+(?:[.．,，][0-9０-９]+)*")
_UNITS = "户|人次|人|名|万元|亿元|元|公里|米|亩|个|条|期|次|场|份|册|幅|张|头|只|株|项|家|座|所|处|台|辆|套|批|成|倍|吨|公顷"
_UNITS += "|口|笔|间|块|枚|羽|尾|棵|本"
_NUMERALS = re.compile(
    "[一二三四五六七八九十百千万亿两零〇○半]+"
    "(?:(?:点[零一二三四五六七八九]+)?(?:[余多来]?(?:" + _UNITS + "))|分之[一二三四五六七八九十百]+)"
)


def needed(text: str) -> list[tuple[int, int]]:
    """Spans of everything in ``text`` that looks like a number: digit runs, and Chinese numerals before a unit."""
    digits = [match.span() for match in _DIGITS.finditer(text)]
    after_digit = re.compile(r"[0-9０-９余多.．]\s*$")
    chinese = [match.span() for match in _NUMERALS.finditer(text) if not after_digit.search(text[: match.start()])]
    return sorted(digits + chinese)


def documents(part: str = "*") -> Iterator[tuple[Path, str, dict[str, Any]]]:
    """Path, text and gold of each document of a part, in order; what is no text has its text beside it, but for Markdown."""
    for gold in sorted(HERE.glob(f"{part}/*.toml")):
        known = tomllib.loads(gold.read_text(encoding="utf-8"))
        text = gold.with_suffix(".md" if known.get("format") == "md" else ".txt")
        yield gold, text.read_text(encoding="utf-8"), known


def span(text: str, entry: dict[str, Any]) -> tuple[int, int]:
    """Characters of the ``nth`` occurrence of an entry's ``as_written``; ``(-1, -1)`` where the text has no such occurrence."""
    start = -1
    for _ in range(entry.get("nth", 1)):
        start = text.find(entry["as_written"], start + 1)
        if start < 0:
            return (-1, -1)
    return (start, start + len(entry["as_written"]))


def faults(path: Path, text: str, gold: dict[str, Any]) -> list[str]:
    """What is wrong with one gold file, as sentences; empty where nothing is."""
    vocabulary = load_vocabulary()
    found: list[str] = []
    spans: list[tuple[int, int]] = []
    for entry in [*gold["figures"], *gold["not_figures"]]:
        where = span(text, entry)
        if where[0] < 0:
            found.append(f"not in the text: {entry['as_written']}")
        if any(a < where[1] and where[0] < b for a, b in spans):
            found.append(f"claimed twice: {entry['as_written']} at {where[0]}")
        spans.append(where)
    for start, end in needed(text):
        if not any(a <= start and end <= b for a, b in spans):
            found.append(f"not accounted for: {text[max(0, start - 8) : end + 8]!r}")
    for figure in gold["figures"]:
        if figure["item"] == "own":
            if not figure.get("own_words"):
                found.append(f"own item without words: {figure['id']}")
            known = figure["topic"] in vocabulary.topics
        else:
            known = vocabulary.has_item(figure["topic"], figure["item"])
        if not known or figure["measure"] not in vocabulary.measures:
            found.append(f"unknown word: {figure['topic']}.{figure['item']}.{figure['measure']} ({figure['id']})")
        if not re.fullmatch(r"20\d\d(?:H[12]|Q[1-4]|M\d\d|W\d\d|-\d\d-\d\d)?", figure["period"]):
            found.append(f"period {figure['period']} of {figure['id']}")
        if figure["place"] and figure["place"] not in text:
            found.append(f"place {figure['place']} is not in the text")
        if figure["measure"] in ("rate", "paid_share") and not 0 <= figure["value"] <= 3:
            found.append(f"share {figure['value']} of {figure['id']}")
    ids = {figure["id"] for figure in gold["figures"]}
    for slip in gold["slips"]:
        if slip["kind"] not in SLIPS or not set(slip["figures"]) <= ids:
            found.append(f"slip {slip['what']}")
    found += [f"reason {entry['why']}" for entry in gold["not_figures"] if entry["why"] not in REASONS]
    for other in (also for figure in gold["figures"] for also in figure.get("also", [])):
        topic, item = other.partition("@")[0].split(".")
        if item != "own" and not vocabulary.has_item(topic, item):
            found.append(f"unknown word: {other}")
    if not path.parent.name.startswith("exam") and (int(path.name[:2]) % 3 == 0) != (path.parent.name == "heldout"):
        found.append("in the wrong part: numbers divisible by three are held out")
    return found


def main() -> int:
    """Print what the corpus holds and every fault; 1 where there is a fault."""
    wrong = 0
    for part in PARTS:
        count, topics, characters, slips = 0, Counter[str](), 0, 0
        for path, text, gold in documents(part):
            for fault in faults(path, text, gold):
                print(f"{part}/{path.name}: {fault}")
                wrong += 1
            count += 1
            characters += len("".join(text.split()))
            slips += len(gold["slips"])
            topics.update(figure["topic"] for figure in gold["figures"])
        print(f"{part}: {count} documents, {characters} characters, {topics.total()} figures, {slips} slips")
        print("   ", ", ".join(f"{topic} {number}" for topic, number in topics.most_common()))
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
