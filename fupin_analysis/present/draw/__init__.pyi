from .causes import draw_causes as draw_causes
from .exits import draw_exits as draw_exits
from .production import draw_production as draw_production
from .registry import draw_registry as draw_registry
from .spending import draw_spending as draw_spending
from .subsidies import draw_per_head as draw_per_head
from .subsidies import draw_subsidies as draw_subsidies
