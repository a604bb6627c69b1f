"""年末 behind what was there at the year's beginning and what changed is of what was there."""

import pytest

from tests.clean.prose.sentence import figures


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("年初监测对象30户，年内新增8户，消除风险12户，年末26户。", "monitoring/total.households=26"),
        ("年初在册监测对象30户。新识别8户，消除风险12户，年底共有26户。", "monitoring/total.households=26"),
        ("年初系统内贫困人口1252人，自然增加22人，清退13人，年末1261人。", "registry/年末系统内贫困人口.persons=1261"),
        ("年初贷款余额120万元，当年发放80万元，收回50万元，年底150万元。", "other/年末贷款余额.amount_yuan=1500000"),
        ("今年新增监测对象8户，年末剩26户。", "monitoring/年末剩.households=26"),
    ],
)
def test_what_there_was_at_the_end(text, last):
    assert figures(text)[-1] == last


def test_what_there_was_at_the_beginning_is_not_the_years():
    assert figures("年初监测对象30户，年末26户。") == ["monitoring/年初监测对象.households=30", "monitoring/total.households=26"]
