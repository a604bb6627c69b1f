"""What there is not: 没有通动力电的自然村5个 are no count of all villages, 未完工项目2个 none of all projects."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.items import Choice, own_label
from fupin_analysis.clean.prose.making import label_of
from fupin_analysis.clean.prose.view import View
from fupin_analysis.core.words.terms import own_words

_NOT = (
    "(?:尚|还|仍|均|都)?(?:未(?!来|成年|雨|必|婚|脱贫|退出|消除)|没有?(?![收落])|无(?!偿|害|息|抵押|缝|线|障碍|公害|人机|论|微不至|土)"
    "|缺少|缺乏|不(?:通|能|具备|享受|达标|符合|安全|在|再)(?!稳定))"
)
_WITHOUT = re.compile(rf"(?P<lack>{_NOT}[^,;。:、0-9]{{0,14}}?的)(?P<noun>[^,;。:、0-9]*)$")
_WITHOUT_BEHIND = re.compile(rf"(?:个|户|名|条|座)?(?P<lack>{_NOT}[^,;。:、0-9]{{0,14}}?的)(?P<noun>[^,;。:、0-9]+)")
_DOES = (
    "完成|偿还|归还|还清|还|发放|兑现|兑付|完工|开工|竣工|动工|通过|安装|建成|建设|解决|落实|实施|享受|领取|参加|接受|纳入|改造"
    "|搬迁|入住|达到|实现|拨付|支付|到位|整改|验收|硬化|建立|配备|覆盖|获得|获|申请|办理|缴纳|开展|接通|通"
)
#: What is wrong with those counted: 2户监测对象信息更新不及时, 5户贫困户档案不规范.
_FAULTY = re.compile(
    r"(?:个|户|名|条|座)?(?:(?P<noun>[^,;。:、0-9]{2,16}?)(?:存在|还|仍|均|都)*(?P<fault>不(?:及时|规范|完善|完整|精准|准确|健全|一致|属实|实|齐全|全|清)|有误|缺失|滞后|漏登|漏项|错误|雷同))(?=[,;。:]|$|的?(?:问题|现象|情况))"
)
_NOT_DONE = re.compile(rf"(?P<lack>{_NOT}(?:能|曾|被|全部|按期|如期|及时)?(?:{_DOES})(?:过|好)?(?:的)?)$")
_LACKS = re.compile(rf"(?:{_NOT})$")
#: Items that are themselves what there is not.
_SAYS_NOT = re.compile("未|不|无|没|缺|难|辍|逾期|问题|疑似|突发|剩余|漏|错")


def those_without(view: View, choice: Choice) -> Choice | None:
    """Return those who lack something in own words, whatever the word that decided names.

    Parameters
    ----------
    view, choice
        The chain and what was chosen for it.
    """
    if view.family in ("share", "points") or not choice.word or _SAYS_NOT.search(label_of(choice)):
        return None
    if choice.how not in ("rule", "label", "default", "base"):
        return None
    match = _WITHOUT.search(view.label)
    if match is not None and choice.word in match[0] and not _SAYS_NOT.search(choice.word):
        return _own(choice, match[0])
    match = _WITHOUT_BEHIND.match(view.after)
    if match is not None and choice.word in match[0] and not _SAYS_NOT.search(choice.word):
        return _own(choice, match[0])
    match = _FAULTY.match(view.after)
    if match is not None and choice.word in match["noun"]:
        return _own(choice, match["noun"] + match["fault"])
    place = view.label.rfind(choice.word)
    if place >= 0 and not _SAYS_NOT.search(choice.word):
        before = view.label[:place]
        match = _NOT_DONE.search(before) or _LACKS.search(before)
        if match is not None:
            return _own(choice, match[0] + view.label[place:])
    return None


def _own(choice: Choice, words: str) -> Choice:
    stripped = own_label(words)
    name = own_words(stripped if re.match(_NOT, stripped) else words)
    return Choice(choice.topic, name, None, 0.0, name, "own")
