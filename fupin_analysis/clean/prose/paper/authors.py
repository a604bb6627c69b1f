"""Who wrote a paper: a short line above, below or behind it that names an office or its holder and where it is.

大通镇镇长 罗某, ——水磨镇寨子村第一书记, 茅坪镇竹林湾村民委员会: such a line says whose paper it is before anything that the
text says in passing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fupin_analysis.clean.prose.places.villages import is_village_name

_TOWN = r"[一-鿿]{1,5}?(?:民族乡|镇|乡|街道|苏木)"
_VILLAGE = r"(?:[一-鿿]{1,5}?|[A-Za-z×*某]{1,4})(?:村|社区|嘎查)"
#: Of a village, but for the 村 that ends its name: 竹林湾村民委员会, 高岭村党支部书记.
_OF_VILLAGE = (
    '(?:村?民委员会|居民委员会|村?委会|居委会|村?[“"]?[支两]+委|村?(?:党)?(?:总)?支部|村?党委|党支书|支书|主任|第一书记|(?:党)?(?:总支)?书记'
    "|(?:驻村)?(?:帮扶|扶贫)?工作队|驻村(?:干部|队员|队)|村医|帮扶队)"
)
_OF_TOWN = (
    "(?:人民)?政府|党委|委员会|人大|党政|纪委|镇长|乡长|主任|书记|委员|党工委|办事处|扶贫(?:办|站|工作站)|乡村振兴(?:办|站|局)"
    "|指挥部|办公室"
)
_LINE = re.compile(
    rf"[-—(《\s]*(?:[一-鿿]{{2,7}}?(?:省|自治区))?(?:[一-鿿]{{1,5}}?市)?(?:[一-鿿]{{1,5}}?[县区旗])?(?:中共)?(?:(?P<town>{_TOWN}))?"
    rf"(?:(?P<village>{_VILLAGE})(?={_OF_VILLAGE})|(?:党委|政府|人大|党工委)?(?:原|副|常务)*(?={_OF_TOWN}))"
)
#: What makes of a short line a sentence, or something to be done.
_NO_LINE = re.compile("[。;,:!?]|(?:总结|汇报|报告|方案|计划|讲话|情况)[^)]*$")
_FIRST, _LAST, _LONGEST = 6, 4, 32


def authors_of(lines: Sequence[str]) -> tuple[str, str]:
    """Return the township and the village of who wrote a paper, each empty where no line says so.

    Parameters
    ----------
    lines
        The folded paragraphs, in order, the title among them.

    Examples
    --------
    >>> authors_of(["在全镇推进会上的讲话", "大通镇镇长 罗某", "同志们:"]), authors_of(["驻村半年", "-水磨镇寨子村第一书记 林某"])
    (('大通镇', ''), ('水磨镇', '寨子村'))
    >>> authors_of(["茅坪镇竹林湾村民委员会", "2018年工作总结"]), authors_of(["甲山镇2018年工作总结", "全镇脱贫12户。"])
    (('茅坪镇', '竹林湾村'), ('', ''))
    """
    written = [text.strip() for text in lines if text.strip()]
    for line in [*written[:_FIRST], *written[_FIRST:][-_LAST:]]:
        if len(line) > _LONGEST or _NO_LINE.search(line):
            continue
        match = _LINE.match(line)
        if match is None or not (match["town"] or match["village"]):
            continue
        village = match["village"] or ""
        if village and not (is_village_name(village) or not re.fullmatch("[一-鿿]+", village)):
            continue
        return match["town"] or "", village
    return "", ""
