"""Whether the vocabulary is that of the field, or the memory of the documents it was built beside.

    python benchmarks/vocabulary.py

For each shipped document the vocabulary is taken without the items that nothing but this document vouches for (no official form,
no other document), and the document's numbers are counted again: with a known item (listed, or composed of listed words), in
the document's own words, or lost.

Of the items that exactly one shipped document uses (*used_by_one*) some stand on the return workbook (*once_on_form*) or on an
official form that the entry names (*once_official*): any township fills those. *memory* are the others, which nothing but one
document vouches for; their entries name published summaries as their source. *off_form* are the items that the return workbook
does not ask for, *off_form_once* those of them that one shipped document uses, and *nowhere_else* those of these that no paper of
the open corpus (``tests/corpus``: dev, exam, exam2) uses either.

An item that is composed (危房改造：已开工) is no entry, and counts as its object.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from pathlib import Path

from fupin_analysis.acquire.inputs import list_inputs
from fupin_analysis.core.source import Source
from fupin_analysis.core.words.composing import made_of
from fupin_analysis.core.words.terms import is_own, load_vocabulary
from fupin_analysis.flow import read_files

RAW = Path(__file__).parents[1] / "data" / "raw"
#: Papers of the open corpus: what is held out stays unread.
PAPERS = [path for part in ("dev", "exam", "exam2") for path in (RAW.parents[1] / "tests" / "corpus" / part).glob("*.toml")]
#: The source of an item that no official form has: it was met in documents only.
DOCUMENTS = "公开的乡镇工作总结"


def used_in() -> tuple[dict[tuple[str, str], set[str]], dict[str, Counter[tuple[str, str]]], int]:
    """Return the documents that use each item, the numbers of each document by item, and how many cells were set aside."""
    intake = read_files(list_inputs(RAW), root=RAW)
    users: dict[tuple[str, str], set[str]] = defaultdict(set)
    numbers: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for row in intake.figures.itertuples(index=False):
        source = Source.parse(str(row.source))
        document = source.note.split()[0] if source.note else source.file
        item = (str(row.topic), _base_of(str(row.topic), str(row.item)))
        users[item].add(document)
        numbers[document][item] += 1
    return users, numbers, len(intake.quarantine)


def _base_of(topic: str, name: str) -> str:
    """Return the listed item that a name is made of; a name that is no composed one is returned as it is."""
    known = load_vocabulary().topics[topic]
    parts = made_of(known, name)
    return parts[0] if parts and name not in known.items else name


def in_corpus() -> set[tuple[str, str]]:
    """Return the items that papers of the corpus use."""
    figures = [one for path in PAPERS for one in tomllib.loads(path.read_text(encoding="utf-8"))["figures"]]
    known = [load_vocabulary().find_item(one["topic"], one["item"]) for one in figures if one["item"] != "own"]
    return {(item.topic, _base_of(item.topic, item.name)) for item in known if item is not None}


def measure() -> dict[str, float]:
    """Count items and numbers."""
    users, numbers, lost = used_in()
    items = {(item.topic, item.name): item for item in load_vocabulary().items()}
    once = [key for key in items if len(users[key]) == 1]
    on_form = [key for key in once if items[key].on_form]
    memory = [key for key in once if items[key].source == DOCUMENTS and not items[key].on_form]
    off_form = [key for key in items if not items[key].on_form]
    off_form_once = [key for key in once if not items[key].on_form]
    met = in_corpus()
    nowhere_else = [key for key in off_form_once if key not in met]
    known = own = 0
    for document, counts in numbers.items():
        for key, count in counts.items():
            is_vouched = key in items and (items[key].source != DOCUMENTS or users[key] != {document})
            known += count if is_vouched and not is_own(key[1]) else 0
            own += 0 if is_vouched and not is_own(key[1]) else count
    return {
        "documents": len(numbers),
        "items": len(items),
        "used_by_one": len(once),
        "used_by_one_share": len(once) / len(items),
        "once_on_form": len(on_form),
        "once_official": len(once) - len(on_form) - len(memory),
        "memory": len(memory),
        "memory_share": len(memory) / len(items),
        "off_form": len(off_form),
        "off_form_once": len(off_form_once),
        "off_form_once_share": len(off_form_once) / len(off_form),
        "nowhere_else": len(nowhere_else),
        "nowhere_else_share": len(nowhere_else) / len(off_form),
        "numbers": known + own,
        "known": known,
        "known_share": known / (known + own),
        "own_words": own,
        "lost": lost,
    }


def main() -> None:
    """Print the table."""
    for name, value in measure().items():
        print(f"{name:20} {value:.1%}" if name.endswith("share") else f"{name:20} {value:.0f}")


if __name__ == "__main__":
    main()
