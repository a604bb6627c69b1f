"""Every number of every document is one thing: a figure, a date or an ordinal, a rate of policy, or left over, and named so."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from fupin_analysis.acquire.document.files import read_document
from fupin_analysis.clean.prose.reader import read_prose
from tests.corpus import check

DOCUMENTS = [(path, gold) for part in check.PARTS for path, _, gold in check.documents(part)]


@pytest.mark.parametrize(("path", "gold"), DOCUMENTS, ids=[f"{path.parent.name}-{path.stem}" for path, _ in DOCUMENTS])
def test_each_number_of_a_document_is_accounted_for_once(path: Path, gold: dict[str, Any]) -> None:
    reading = read_prose(read_document(path.with_suffix("." + gold.get("format", "txt"))))
    assert sum(reading.account().values()) == len(reading.mentions)
    for paragraph in reading.prose.paragraphs:
        spans = sorted((one.start, one.end) for one in reading.mentions if one.paragraph == paragraph.number)
        overlapping = [paragraph.text[a[0] : b[1]] for a, b in pairwise(spans) if b[0] < a[1]]
        assert overlapping == []
        missing = [
            paragraph.text[max(0, start - 8) : end + 6]
            for start, end in check.needed(paragraph.text)
            if not any(first < end and start < last for first, last in spans)
        ]
        assert missing == []
