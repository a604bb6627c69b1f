"""What is wished for, applied for, listed or still needed is not done: 有贷款意愿的82户, 受理申请31户, 需改厕62户."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.guards.doubt import DECIDED, Doubt, kept
from fupin_analysis.clean.prose.items import Choice, own_label, residue
from fupin_analysis.clean.prose.lexicon import topics_in
from fupin_analysis.clean.prose.making import label_of
from fupin_analysis.clean.prose.view import View

_WORK = (
    "(?:进行|实施|开展|尽快|全面)?(?:改造|改厕|改建|扩建|新建|重建|翻建|修建|修缮|维修|加固|硬化|安装|建设|搬迁|安置|拆除|整改|整治|完善|解决|救助|培训"
    "|就业|转移|缴纳|缴费|参保|办理|落实|发放|补助|帮扶|实施|投资|投入|贷款|改(?=[厕水电]))"
)
_WISH = re.compile(
    "(?:有|无|存在)?[^,;。:、0-9]{0,10}(?:意愿|意向|需求)(?:的)?[^,;。:0-9]{0,10}$"
    "|(?:符合|具备|满足)[^,;。:0-9]{1,10}条件(?:的)?[^,;。:0-9]{0,6}$"
    "|(?:受理|收到|提交|递交|提出|接受|受理了)[^,;。:0-9]{0,14}(?:申请|申报)(?:的)?(?:共|有|户)*$"
    "|(?:申请|申报|上报|报名|报送|储备|谋划)(?:了)?[^,;。:0-9]{0,14}$"
    rf"|(?:(?<![按供无必急刚])需要?|亟需|急需|尚需|仍需|(?<![接招优])待)(?!求){_WORK}[^,;。:0-9]{{0,10}}$"
    "|(?<![按供无必急刚主重只首简紧险次不机纪摘概须思理设构联梦感])(?:需要?|须|要|想|愿意)(?![求点素道闻是么不])[一-鿿、]{1,16}?的"
    "(?:贫困|建档立卡)?(?:户|人口|对象|群众|劳动力|家庭)?$"
)
#: A register divided by the ways that are to lead out of poverty, up to the end of its bracket: 按五个一批来分,….
_BY_WAYS = re.compile(
    '(?:按照?|依照?|照)[^,;。()0-9]{0,10}(?:一批|路子|路径|途径|办法|方式|措施|需求)"?[^,;。()0-9]{0,4}?'
    "(?:来|进行)?(?:划?分(?![别红配发管包布户期批])|归)(?:类|解|为|成|开)?[^,;。()0-9]{0,4}[,:]"
)
_LEAVES_IT = re.compile(r"\)|已|完成|实现")
_WISH_BEHIND = re.compile(
    "(?:个|的)?[^,;。:0-9]{0,6}?(?:有[^,;。:0-9]{1,8}(?:意愿|意向|需求)|提出[^,;。:0-9]{0,8}申请|(?<!经)申请(?!审|并|后|获)[^,;。:0-9]{0,8})"
    "(?=$|[,;。:、])"
)
#: Granted, done, or only how it came about: 申请并落实, 审批通过, 经本人申请, 按需求, 满足需求.
_GRANTED = re.compile(
    "并|通过|获批|获得|批准|审批|落实|放款|到位|完成|解决了?|满足|(?:经|按照?|根据|依据|针对|围绕|结合|凭)[^,;。]{0,8}(?:申请|申报|意愿|需求|意向)|已(?!申请|申报|上报|受理|收到|提|报|储备|谋划)"
)
#: What was asked for is paid behind it: 申报奖补62户,发放奖补资金18万元.
_PAID_FOR = re.compile(r"[^,;。0-9]{0,6},(?:共|已|累计|全部|均)*(?:发放|兑现|兑付|补助|拨付|到位)[^,;。0-9]{0,12}[0-9.]+万?元")
#: The same said behind the number of all of them, and of no number of its own: 62户贫困户全部获得贷款, 36户,已全部改造完成.
_ALL_GRANTED = re.compile(
    "[^,;。0-9未没不将拟需]{0,8},?(?:目前|现|截至目前|年底前)?(?:(?:全部|全都|均|都)已?经?|已经?(?:全部|全都|均|都|(?=完成|竣工|完工|到位)))"
    "(?P<deed>[^,;。0-9未没不将拟需]{0,12})(?=$|[,;。])"
)
_DEEDS = re.compile(
    "获得|获批|纳入|落实|放款|发放|完成|竣工|完工|享受|入住|到位|兑现|办理|参保|解决|满足|贷到|改造|改厕|硬化|安装|搬迁|上岗|就业"
)
_NO_DEED = re.compile("摸底|登记|上报|申报|申请|审核|鉴定|排查|核[查实]|计划|规划|储备|台账|名单|项目库|公示|评议|录入|方案|准备")
_ONE_THING = re.compile("低保|特困|五保|临时救助|残疾|养老|医[保疗]|搬迁|拆除|安置|维修|加固|修缮|培训|就业|改造|改厕|贷款")
_SAYS_SO = re.compile("意愿|意向|需求|需要|申请|申报|上报|报名|储备|谋划|条件|计划|待")
_SIGNED = re.compile("[^,;。0-9]{0,12}?签(?:订|署|了|下)(?:了)?(?P<what>[^,;。0-9]{0,10}?)(?:协议|合同|意向书|承诺书)")
_CERTIFIED = re.compile("(?:已|均|全部|成功)*(?:取得|获得|考取|领取|获|拿到)(?:了)?[^,;。0-9]{0,12}?证(?:书)?")
_SIGNED_BEFORE = re.compile("签(?:订|署|了|下)(?:了)?(?P<what>[^,;。0-9]{2,10})(?:协议|合同|意向书|承诺书)$")
_BY_SIGNING = frozenset({"visits", "medical", "staffing"})
_NOT_OF_WORK = ("_rate", "_planned", "_started")


def only_wished_for(view: View, choice: Choice) -> Choice | None:
    """有贷款意愿的贫困户62户: of whom it is wished, asked or needed, and for whom nothing is done yet.

    Amounts joined to them are of the same: 申请贷款12户60万元.
    """
    if choice.item is None or choice.how not in DECIDED or view.moment.aspect == "plan" or view.family == "share":
        return None
    if (
        choice.name.endswith(_NOT_OF_WORK)
        or _SAYS_SO.search(label_of(choice).replace("雨露计划", ""))
        or choice.topic in ("population", "plan", "publicity")
    ):
        return None
    if view.family != "money" and _PAID_FOR.match(view.sentence.text, view.chain.end, view.sentence.end):
        return None
    if _is_granted_to_all(view, choice):
        return None
    match = _WISH.search(view.label)
    if match is not None and choice.word and choice.word in view.label and not _GRANTED.search(view.label):
        return kept(choice.topic, view.label)
    behind = _WISH_BEHIND.match(view.after)
    if behind is None or not choice.word or choice.word not in behind[0] or _GRANTED.search(behind[0]):
        return None
    return kept(choice.topic, f"{view.label}{behind[0]}" if choice.word in view.label else behind[0])


def by_way_of_a_division(view: View, choice: Choice) -> Choice | None:
    """按五个一批来分,发展教育脱贫的166户: by what way they are to leave poverty, and not what was done for them."""
    if view.family not in ("households", "persons") or choice.how not in DECIDED or view.moment.aspect == "plan":
        return None
    text, start = view.sentence.text, view.chain.start
    ways = next(reversed(list(_BY_WAYS.finditer(text, view.part, start))), None)
    if ways is None or _LEAVES_IT.search(text, ways.end(), start) or _is_granted_to_all(view, choice):
        return None
    return kept(choice.topic, as_needed(view.label)) if residue(view.label) else None


def as_needed(label: str) -> str:
    """Return words that say that something is needed.

    Examples
    --------
    >>> as_needed("易地搬迁安置的"), as_needed("要就业培训的")
    ('需要易地搬迁安置', '要就业培训')
    """
    words = own_label(label).removesuffix("的")
    return words if re.search("需|(?<![主重必])要", words) else f"需要{words}"


def only_signed(view: View, choice: Choice) -> Choice | None:
    """6户危房户签订了改造协议, 签订拆旧协议26份: what is agreed upon is not done."""
    if view.family == "count" and choice.how in DECIDED and choice.topic not in _BY_SIGNING:
        signed = _SIGNED_BEFORE.search(own_label(view.label))
        return kept(choice.topic, signed[0]) if signed is not None and choice.word in signed["what"] else None
    if view.family not in ("households", "persons") or choice.how not in DECIDED or choice.topic in _BY_SIGNING:
        return None
    match = _SIGNED.match(view.after)
    return kept(choice.topic, match[0]) if match is not None and residue(match["what"]) else None


def what_came_of_it(view: View, choice: Choice) -> Choice | None:
    """58人取得证书, behind those who were taught: some of them."""
    is_taught = choice.topic == "training" and view.family in ("persons", "person_times")
    match = _CERTIFIED.match(view.after) if is_taught and not residue(view.label) else None
    return kept("training", match[0]) if match is not None else None


def _is_granted_to_all(view: View, choice: Choice) -> bool:
    """Whether the words behind a number say that all of them have got what the words before it wish for."""
    text, end = view.sentence.text, view.sentence.end
    match = _ALL_GRANTED.match(text, view.chain.end, end)
    if match is None or _DEEDS.search(match["deed"]) is None or _NO_DEED.search(match[0]) is not None:
        return False
    things = set(_ONE_THING.findall(match["deed"]))
    topics = set(topics_in(view.sentence.hits_in(match.start(), match.end()))) - {"registry", "population"}
    return things <= set(_ONE_THING.findall(view.label)) and (not topics or choice.topic in topics)


#: What is not done yet.
OF_WISHES: tuple[Doubt, ...] = (
    Doubt(
        what_came_of_it,
        looks_at="证书 behind those who were taught",
        why="who got a certificate is not everybody who was taught",
        fires="组织62人参加焊工培训，58人取得了证书。",
        passes="组织62人参加焊工培训。",
    ),
    Doubt(
        only_signed,
        looks_at="签订 behind the number",
        why="what is agreed upon is not done",
        fires="与剩余的6户危房户签订了改造协议。",
        passes="改造剩余的6户危房户。",
    ),
    Doubt(
        by_way_of_a_division,
        looks_at="a register divided by ways out of poverty before the number",
        why="by what way they are to leave poverty is not done",
        fires="贫困户612户，按五个一批来分，易地搬迁安置的96户。",
        passes="贫困户612户，按五个一批要求，易地搬迁安置96户。",
    ),
    Doubt(
        only_wished_for,
        looks_at="a word of wishing, asking, listing or needing beside the word that decided",
        why="what is wished for or applied for is not done",
        fires="有贷款意愿的贫困户62户。",
        passes="经本人申请、村级评议，发放贷款62户。",
    ),
)
