"""What a text says of its own numbers together, and the same figure said twice."""

import pytest

from fupin_analysis.clean.prose.figures import clean_prose
from fupin_analysis.clean.prose.own_sums.check import check_sums, find_sums, quote
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose
from fupin_analysis.crosscheck.checks import check_consistency
from fupin_analysis.crosscheck.rounded import exact

TITLE = "云岭镇2018年脱贫攻坚工作总结"


def document(*paragraphs):
    return Prose("总结.txt", tuple(Paragraph(number, text) for number, text in enumerate((TITLE, *paragraphs), start=1)))


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("危房改造87户，补助348万元，户均4000元。", ["87户×4000元＝34.8万元"]),
        ("危房改造87户，补助34.8万元，户均4000元。", []),
        ("医疗保险参保1412人，参保率104.2%。", ["≤100%"]),
        ("各学段资助416人次，其中学前61人次，小学187人次，初中142人次。", ["61人次＋187人次＋142人次＝390人次"]),
        ("各学段资助390人次，其中学前61人次，小学187人次，初中142人次。", []),
        ("将367户628人纳入农村低保，月人均补差355元，全年支出267.5万元。", []),
        ("教育资助约390人次，其中小学287人次，初中142人次。", []),
        ("发展产业312户，奖补93.6元，户均3000元。", ["312户×3000元＝936000元"]),  # 万 left out
        ("发展产业312户，奖补96.3万元，户均3000元。", ["312户×3000元＝93.6万元"]),  # digits exchanged
        ("发展产业312户，奖补90万元，户均3000元。", []),  # may be another 90万元
        ("发展产业312户，奖补93.6万元，户均3000元。", []),
        ("危房改造50户，其中C级30户，D级20户，补助资金按C级每户1万元、D级每户2万元执行，共发放补助70万元。", []),
        (
            "危房改造50户，其中C级30户，D级20户，补助资金按C级每户1万元、D级每户2万元执行，共发放补助77万元。",
            ["30户×1万元＋20户×2万元＝70万元"],
        ),
        ("60周岁以上老人120人，残疾人30人，每人每年补助1200元，共发放180000元。", []),
        ("雨露计划资助学生124人，按照每生每年3000元标准，共发放补助37.8万元。", ["124人×3000元＝37.2万元"]),
        ("雨露计划资助学生124人，按照每生每年3000元标准，共发放补助37.2万元。", []),
        ("雨露计划资助学生124人，按照每生每年3000元标准，共发放补助18.6万元。", []),  # half of the year
        ("全镇14个行政村，其中贫困村6个，非贫困村9个。", ["6个＋9个＝15个"]),
        ("全镇15个行政村，其中贫困村6个，非贫困村9个。", []),
        ("全镇15个行政村，其中贫困村6个，示范村3个。", []),
        ("外出务工3245人，其中省外2100人、省内县外620人、县内515人。", ["2100人＋620人＋515人＝3235人"]),
        ("外出务工3245人，其中省外2100人、省内620人。", []),  # the county is not told
        ("外出务工2045人，其中县外1310人，省外880人。", []),  # who is out of the province is out of the county
        ("务工845人，其中县内510人，镇内460人。", []),
        ("外出务工2045人，其中县外1310人，县内880人。", ["1310人＋880人＝2190人"]),
    ],
)
def test_a_sentence_is_held_against_its_own_numbers(sentence, said):
    reading = read_prose(document(sentence))

    found = check_sums(reading)

    assert [what for _, what in found] == said
    assert all(quote(mention, reading) == sentence for mention, _ in found)


@pytest.mark.parametrize(("rate", "said"), [("80.5%", ["340万元÷400万元＝85.0%"]), ("85%", [])])
def test_a_rate_is_held_against_the_whole_of_the_sentence_before(rate, said):
    text = f"收到财政资金400万元，其中省级300万元、县级100万元。截至11月底，已支出340万元，支出进度{rate}。"
    assert [what for _, what in check_sums(read_prose(document(text)))] == said


OWN_SUMS = {
    "items of no vocabulary": (
        "认领问题81个，其中主体责任方面24个、监督责任方面19个、项目管理方面31个、干部作风方面10个。",
        ["81个"],
    ),
    "what may overlap": ("全镇贫困人口800人，其中妇女390人、少数民族310人、60岁以上老人240人。", []),
    "what money was used for": ("投入资金300万元，其中用于道路180万元、用于饮水110万元、用于产业95万元。", []),
    "a list closed by the rest": ("整改问题96个，其中政策类41个、资金类32个、其他13个。", ["96个"]),
    "a list that is not all": ("整改问题96个，其中政策类41个、资金类32个、作风类13个。", []),
    "a list that ends before the next": ("清查资产63个，其中正常运行58个，低效3个，闲置2个，现已盘活4个。", []),
    "a list within a list": ("累计脱贫502户，其中往年278户，今年224户；未脱贫45户。", []),
    "stages of one work": ("排查危房152户，列入改造。截至10月底，已竣工96户，正在施工31户，未开工35户。", ["152户"]),
    "stages that add up": ("排查危房162户，列入改造。截至10月底，已竣工96户，正在施工31户，未开工35户。", []),
    "stages that hold one another": ("计划改造186户，已开工186户，已竣工171户，剩余15户正在施工。", []),
    "what remains": ("计划改造128户，已竣工97户，剩余41户正在施工。", ["41户"]),
    "a total of periods": ("一季度发放38万元，二季度发放56.5万元，三季度发放71万元，全年共计175.5万元。", ["175.5万元"]),
    "a total that is right": ("一季度发放38万元，二季度发放56.5万元，三季度发放71万元，全年共计165.5万元。", []),
    "an ordinal class is no total": ("全镇有贫困村9个，其中一类贫困村3个、二类贫困村4个、三类贫困村2个。", []),
    "a rate beside its numbers": ("计划改造厕所860座，实际完成731座，完成率90.2%。", ["90.2%"]),
    "a rate as printed": ("计划改造厕所860座，实际完成731座，完成率85%。", []),
    "a rate of two batches": ("下达任务89户，第一批50户竣工，第二批39户竣工，竣工率100%。", []),
    "a part of what was done": ("全年改厕任务200户，完成150户，占任务的75%，其中双桥村60户，占40%。", []),
    "a part of what was spent": ("计划投资400万元，完成投资300万元，占计划的75%，其中中央资金150万元，占50%。", []),
    "a share of no task": ("全年改厕任务200户，三格式150户，占60%。", []),
    "a part that completes its own": ("全年改厕任务200户，完成150户，其中双桥村60户，完成40%。", []),
    "a share of a task": ("全年改厕任务200户，完成150户，占任务的57%。", ["57%"]),
    "a rate of something else": ("计划改造厕所860座，实际完成731座，比上年提高6.2%。", []),
    "a share of what is named": ("小额信贷：授信603户，放贷312户1426万元，占授信户的57.1%。", ["57.1%"]),
    "a share as printed": ("小额信贷：授信603户，放贷312户1426万元，占授信户的51.7%。", []),
    "a list in brackets": ("危改任务36户（甲类12户、乙类16户、丙类9户），全部竣工，补助92户。", ["36户"]),
    "what was not spent": ("县下达资金1350万元，已支出1147.5万元，结余212.5万元。", ["212.5万元"]),
    "a list that brackets end": ("合作社9个（种植6个、养殖3个、农机2个）。", ["9个"]),
    "a list that brackets end, in full": ("合作社11个（种植6个、养殖3个、农机2个）。", []),
    "a list behind how many things it is of": (
        "搬迁120户460人，分两个安置点：集镇70户270人，红岩50户200人。",
        ["460人"],
    ),
    "a list of fewer things than are said": ("搬迁120户460人，分三个安置点：集镇70户270人，红岩50户200人。", []),
    "money of sources that are nearly all": (
        "全年共筹措资金640万元，其中中央资金310万元、省级资金220万元、县级资金100万元。",
        ["640万元"],
    ),
    "money of the main sources": ("全年共筹措资金640万元，主要有中央资金310万元、省级资金220万元、县级资金100万元。", []),
    "money of some sources": ("全年共筹措资金640万元，其中中央资金310万元、省级资金120万元、县级资金100万元。", []),
    "causes that no form has": ("贫困户96户，致贫构成：因病41户、因残22户、因学18户、因危房9户。", ["96户"]),
    "causes that make all": ("贫困户90户，致贫构成：因病41户、因残22户、因学18户、因危房9户。", []),
    "a share with a digit too many": ("总人口12000人，贫困人口984人，占总人口的18.2%。", ["18.2%"]),
    "a share of others": ("总人口12000人，贫困人口984人，占总人口的31.5%。", []),
    "some of a part of it": ("脱贫人口820人，其中劳动力460人，外出务工412人（其中县外250人、县内162人）。", []),
    "members of several kinds": ("全镇有党员430名，其中农村党员310名，女党员96名，预备党员31名。", []),
    "allowances of several kinds": (
        "全年发放补贴95万元，其中残疾人补贴42万元、高龄补贴31万元、孤儿补贴32万元。",
        ["95万元"],
    ),
    "years that are as many as are said": (
        "三年来共投入资金960万元，其中2016年310万元，2017年280万元，2018年340万元。",
        ["960万元"],
    ),
    "years that are some of them": ("五年来共投入资金960万元，其中2016年310万元，2017年280万元，2018年340万元。", []),
    "more spent than there was": ("下达资金320万元，全年共支出341万元，支出率96.5%。", ["96.5%"]),
    "what was left of the year before": ("下达资金320万元，上年结转40万元，全年共支出341万元，支出率94.7%。", []),
    "a cover of a group": ("贫困人口890人，参加城乡居民医疗保险881人，参保率100%。", ["100%"]),
    "a cover of those who are to be": ("总人口8900人，参加城乡居民医疗保险8510人，参保率98.2%。", []),
    "a cover with some left out": ("贫困人口890人，参加城乡居民医疗保险881人，参保率100%（剔除参军等9人）。", []),
    "a standard and a count": ("聘用护林员312人。护林员补助标准为每人每年6000元，全年发放178.2万元。", ["178.2万元"]),
}


@pytest.mark.parametrize(("sentence", "wrong"), OWN_SUMS.values(), ids=OWN_SUMS.keys())
def test_own_sums_go_by_units_and_words_whatever_is_counted(sentence, wrong):
    assert [one.text for one, _said in check_sums(read_prose(document(sentence)))] == wrong


def test_a_sum_of_a_text_is_a_finding_with_its_repairs():
    years = "2016年脱贫98户421人，2017年脱贫176户733人，2018年脱贫231户938人"
    figures = clean_prose(document(f"全镇建档立卡贫困户764户3006人，其中：{years}。目前尚有未脱贫户259户968人。")).figures

    found = check_consistency(figures).query("rule == 'S101'")

    assert found[["topic", "item", "measure", "standing"]].values.tolist() == [["registry", "total", "persons", "contradiction"]]
    repairs = [change["to"] for repair in found["candidates"].item() for change in repair["changes"]]
    assert 3060 in repairs


def test_parts_of_another_number_are_no_parts_of_the_register_though_some_were_set_aside():
    stock = "建档立卡贫困户643户2571人，其中低保户198户742人，五保户41户44人。"
    works = "四类对象危改任务34户（一般贫困户12户、低保户16户、五保户6户），全部竣工。"
    figures = clean_prose(document(stock, works)).figures

    assert check_consistency(figures).empty
    assert figures.loc[figures["item"].eq("general"), "part_of"].ne("").all()


def test_a_number_that_is_the_sum_of_two_lists_keeps_both():
    text = "危房160户，其中C级90户、D级70户。另按进度：危房160户，其中已竣工120户、未开工40户。"
    figures = clean_prose(document(text)).figures

    assert figures["part_of"].ne("").sum() == 4
    assert check_consistency(figures).empty


LISTED = "全镇建档立卡贫困户{}户{}人。其中：2016年脱贫71户268人，2017年脱贫86户315人，未脱贫55户{}人。"


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((212, 769, 186), []),
        ((212, 796, 186), ["268人＋315人＋186人＝769人"]),
        ((221, 769, 186), ["71户＋86户＋55户＝212户"]),
        ((230, 796, 186), []),  # a year may be left out
        ((212, 2190, 186), []),  # of something else
        ((212, 7690, 186), ["7690人÷212户＝36.3人/户"]),
    ],
)
def test_parts_that_add_up_in_one_measure_are_all_of_them(numbers, said):
    assert [what for _, what in check_sums(read_prose(document(LISTED.format(*numbers))))] == said


def test_what_several_paragraphs_say_stands_before_what_one_says_otherwise():
    thrice = "全镇有贫困村8个。", "干部走村入户。", "8个贫困村全部通路。", "全镇有贫困村21个。"

    cleaned = clean_prose(document(*thrice))

    assert set(cleaned.figures.query("item == 'villages'")["value"]) == {8}
    assert (cleaned.quarantine["code"] == "F282").sum() == 1


def test_a_sum_that_does_not_hold_is_told_with_its_sentence():
    sentence = "危房改造87户，补助348万元，户均4000元。"

    aside = clean_prose(document(sentence)).quarantine.query("code == 'F283'")

    assert aside["text"].tolist() == [sentence]
    assert aside["source"].str.startswith("总结.txt").all()


SAID_TWICE = {
    "a slip of the pen is a finding": ("1252人", "1225人", 2, 0),
    "a part taken for the whole is asked about": ("1252人", "137人", 1, 1),
    "rounded it says the same": ("1252人", "近1300人", 1, 0),
    "said again it is confirmed": ("1252人", "1252人", 2, 0),
}


@pytest.mark.parametrize(("first", "second", "kept", "asked"), SAID_TWICE.values(), ids=SAID_TWICE.keys())
def test_one_figure_said_twice(first, second, kept, asked):
    cleaned = clean_prose(document(f"全镇建档立卡贫困人口{first}。", "干部走村入户。", f"到年底，全镇建档立卡贫困人口{second}。"))

    figures = cleaned.figures.query("topic == 'registry' and item == 'total' and measure == 'persons'")

    assert len(figures) == kept
    assert figures["value"].iloc[0] == 1252
    assert (cleaned.quarantine["code"] == "F282").sum() == asked


def test_what_is_only_roughly_stated_is_held_against_nothing():
    sentence = "到年底，全镇贫困发生率下降到1.3%以下，未脱贫42户113人，带动就业60余人。"

    figures = clean_prose(document(sentence)).figures

    assert len(figures) == 4
    assert exact(figures)["value"].tolist() == [42, 113]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("今年下达危房改造指标91户，目前竣工66户，其余{}正在施工。", "25户", "35户"),
        ("全年计划硬化道路31公里，截至6月底已硬化17.5公里，剩余{}正在铺筑。", "13.5公里", "15.3公里"),
        ("全年应整改问题64个，整改到位51个，{}正在按时限推进。", "13个", "15个"),
        ("因病29户、因残38户，其余{}缺劳动力。", "25户", "35户"),  # of no task, so that nothing says what the rest should be
        ("2017年投放62户，2018年投放118户，2019年投放95户，三年共投放{}。", "275户", "257户"),
        ("在校学生中小学214名、初中131名，两项合计{}。", "345名", "355名"),
        ("全年投入物资折款14.2万元、资金31.5万元、项目款60万元，累计投入{}。", "105.7万元", "107.5万元"),
        ("按每人每年180元资助，三类人群分别资助21.4万元、35.62万元、8.75万元，合计{}。", "65.77万元", "67.57万元"),
        ("全镇有光伏电站12座，其中已并网{}。", "9座", "19座"),
        ("已消除风险72户，风险消除率（按户）{}，未消除的48户落实了措施。", "60%", "66%"),
        ("县级有就业能力的残疾人1250人，已就业875人，就业率{}，其中按比例118人、集中76人。", "70%", "75%"),
        ("本年计划培训300人，已开班7期，培训240人，完成{}，其余安排在10月。", "80%", "84%"),
        ("全年植树任务1200亩，已栽植900亩，占年度任务的{}。", "75%", "57%"),
        ("总投资1.1亿元，到账9350万元，支付8228万元，支付率为到账数的{}。", "88%", "78%"),
        ("为145名老人发放补贴，每人每月120元，全年共支出{}。", "20.88万元", "28.08万元"),
        ("发放鸡苗，按每户25只的标准，向316户共发放{}。", "7900只", "7090只"),
        ("土地流转收入252万元，惠及420户，户均增收{}。", "6000元", "6500元"),
        ("落实措施574项，覆盖164户，户均{}。", "3.5项", "3.6项"),
        ("投入项目资金538万元，建成基地3处。全年投入项目资金{}，带动120户。", "538万元", "583万元"),
    ],
)
def test_each_kind_of_own_sum_is_told_where_it_slips_and_not_where_it_holds(sentence, right, wrong):
    told = [
        [mention.text for mention, _said in check_sums(read_prose(document(sentence.format(number))))]
        for number in (right, wrong)
    ]

    is_open = "缺劳动力" in sentence
    assert told == [[], [] if is_open else [wrong]]


@pytest.mark.parametrize(
    "sentence",
    [
        "未脱贫54户中，因病29户、因残17户、缺劳动力8户，其中低保户48户。",  # of the 54
        "为145名老人发放补贴，每人每月120元，全年共支出15.66万元。",  # nine months
        "新建大棚9座，户均补助2万元，其中最高5万元。",
        "计划搬迁95户，完成61户，其余20户在建，14户未开工。",
        "已整改171条，整改率91.9%，未整改的15条已建立台账。",  # rounded
        "计划培训300人，开班7期，培训240人，完成7期，占任务的90%。",  # of another unit
        "翻建危旧房128户，其中贫困户93户，一季度已动工46户、封顶12户。",  # how far the whole has come
        "培训300人，其中脱贫户280人，目前已就业50人。",
        "开发岗位45个，其中护林员每人每年8000元、保洁员每人每月300元，全年发放工资38万元。",  # two rates
    ],
)
def test_what_may_be_so_is_not_told(sentence):
    assert check_sums(read_prose(document(sentence))) == []


def test_a_paper_of_a_county_is_held_against_its_own_numbers():
    text = "全县有就业能力的残疾人1250人，已就业875人，就业率75%。"
    prose = Prose("武水县总结.txt", (Paragraph(1, "武水县残联2021年工作总结"), Paragraph(2, text)))

    cleaned = clean_prose(prose)

    assert len(cleaned.figures) == 0
    assert [row.text for row in cleaned.quarantine.itertuples() if row.code == "F283"] == [text]


def test_fifty_and_more_are_not_the_above():
    text = "12个村集体经济收入10万元以下的1个、10万元至50万元的8个、50万元以上的3个。"
    reading = read_prose(document(text))
    assert [one for one, _ in check_sums(reading)] == []
    assert not [one for one in find_sums(reading) if not one.holds]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("年初贫困户210户，今年脱贫168户，剩余52户。", ["210户－168户＝42户"]),
        ("年初贫困户210户，今年脱贫168户，剩余42户。", []),
        ("年初贫困户210户，新识别10户，今年脱贫168户，剩余52户。", []),
        ("年初贫困户210户，今年脱贫168户，剩余35户。", []),  # no slip: some may have moved away
        ("2017年底茶园8800亩，今年新增800亩，达到9900亩。", ["8800亩＋800亩＝9600亩"]),
        ("2017年底茶园8800亩，今年新增800亩，达到9600亩。", []),
        ("2017年底茶园8800亩，今年新增800亩，达到9050亩。", []),
    ],
)
def test_what_there_was_at_first_and_what_became_of_it(sentence, said):
    assert [words for _, words in check_sums(read_prose(document(sentence)))] == said
