"""Roads and other works: only what is stated is told."""

from fupin_analysis.present.tell.infrastructure import tell_infrastructure
from tests.present.tell.spec import NOTHING, Case, spec

CASES = {
    "nothing": NOTHING,
    "all of it": Case(
        "2018 infrastructure/village_roads projects 2 length_km 1.5 amount_yuan 300000 paid_share 0.5",
        "乡村道路2个项目，1.5公里，投资30万元，每公里20万元，已支付投资的50.0%。",
        "Village roads: 2 projects, 1.5 km, 300,000 yuan, 200,000 yuan per km, 50.0% of the cost paid.",
    ),
    "more paid than it cost": Case(
        "2018 infrastructure/village_roads length_km 2 paid_share 1.3",
        "乡村道路2公里，已支付投资的130.0%，超过100%，请核实。",
        "Village roads: 2 km, 130.0% of the cost paid, above 100 %: please check.",
    ),
    "a length": Case("2018 infrastructure/village_roads length_km 1.71", "乡村道路1.71公里。", "Village roads: 1.71 km."),
    "something else beside a length": Case(
        """
        2018 infrastructure/village_roads households 20
        2018 infrastructure/group_roads   length_km   2
        """,
        "村组道路2公里。",
        "Roads to village groups: 2 km.",
    ),
    "a name that ends with a digit": Case("2018 infrastructure/水库3 length_km 2", "水库3，2公里。", "水库3: 2 km."),
    "nothing built": Case("2018 infrastructure/village_roads projects 0", "乡村道路0个项目。", "Village roads: 0 projects."),
}

test_told = spec(tell_infrastructure, CASES, "infrastructure")
