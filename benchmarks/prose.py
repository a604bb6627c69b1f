"""How well prose is read: precision and recall over the corpus of summaries, per topic, and what became of every number.

    python benchmarks/prose.py            # totals of dev and heldout
    python benchmarks/prose.py dev -v     # each difference in the part for working on
    python benchmarks/prose.py exam -v    # documents written by somebody who had not seen the reader
    python benchmarks/prose.py exam2 -v   # as exam, a second examination

A figure counts as right if topic, item, measure, value, period and place are those of the gold file. Where the vocabulary has no
word for an item (``own``), topic and item are the reader's own; measure, value, period and place must be right all the same.
Where the text sums up over several years, the cumulative item is as right as the item itself; what has not happened yet
(``aspect`` of the gold) must be read as the planned item, and nothing else as one.
"""

from __future__ import annotations

import argparse
import importlib.util
import math
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from fupin_analysis.acquire.document.files import read_document
from fupin_analysis.clean.prose.figures import clean_tables
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Mention, Prose, ProseReading
from fupin_analysis.core.words.facets import narrow
from fupin_analysis.core.words.planning import planned_item
from fupin_analysis.core.words.terms import load_vocabulary

CORPUS = Path(__file__).parents[1] / "tests" / "corpus"


def _documents(folder: Path, part: str) -> list[tuple[Path, str, dict[str, Any]]]:
    spec = importlib.util.spec_from_file_location("corpus_check", folder / "check.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no corpus in {folder}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return [(path, text, _named_now(gold)) for path, text, gold in module.documents(part)]


def _named_now(gold: dict[str, Any]) -> dict[str, Any]:
    """Return gold with items that were listed once under the names that they are composed of now."""
    return {**gold, "figures": [{**one, **_now(one["topic"], one["item"])} for one in gold["figures"]]}


def _now(topic: str, name: str) -> dict[str, str]:
    item = load_vocabulary().find_item(topic, name) if name != "own" else None
    if item is None:
        return {"topic": topic, "item": name}
    return {"topic": item.topic, "item": "own" if item.is_own else item.name}


def _span(text: str, entry: dict[str, Any]) -> int:
    start = -1
    for _ in range(entry.get("nth", 1)):
        start = text.find(entry["as_written"], start + 1)
    return start


def _offsets(text: str, reading: ProseReading) -> dict[int, list[int]]:
    """Where each character of each paragraph stands in the text of the file; blanks and line ends may differ."""
    found: dict[int, list[int]] = {}
    signs = [at for at, sign in enumerate(text) if not sign.isspace()]
    bare, place = "".join(text[at] for at in signs), 0
    for paragraph in sorted(reading.prose.paragraphs, key=lambda one: one.number):
        start = bare.find("".join(paragraph.text.split()), place)
        step = start if start >= 0 else place
        places = []
        for sign in paragraph.text:
            if start < 0 and not sign.isspace():  # the reader has changed a mark: sign by sign
                at = bare.find(sign, step)
                step = at if 0 <= at <= step + 400 else step
            places.append(signs[min(step, len(signs) - 1)])
            step += not sign.isspace()
        found[paragraph.number] = places
        place = step
    return found


def _of_tables(prose: Prose, reading: ProseReading) -> list[dict[str, Any]]:
    if not prose.tables:
        return []
    return clean_tables(prose, township=reading.township, year=reading.year).figures.to_dict("records")


def _in_table(gold: dict[str, Any], cells: list[dict[str, Any]]) -> bool:
    names = ("topic", "item", "measure", "value", "period", "place")
    return any(all(cell[name] == one[name] for name in names) for cell in cells for one in _meant(gold))


def _meant(gold: dict[str, Any]) -> list[dict[str, Any]]:
    """The entry, and the others that are as right: ``topic.item`` or ``topic.item@period`` in ``also``; of plans the planned."""
    found = [gold]
    for other in gold.get("also", []):
        path, _, period = other.partition("@")
        topic, item = path.split(".")
        found.append({**gold, **_now(topic, item), "period": period or gold["period"]})
    aspect = gold.get("aspect")
    planned = [_planned(one) for one in found] if aspect else []
    return [*found, *planned] if aspect == "expected" else planned or found


def _planned(gold: dict[str, Any]) -> dict[str, Any]:
    known = load_vocabulary().find_item(gold["topic"], gold["item"])
    if known is None or known.is_own:
        return gold
    item = planned_item(known)
    return {**gold, "topic": item.topic, "item": item.name}


_SUMS_UP = re.compile("累计|历年|以来|[两二三四五六七八九几]年(?:来|间)|十[二三四]五|20[0-9]{2}年?(?:-|—|－|至|到)20[0-9]{2}年")


def _summed(gold: dict[str, Any], before: str) -> list[dict[str, Any]]:
    """The entry under its cumulative item, if its sentence sums up over several years."""
    known = load_vocabulary().find_item(gold["topic"], gold["item"])
    if known is None or known.is_own or not _SUMS_UP.search(re.split("[。\n]", before)[-1]):
        return []
    item = narrow(known, "cumulative")
    return [{**gold, "topic": item.topic, "item": item.name}] if item is not None else []


def _is_right(mention: Mention, gold: dict[str, Any]) -> bool:
    if mention.kind != "figure" or not math.isclose(mention.value, gold["value"], rel_tol=1e-9, abs_tol=1e-9):
        return False
    if mention.period != gold["period"] or mention.place != gold["place"]:
        return False
    if gold["item"] == "own":
        return mention.measure == gold["measure"] or _is_other_measure(mention, gold)
    return (mention.topic, mention.item, mention.measure) == (gold["topic"], gold["item"], gold["measure"])


def _is_other_measure(mention: Mention, gold: dict[str, Any]) -> bool:
    """Counts in units of their own, and recipients where the reader has found a better item."""
    alike = (
        {"count", "quantity", "projects", "sessions"},
        {"persons", "recipients", "participants"},
        {"person_times", "participants", "recipients"},
    )
    return any({mention.measure, gold["measure"]} <= same for same in alike)


def score(folder: Path, part: str, *, verbose: bool) -> tuple[Counter[str], Counter[str], Counter[str], Counter[str]]:
    """Count what is right, found and asked for, by topic, and what became of numbers that are no figures."""
    right, found, gold_count, others = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for path, text, gold in _documents(folder, part):
        prose = read_document(path.with_suffix("." + gold.get("format", "txt")))
        reading = read_prose(prose)
        cells = _of_tables(prose, reading)
        offsets = _offsets(text, reading)
        figures = [one for one in reading.mentions if one.kind == "figure"]
        by_start = {offsets[one.paragraph][one.start]: one for one in reading.mentions}
        matched = set()
        if verbose and (reading.township, reading.year) != (gold["township"], gold["year"]):
            print(f"{path.stem}: {reading.township} {reading.year}, gold {gold['township']} {gold['year']}")
        for entry in gold["figures"]:
            topic = entry["topic"]
            gold_count[topic] += 1
            start = _span(text, entry)
            at = [place for place in by_start if start - 3 <= place < start + len(entry["as_written"])]
            readings, meant = [by_start[place] for place in at], [*_meant(entry), *_summed(entry, text[:start])]
            mention = next((one for one in readings if any(_is_right(one, other) for other in meant)), None)
            if mention is None and _in_table(entry, cells):
                right[topic] += 1
                found[topic] += 1
            elif mention is not None:
                right[topic] += 1
                matched.add(id(mention))
            elif verbose:
                got = [_told(by_start[place]) for place in at]
                around = text[max(0, start - 18) : start + len(entry["as_written"]) + 8].replace("\n", "/")
                want = "{topic}/{item}.{measure}={value}@{period}[{place}]".format(**entry) + entry.get("own_words", "")
                print(f"{path.stem} …{around}…\n    want {want}\n    got  {'; '.join(got) or 'nothing'}")
        for mention in figures:
            found[mention.topic] += 1
            if id(mention) in matched:
                others["right figures"] += 1
        for entry in gold["not_figures"]:
            start = _span(text, entry)
            at = [
                by_start[place]
                for place in by_start
                if start - 3 <= place < start + len(entry["as_written"]) and by_start[place].kind == "figure"
            ]
            if at and not any(id(one) in matched for one in at):
                others["not figures read as figures"] += 1
                if verbose:
                    around = text[max(0, start - 18) : start + len(entry["as_written"]) + 8].replace("\n", "/")
                    print(f"{path.stem} …{around}…\n    is no figure ({entry['why']}), got {_told(at[0])}")
        for kind, count in reading.account().items():
            others[f"kind {kind}"] += count
    return right, found, gold_count, others


def _told(mention: Mention) -> str:
    address = f"{mention.topic}/{mention.item}.{mention.measure}={mention.value:g}@{mention.period}[{mention.place}]"
    return f"{mention.kind} {address} {mention.reasons}"


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", default=["dev", "heldout"])
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    arguments = parser.parse_args()
    for part in arguments.parts:
        if arguments.verbose and part == "heldout":
            raise SystemExit("the part set apart is for totals only")
        right, found, gold, others = score(arguments.corpus, part, verbose=arguments.verbose)
        print(f"{part}: precision {_share(right.total(), found.total())}, recall {_share(right.total(), gold.total())}")
        print(f"  {'topic':16}{'right':>7}{'read':>7}{'gold':>7}{'recall':>9}")
        for topic in sorted(gold, key=lambda name: -gold[name]):
            print(f"  {topic:16}{right[topic]:7}{found[topic]:7}{gold[topic]:7}{_share(right[topic], gold[topic]):>9}")
        print("  " + ", ".join(f"{name} {count}" for name, count in sorted(others.items())))
    return 0


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"


if __name__ == "__main__":
    sys.exit(main())
