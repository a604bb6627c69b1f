"""A sentence says no more than its figures: every law over random townships with anything missing."""

from __future__ import annotations

import pytest

from tests.property.laws import LAWS, Law, stream_of

#: Townships of each law; ``benchmarks/laws.py`` takes thousands.
TOWNSHIPS = 150


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_law(law: Law) -> None:
    told = sum(law(stream_of(number)) for number in range(TOWNSHIPS))
    assert told > TOWNSHIPS / 20  # a law that no township puts to the test proves nothing
