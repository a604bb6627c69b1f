"""Numbers of persons told piece by piece in words are hidden wherever a text is shown."""

import pytest

from fupin_analysis.core.texts.hidden import hide_identifiers
from fupin_analysis.core.texts.privacy import mask_identifiers


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("身份证前六位999901，出生日期19800101，后四位0016", ("999901", "19800101", "0016")),
        ("身份证号码：前6位为999901，第7至14位：19800101，末4位001X。", ("999901", "19800101", "001X")),
        ("身份证（前六位）999901、（后四位）0016", ("999901", "0016")),
        ("李某，1980年1月1日出生，身份证后4位0016", ("1980年1月1日", "0016")),
        ("手机前三位138，中间四位0013，后四位8000", ("138", "0013", "8000")),
        ("银行卡尾号8899", ("8899",)),
        ("社保卡开头6217，末尾12345", ("6217", "12345")),
        ("身份证后四位零零一六", ("零零一六",)),
        ("尾号为 ８８９９ 的账户", ("８８９９",)),
        ("卡号尾号8899户主李某", ("8899",)),
        ("银行卡后四位8899元旦前发放", ("8899",)),
        ("手机尾号8899只剩3户", ("8899",)),
        ("银行卡尾数8899，身份证末位号码0016", ("8899", "0016")),
        ("排查的身份证前六位999901", ("999901",)),
        ("身份证第7-10位 1980年", ("1980",)),
    ],
)
def test_the_pieces_are_hidden_and_each_sign_stays_where_it_stands(text, digits):
    for hidden in (mask_identifiers(text), *hide_identifiers([text])):
        assert not any(piece in hidden for piece in digits)
        assert len(hidden) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "位居全县前六位，脱贫35户120人。",
        "证件齐全，位列前三位，300户受益。",
        "前三位123户，手机补助1200元。",
        "出生人口120人，身份证办理300人。",
        "1980年1月1日出生的老人，后四位代表发言。",
        "工程款尾数12345元已付。",
        "项目尾数3500 元未付，账号见附件。",
        "生猪存栏尾数1350头，鱼苗尾数35000尾。",
        "电话费尾数12345.6元。",
        "盘点尾数1350，联系电话见下。",
        "联系电话见下，全县排名前三位 2019年脱贫120户。",
        "账号见附件，综合考核第3位2020年。",
        "手机发放完毕，我镇位列前三位：2019年脱贫120户。",
    ],
)
def test_what_is_counted_stays(text):
    assert mask_identifiers(text) == text
    assert hide_identifiers([text]) == [text]
