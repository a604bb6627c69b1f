"""Papers of a county or of one of its offices, which are no township's: 青石县民政局2019年工作总结, 青石县位于…."""

from __future__ import annotations

import re

_ABOVE = "(?:[一-鿿]{1,6}|[Xx×*某]{1,4})?(?:县|市|(?<![社园街片])区|旗|州|盟|省)"
_OFFICE = (
    "(?:局|委|办公室|扶贫办|开发办|振兴办|领导小组|联合会|残联|妇联|工会|团委|法院|检察院|医院|中学|小学|学校|学院|幼儿园|银行|支行|联社"
    "|公司|集团|电视台|中心|总队|大队)"
)
#: An office of a county, or one that no township has, as the title names it.
_OF_OFFICE = re.compile(
    rf"^(?:关于|中共)?(?P<office>(?:{_ABOVE}[一-鿿]{{0,14}}?{_OFFICE}|[一-鿿]{{2,12}}(?:局|残联|医院|中学|支行|分行|集团)))"
    r"(?=20|二|关于|党|工作|脱贫|扶贫|精准|帮扶|驻村|健康|教育|金融|巩固|$"
    r"|(?!驻|[^,。]*村)[^,;。:]{0,16}(?:工作|情况|总结|汇报|报告|小结|材料|做法|经验))"
)
_TOWNSHIP = re.compile(r"镇|乡(?!村)|街道|苏木|农场|林场|管委会|办事处")
#: A county that a paper without a title speaks of first: 青石县位于省境西部, 2019年,XX县现有….
_OF_COUNTY = re.compile(
    r"^(?:[0-9年月底,]{0,12}|截[至止][^,]{1,12},)?(?P<county>(?:[一-鿿]{1,4}|[Xx×*某]{1,4})(?:县|旗))"
    r"(?![委里内外城直域乡级属东西南北]|政府|人民|财政)[^,。;镇乡村局]{0,12}?(?:现有|共有|位于|地处|总人口|下辖|辖|[0-9])"
)


def office_of(title: str, first: str) -> str:
    """Return the office or county whose paper it is by its title, else by its first paragraph; empty where neither says so.

    Parameters
    ----------
    title, first
        The title, and the first paragraph where there is no title.

    Examples
    --------
    >>> office_of("青石县民政局2019年工作总结", ""), office_of("云岭镇民政办2019年工作总结", "")
    ('青石县民政局', '')
    >>> office_of("县残联无障碍改造情况", ""), office_of("县水利局驻松坪村工作情况", "")
    ('县残联', '')
    >>> office_of("", "XX县现有残疾人870人。"), office_of("", "青石县云岭镇现有残疾人87人。")
    ('XX县', '')
    """
    if title:
        found = None if _TOWNSHIP.search(title) else _OF_OFFICE.match(title)
        return found["office"] if found is not None else ""
    county = _OF_COUNTY.match(first)
    return county["county"] if county is not None else ""
