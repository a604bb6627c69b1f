"""Names of persons written out in a table (张伟民, 李秀英户, 王德福（书记）): known by surname and given name, and never shown.

A column without a heading, or with one that says nothing of people (帮扶, 受益, 包户), may hold names all the same. Hamlets,
herbs and firms begin as names do; their second and third signs are none of which given names are made.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache

from fupin_analysis.core.disk.toml import load_words

#: What stands for a name that is not shown.
HIDDEN = "***"
#: A name with blanks that fill its cell (张　伟), and how many signs it has.
_SPACED, _LONGEST = re.compile(r"[\u3400-\u9fff\s]+"), 4
#: What parts the names of a cell.
_BETWEEN = re.compile(r"[、,，;；/／\s]+|[和与及]")
_BEHIND = re.compile(r"[(（][^()（）]{1,12}[)）]$|[\s:：]*[0-9*]{5,}$|^[0-9]{1,3}[.、．]")

#: How a label ends beside which a person is named, though it says 名称.
_OF_A_PERSON = re.compile("[人者户主员手长]的?(?:名称|全称|名字)$")
#: How posts end, and words for those who answer for something.
_POST = re.compile(
    "(?:书记|主任|支书|文书|[村乡镇局站所队组厂]长|理事长|经理|队员|干部|专干|会计|医生|教师|老师|户主|联系人|负责人|责任人|带头人|经办人"
    "|填报人|包保人|[护管信网联监保]..?员)$"
)

#: How places, works and firms end that are named by sound as well: 扎西牧场, 阿依合作社.
NO_END = "[村屯寨组乡镇县州场厂店社区校学院站所局办部路桥河湖山沟滩泉错查点司业格果梨枣杏桃肉羊牛马茶毯舞刀品类]"
_NO_NAME = "(?<!达瓦孜)"


def is_person(text: str) -> bool:
    """Whether a text is the name of a person, or of several, whatever is told of them in brackets or behind.

    Examples
    --------
    >>> [is_person(text) for text in ("张伟民", "李秀英户", "王德福（书记）", "张伟民、李秀英", "欧阳建国")]
    [True, True, True, True, True]
    >>> [is_person(text) for text in ("张 伟 民", "阿依古丽", "扎西次仁", "扎西牧场", "达瓦")]
    [True, True, True, False, False]
    >>> [is_person(text) for text in ("张家沟", "何首乌", "高标准", "林业站", "扎西梨", "达瓦孜")]
    [False, False, False, False, False, False]
    """
    names = [part for part in _BETWEEN.split(_bare(text)) if part]
    return bool(names) and all(_whole().fullmatch(name) and not _is_word(name) for name in names)


def may_be_person(text: str) -> bool:
    """Whether a text may be a person's name, but as well the name of a place or of a plant: 张伟, 王福, 李青山.

    Examples
    --------
    >>> [may_be_person(text) for text in ("张伟", "李青山", "张伟民", "张沟", "脱贫户")]
    [True, True, True, False, False]
    """
    names = [part for part in _BETWEEN.split(_bare(text)) if part]
    return bool(names) and all(_short().fullmatch(name) and not _is_word(name) for name in names)


def holds_post(text: str, labels: Collection[str]) -> bool:
    """Whether a text may be the name of whoever holds the post that a label beside it names: 党支部书记 | 李四.

    Examples
    --------
    >>> holds_post("李四", ["党支部书记"]), holds_post("李四", ["一心村"]), holds_post("无", ["驻村第一书记"])
    (True, False, False)
    """
    plain = _bare(text)
    is_name = is_person(text) or re.fullmatch(rf"(?:{patterns_of_names()[2]})[\u3400-\u9fff·]{{1,3}}", plain) is not None
    return is_name and any(map(_POST.search, labels))


def names_person(label: str, name: str) -> bool:
    """Whether a label and what stands beside it name a person.

    Examples
    --------
    >>> names_person("承包人名称", "李大海"), names_person("企业名称", "张伟民"), names_person("企业名称", "绿源茶业")
    (True, True, False)
    """
    return _OF_A_PERSON.search(label) is not None or is_person(name)


def are_persons(texts: Collection[str], *, is_beside: bool) -> bool:
    """Whether what stands in a column is names of persons, though nothing calls it so.

    Parameters
    ----------
    texts
        The texts of the column.
    is_beside
        Whether another column names the rows, so that none of these is a place.

    Examples
    --------
    >>> are_persons(["张伟民", "李秀英", "王福"], is_beside=False), are_persons(["王庄", "李子坪", "张家沟"], is_beside=True)
    (True, False)
    >>> are_persons(["张伟", "王福"], is_beside=True), are_persons(["张伟", "王福"], is_beside=False)
    (True, False)
    """
    sure = sum(map(is_person, texts))
    likely = sum(is_person(text) or may_be_person(text) for text in texts)
    if not texts or 4 * likely < 3 * len(texts):
        return False
    return 2 * sure >= len(texts) or (is_beside and likely == len(texts) and len(texts) > 1)


@lru_cache(maxsize=2**12)
def hide_persons(text: str) -> str:
    """Return a text with the names of persons in it hidden; one that is nothing else is hidden as a whole.

    Examples
    --------
    >>> hide_persons("张伟民户已脱贫"), hide_persons("包户干部：李秀英"), hide_persons("王家平村、李秀英小学")
    ('***户已脱贫', '包户干部：***', '王家平村、李秀英小学')
    """
    if is_person(text):
        return HIDDEN
    shown, done = "", 0
    for start, end in names_in(text):
        shown, done = f"{shown}{text[done:start]}{HIDDEN}", end
    return shown + text[done:]


def names_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where names of persons stand in a running text, where it leaves no doubt.

    Examples
    --------
    >>> list(names_in("包户干部李秀英、张伟民"))
    [(4, 7), (8, 11)]
    """
    for match in _within().finditer(text):
        if not _is_word(match[0]):
            yield match.span()


def patterns_of_names() -> tuple[str, str, str]:
    """Return the patterns of a name that is none else, of a short one that needs words beside it that say so, of a surname."""
    usual, every, given, last = _parts()
    return f"{every}{given}{last}", f"{usual}{given}", usual


def hide_in(details: Mapping[str, object]) -> dict[str, object]:
    """Return what a problem tells, names of persons hidden."""
    return {key: hide_persons(value) if isinstance(value, str) else value for key, value in details.items()}


def _bare(text: str) -> str:
    joined = "".join(text.split())
    plain = joined if _SPACED.fullmatch(text.strip()) and len(joined) <= _LONGEST else text.strip()
    while (rest := _BEHIND.sub("", plain).strip()) != plain:
        plain = rest
    return plain


def _is_word(name: str) -> bool:
    return re.match(load_words("prose/stories")["stories"]["no_names"], name) is not None


@cache
def _parts() -> tuple[str, str, str, str]:
    """Return the patterns of surnames that begin nothing else, of all, of given signs, and of those that end no place."""
    stories, names = load_words("prose/stories")["stories"], load_words("prose/names")["names"]
    usual = stories["surnames"]
    every = f"(?:{usual}|{stories['surnames_too']}|[{names['surnames']}])"
    given = names["given"]
    last = "".join(sign for sign in given if sign not in names["as_places"])
    return usual, every, f"[{given}]", f"[{last}]"


@cache
def _whole() -> re.Pattern[str]:
    _, every, given, last = _parts()
    told = load_words("prose/names")["names"]["told"]
    by_sound = load_words("prose/names")["names"]["sounded"]
    sounded = (
        rf"(?=[\u3400-\u9fff·]{{3,8}}$)(?:[\u3400-\u9fff]{{0,3}}·?)?(?:{by_sound})[\u3400-\u9fff·]{{0,4}}(?<!{NO_END}){_NO_NAME}"
    )
    return re.compile(rf"(?:{every}{given}{last}|(?:欧阳|上官|司马|诸葛){given}{{1,2}}){told}?|{sounded}")


@cache
def _short() -> re.Pattern[str]:
    usual, every, given, _ = _parts()
    places = load_words("prose/names")["names"]["as_places"]
    return re.compile(rf"(?!{every}家[{places}])(?:{usual}{given}|{every}{given}{given})")


@cache
def _within() -> re.Pattern[str]:
    usual, _, given, last = _parts()
    goes_on = load_words("prose/names")["names"]["goes_on"]
    name = rf"(?:{usual}){given}{last}(?!{goes_on})"
    return re.compile(rf"(?<![\u3400-\u9fff]){name}|(?<=[人员部记任长主是]){name}")
