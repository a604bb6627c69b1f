"""Laws of the vocabulary: it is data, so its mistakes are caught here and not by the reader of a report."""

import tomllib

import pytest
from rapidfuzz import process

from fupin_analysis.core.words.terms import FOLDER, OTHER, fold, load_vocabulary
from tests.clean.grids import clean_rows

VOCABULARY = load_vocabulary()
TOPICS = list(VOCABULARY.topics.values())


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
class TestTopic:
    def test_is_named_in_both_languages_and_says_where_its_definition_is_from(self, topic):
        assert topic.zh.strip()
        assert topic.en.strip()
        assert topic.source.strip()

    def test_has_items_unless_it_is_the_topic_of_what_no_heading_places(self, topic):
        assert bool(topic.items) == (topic.name != OTHER)

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_has_no_two_items_of_one_label(self, topic, language):
        labels = [fold(item.label(language)) for item in topic.items.values()]
        assert len(labels) == len(set(labels))

    def test_has_no_name_that_points_to_two_items(self, topic):
        names = [(fold(name), item.name) for item in topic.items.values() for name in item.names]
        owners = dict(names)
        assert [(name, item, owners[name]) for name, item in names if owners[name] != item] == []


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
class TestItems:
    def test_are_named_in_both_languages(self, topic):
        assert [item.name for item in topic.items.values() if not item.zh or not item.en or not item.en.isascii()] == []
        assert [item.name for item in topic.items.values() if item.zh.strip() != item.zh or item.en.strip() != item.en] == []

    def test_have_measures_that_are_known_each_once(self, topic):
        for item in topic.items.values():
            assert item.measures
            assert set(item.measures) <= set(VOCABULARY.measures)
            assert len(set(item.measures)) == len(item.measures)

    def test_have_periods_that_are_known(self, topic):
        assert {period for item in topic.items.values() for period in item.periods} <= {"year", "H1", "H2", "next"}

    def test_have_a_unit_of_their_own_only_to_count_things(self, topic):
        own = [item for item in topic.items.values() if item.unit_zh]
        assert [item.name for item in own if "count" not in item.measures or fold(item.unit_zh) not in VOCABULARY.units] == []

    def test_are_found_by_each_of_their_names(self, topic):
        for item in topic.items.values():
            for name in item.names:
                assert VOCABULARY.find_items(name, topic=topic.name) == [item]

    def test_have_aliases_that_are_new(self, topic):
        for item in topic.items.values():
            aliases = [fold(alias) for alias in item.aliases]
            assert fold(item.zh) not in aliases
            assert len(aliases) == len(set(aliases))

    def test_say_whether_they_spend_only_if_they_have_an_amount(self, topic):
        table = tomllib.loads((FOLDER / f"{topic.name}.toml").read_text(encoding="utf-8"))
        said = [name for name, row in table["items"].items() if "spends" in row]
        assert [name for name in said if "amount_yuan" not in topic.items[name].measures] == []


def test_topics_stand_in_an_order_without_ties():
    orders = [topic.order for topic in TOPICS]
    assert orders == sorted(set(orders))


def test_topics_follow_the_order_of_an_official_summary():
    basic = ["population", "registry", "cause", "exit", "plan"]
    guarantees = ["education", "medical", "housing", "credit", "living", "production"]
    done = ["publicity", "infrastructure", "training", "employment", "funds", "files", "rectification"]
    order = [topic.name for topic in TOPICS]
    assert [name for name in order if name in {*basic, *guarantees, *done}] == [*basic, *guarantees, *done]


def test_topics_are_found_by_name_and_by_label():
    for topic in TOPICS:
        for name in (topic.name, topic.zh, topic.en):
            assert VOCABULARY.find_topic(name) is topic


def test_measures_are_named_in_both_languages_and_no_name_points_to_two():
    owners = {}
    for measure in VOCABULARY.measures.values():
        assert measure.zh
        assert measure.en
        for name in {fold(name) for name in (measure.zh, measure.en, measure.name, *measure.aliases)}:
            assert owners.setdefault(name, measure.name) == measure.name
    assert all(VOCABULARY.find_measure(name).name == owner for name, owner in owners.items())


def test_units_are_positive_and_speak_for_known_measures():
    for unit in VOCABULARY.units.values():
        assert unit.factor > 0
        assert unit.measures
        assert set(unit.measures) <= set(VOCABULARY.measures)


def test_units_are_each_written_once():
    table = tomllib.loads((FOLDER / "units.toml").read_text(encoding="utf-8"))
    written = [
        fold(name) for row in table["units"] for name in ([row["written"]] if isinstance(row["written"], str) else row["written"])
    ]
    assert len(written) == len(set(written))


def test_the_unit_of_a_measure_is_a_unit_of_it_with_factor_1():
    for measure in VOCABULARY.measures.values():
        if fold(measure.unit_zh) in VOCABULARY.units and measure.kind != "share":
            unit = VOCABULARY.units[fold(measure.unit_zh)]
            assert unit.factor == 1
            assert measure.name in unit.measures


@pytest.mark.parametrize(
    ("written", "base"),
    [
        ("653.66 万元", 6_536_600),
        ("137 万", 1_370_000),
        ("2 亿元", 200_000_000),
        ("11000 米", 11),
        ("1.78 万人", 17_800),
        ("1.5 万亩", 15_000),
    ],
)
def test_units_turn_what_is_written_into_base_units(written, base):
    number, unit = written.split()
    assert float(number) * VOCABULARY.units[fold(unit)].factor == pytest.approx(base, rel=1e-12)


def test_balances_add_up_what_their_items_can_state():
    for balance in VOCABULARY.balances.values():
        assert balance.whole not in balance.parts
        assert len(set(balance.parts)) == len(balance.parts)
        for item in (balance.whole, *balance.parts):
            assert set(balance.measures) <= set(item.measures)


def test_an_unknown_item_is_said_so():
    with pytest.raises(KeyError, match="cause/laziness is not in the vocabulary"):
        VOCABULARY.item("cause", "laziness")


def test_a_near_miss_is_recognised():
    assert "因病" in VOCABULARY.nearest("因病因", topic="cause")


def test_no_name_is_a_bare_number():
    assert [name for item in VOCABULARY.items() for name in item.names if fold(name).strip("“”").isdigit()] == []


def test_an_item_that_had_a_name_of_its_own_once_is_what_became_of_it():
    vocabulary = load_vocabulary()
    assert vocabulary.item("infrastructure", "clinics") == vocabulary.item("medical", "village_clinics")
    assert vocabulary.item("production", "workshops") == vocabulary.item("production", "workshops_count")


def test_what_is_near_an_unknown_word_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    vocabulary = load_vocabulary()
    vars(vocabulary).pop("_nearest", None)  # what other tests looked for
    looked: list[str] = []
    real = process.extract
    monkeypatch.setattr(process, "extract", lambda text, *args, **options: looked.append(text) or real(text, *args, **options))
    rows = [[f"{one}坪村", "因懒惰", number] for number, one in enumerate("甲乙丙丁戊己庚辛", start=3)]
    clean_rows([["2018年致贫原因统计表"], ["村", "原因", "户数"], *rows], township="甲山镇")
    assert len(looked) == len(set(looked))
    assert vocabulary.nearest("因 并") == vocabulary.nearest("因并") == ("因病", *vocabulary.nearest("因并")[1:])
    assert looked.count("因并") == 1
