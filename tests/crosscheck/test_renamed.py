"""Names that no list has any more in the year a township reports for."""

import pandas as pd
import pytest

from fupin_analysis.crosscheck.renamed import tell_renamed


@pytest.mark.parametrize(("year", "is_told"), [(2015, False), (2016, True), (2018, True)])
def test_a_name_that_has_gone_from_the_lists_is_said_with_both_dates(year: int, is_told: bool) -> None:
    figures = pd.DataFrame({"township": ["丁旗镇"] * 2, "year": [year] * 2, "source": ["丁旗镇.xlsx › 表 › B2"] * 2})
    said = [problem.say("zh") for problem in tell_renamed(figures)]
    assert len(said) == is_told
    assert all("2015-09" in text and "2016-07" in text and "丁旗镇.xlsx" in text for text in said)


def test_what_no_list_ever_had_is_no_former_name() -> None:
    assert tell_renamed(pd.DataFrame({"township": ["甲澜镇"], "year": [2018], "source": ["甲澜镇.xlsx"]})) == []
