"""The same said otherwise: papers reworded without a change of meaning, and which numbers are read otherwise then.

    python benchmarks/rewording.py                     # a line a rewording, over dev, exam, exam2 and the tests' sentences
    python benchmarks/rewording.py --only 其中 -v       # each number that came out otherwise, of the rewordings so named
    python benchmarks/rewording.py dev exam            # of these parts alone

Nothing is held against gold: a number is read before and after, and both readings have to agree in topic, item, measure, value,
period and place (``rewordings.toml`` says how each is done and what it keeps). *compared* are the numbers of sentences that were
changed; of these *same*, *words* (own words before and after, other ones), *vague* (an item before, own words after), *named*
(the other way round), *wrong* (any other difference) and *lost* (no figure any more). *new* are figures where there were none,
and *afar* what changed in sentences that were left as they are.
"""

from __future__ import annotations

import argparse
import ast
import importlib.util
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.rewordings import Reworded, Rewording, load_rewordings
from fupin_analysis.acquire.document.files import read_document
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Mention, Paragraph, Prose, ProseReading

ROOT = Path(__file__).parents[1]
PARTS = ("dev", "exam", "exam2", "sentences")
COLUMNS = ("compared", "same", "words", "vague", "named", "wrong", "lost", "new", "afar")
_STOP = re.compile("[。！？；]")


def papers(part: str) -> Iterator[Prose]:
    """Yield the documents of a part of the corpus, or the sentences of the reader's own tests as papers of one paragraph."""
    if part == "heldout":
        raise SystemExit("the part set apart is for totals only")
    if part == "sentences":
        yield from map(paper_of, sentences())
        return
    spec = importlib.util.spec_from_file_location("corpus_check", ROOT / "tests" / "corpus" / "check.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for path, _, gold in module.documents(part):
        yield read_document(path.with_suffix("." + gold.get("format", "txt")))


def sentences() -> list[str]:
    """Return the sentences of the tests of prose and of the guards' table, each once."""
    found: dict[str, None] = {}
    folders = (ROOT / "tests" / "clean" / "prose", ROOT / "fupin_analysis" / "clean" / "prose" / "guards")
    for path in sorted(path for folder in folders for path in folder.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_sentence(node.value):
                found[node.value] = None
    return list(found)


def _is_sentence(text: str) -> bool:
    return "\n" not in text and bool(re.fullmatch("[^\\\\|*?{}=/]{8,300}[。；]", text)) and bool(re.search("[0-9]", text))


def paper_of(sentence: str, title: str = "甲山镇2018年脱贫攻坚工作总结") -> Prose:
    """Return a paper of a title and one paragraph."""
    return Prose("甲山镇.txt", (Paragraph(1, title), Paragraph(2, sentence)))


def compare(prose: Prose, before: ProseReading, rewording: Rewording) -> tuple[Counter[str], list[str]]:
    """Reword a paper, read it again and hold every figure against what it was; the tally, and a line a difference."""
    reworded = rewording.apply(prose, before)
    tally, lines = Counter[str](), list[str]()
    if not reworded.sites:
        return tally, lines
    tally["sites"] = reworded.sites
    paragraphs = {one.number: one.text for one in prose.paragraphs}
    after = read_prose(reworded.prose)
    by_place = [(one, one.paragraph, one.start, one.end) for one in after.mentions if one.kind == "figure"]
    taken = set()
    for one in before.mentions:
        if one.kind != "figure":
            continue
        first, last = reworded.span(one.paragraph, one.start, one.end)
        other = next(
            (new for new, paragraph, start, end in by_place if paragraph == one.paragraph and start < last and first < end), None
        )
        taken.add(id(other))
        verdict = _verdict(one, other, rewording, reworded)
        near = reworded.touches(one.paragraph, *_sentence(paragraphs[one.paragraph], one))
        tally["compared"] += near
        if near or verdict != "same":
            tally[verdict if near else "afar"] += 1
        if verdict != "same":
            lines.append(_line("" if near else "afar ", verdict, one, other, paragraphs, reworded))
    for one in after.mentions:
        if one.kind == "figure" and id(one) not in taken:
            tally["new"] += 1
            lines.append(f"    new: {told(one)} {_around(reworded.texts[one.paragraph], one.start, one.end)}")
    return tally, lines


def _sentence(text: str, one: Mention) -> tuple[int, int]:
    first = max((match.end() for match in _STOP.finditer(text, 0, one.start)), default=0)
    stop = _STOP.search(text, one.end)
    return first, stop.end() if stop else len(text)


def _verdict(one: Mention, other: Mention | None, rewording: Rewording, reworded: Reworded) -> str:
    if other is None:
        return "lost"
    place = reworded.names.get(one.place, one.place)
    if (abs(one.value - other.value) > 1e-9 * max(1.0, abs(one.value))) or (one.period, place) != (other.period, other.place):
        return "wrong"
    if one.measure != other.measure:
        return "wrong"
    if rewording.keeps == "measure":
        return "same" if one.topic == other.topic else "wrong"
    if (one.topic, one.item) == (other.topic, other.item):
        return "same"
    if one.topic != other.topic and not (one.is_own and other.is_own):
        return "wrong"
    if one.is_own and other.is_own:
        return "words" if one.topic == other.topic else "wrong"
    return "vague" if other.is_own else "named" if one.is_own else "wrong"


def told(one: Mention | None) -> str:
    """Return a reading as a line tells it."""
    if one is None:
        return "nothing"
    where = f"[{one.place}]" if one.place else ""
    return f"{one.topic}/{one.item}.{one.measure}={one.value:.12g}@{one.period}{where}{'?' if one.is_doubtful else ''}"


def _line(far: str, verdict: str, one: Mention, other: Mention | None, texts: dict[int, str], reworded: Reworded) -> str:
    first, last = reworded.span(one.paragraph, one.start, one.end)
    return (
        f"    {far}{verdict}: {told(one)} → {told(other)}\n"
        f"        {_around(texts[one.paragraph], one.start, one.end)}\n"
        f"        {_around(reworded.texts[one.paragraph], first, last)}"
    )


def _around(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 34) : start]}[{text[start:end]}]{text[end : end + 14]}"


def run(rewordings: Iterable[Rewording], readings: list[tuple[Prose, ProseReading]], *, verbose: int) -> Counter[str]:
    """Print a line a rewording and return the sum."""
    total = Counter[str]()
    print(f"{'':44}{'sites':>7}" + "".join(f"{name:>9}" for name in COLUMNS))
    for rewording in rewordings:
        tally, lines = Counter[str](), list[str]()
        for prose, before in readings:
            some, told_of = compare(prose, before, rewording)
            tally.update(some)
            lines += [f"    {prose.file}", *told_of] if told_of and len(prose.paragraphs) > 2 else told_of
        _print(rewording.name, tally)
        for line in lines if verbose else ():
            print(line)
        total.update(tally)
    _print("all", total)
    return total


def _print(name: str, tally: Counter[str]) -> None:
    share = f"{tally['same'] / tally['compared']:8.1%}" if tally["compared"] else ""
    print(f"{name:44}{tally['sites']:7}" + "".join(f"{tally[column]:9}" for column in COLUMNS) + share, flush=True)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", default=list(PARTS))
    parser.add_argument("--only", default="", help="a regular expression: rewordings so named")
    parser.add_argument("-v", "--verbose", action="count", default=0)
    arguments = parser.parse_args()
    chosen = [one for one in load_rewordings() if re.search(arguments.only, one.name)]
    readings = [(prose, read_prose(prose)) for part in arguments.parts for prose in papers(part)]
    run(chosen, [(replace(prose), reading) for prose, reading in readings], verbose=arguments.verbose)
    return 0


if __name__ == "__main__":
    sys.exit(main())
