# The public face: every name and where it lives. Read by editors and mypy, and at run time by `fupin_analysis/__init__.py`.

from .clean.registers.tabulation import tabulate_register as tabulate_register
from .core.figure_ref import FigureRef as FigureRef
from .core.figures import (
    empty_figures as empty_figures,
)
from .core.figures import (
    load_figures as load_figures,
)
from .core.figures import (
    save_figures as save_figures,
)
from .core.figures import (
    select as select,
)
from .core.figures import (
    spread as spread,
)
from .core.figures import (
    to_figures as to_figures,
)
from .core.finding import Finding as Finding
from .core.intake import Intake as Intake
from .core.period import Period as Period
from .core.source import Source as Source
from .core.words.terms import load_vocabulary as load_vocabulary
from .crosscheck.checks import check_consistency as check_consistency
from .errors import (
    FupinError as FupinError,
)
from .errors import (
    Problem as Problem,
)
from .flow import (
    read_files as read_files,
)
from .flow import (
    take_in as take_in,
)
from .forms.workbook import write_form as write_form
from .measure.causes import measure_causes as measure_causes
from .measure.coverage import measure_coverage as measure_coverage
from .measure.credit import measure_credit as measure_credit
from .measure.employment import measure_employment as measure_employment
from .measure.exits import (
    measure_exits as measure_exits,
)
from .measure.exits import (
    measure_outlook as measure_outlook,
)
from .measure.exits import (
    measure_progress as measure_progress,
)
from .measure.housing import measure_housing as measure_housing
from .measure.infrastructure import measure_infrastructure as measure_infrastructure
from .measure.production import measure_production as measure_production
from .measure.publicity import measure_publicity as measure_publicity
from .measure.registry import (
    by_place as by_place,
)
from .measure.registry import (
    measure_headcount as measure_headcount,
)
from .measure.registry import (
    measure_registry as measure_registry,
)
from .measure.registry import (
    whole_township as whole_township,
)
from .measure.subsidies import (
    measure_spending as measure_spending,
)
from .measure.subsidies import (
    measure_subsidies as measure_subsidies,
)
from .measure.training import measure_training as measure_training
from .present.blocks import (
    Absent as Absent,
)
from .present.blocks import (
    show as show,
)
from .present.canvas.style import use_chinese_font as use_chinese_font
from .present.draw.causes import (
    draw_causes as draw_causes,
)
from .present.draw.distribution import (
    draw_distribution as draw_distribution,
)
from .present.draw.exits import (
    draw_exits as draw_exits,
)
from .present.draw.production import (
    draw_production as draw_production,
)
from .present.draw.registry import (
    draw_registry as draw_registry,
)
from .present.draw.spending import (
    draw_spending as draw_spending,
)
from .present.draw.subsidies import (
    draw_per_head as draw_per_head,
)
from .present.draw.subsidies import (
    draw_subsidies as draw_subsidies,
)
from .present.tables import (
    table_of as table_of,
)
from .present.tables import (
    titled as titled,
)
from .present.tell.causes import (
    tell_causes as tell_causes,
)
from .present.tell.coverage import (
    tell_coverage as tell_coverage,
)
from .present.tell.coverage import (
    tell_medical as tell_medical,
)
from .present.tell.credit import (
    tell_credit as tell_credit,
)
from .present.tell.employment import (
    tell_employment as tell_employment,
)
from .present.tell.exits import (
    tell_exits as tell_exits,
)
from .present.tell.exits import (
    tell_progress as tell_progress,
)
from .present.tell.housing import (
    tell_housing as tell_housing,
)
from .present.tell.infrastructure import (
    tell_infrastructure as tell_infrastructure,
)
from .present.tell.production import (
    tell_production as tell_production,
)
from .present.tell.publicity import (
    tell_publicity as tell_publicity,
)
from .present.tell.registry import (
    tell_headcount as tell_headcount,
)
from .present.tell.registry import (
    tell_registry as tell_registry,
)
from .present.tell.spending import (
    tell_spending as tell_spending,
)
from .present.tell.subsidies import (
    tell_subsidies as tell_subsidies,
)
from .present.tell.training import (
    tell_training as tell_training,
)
from .reports.effects import measure_effects as measure_effects
from .reports.explore.explorer import open_explorer as open_explorer
from .reports.explore.panel import explore as explore
from .reports.municipality.plan import (
    PlanReport as PlanReport,
)
from .reports.municipality.plan import (
    open_plan as open_plan,
)
from .reports.municipality.report import (
    MunicipalityReport as MunicipalityReport,
)
from .reports.municipality.report import (
    open_municipality as open_municipality,
)
from .reports.quality import (
    QualityReport as QualityReport,
)
from .reports.quality import (
    open_quality as open_quality,
)
from .reports.sections import Section as Section
from .reports.township.report import (
    TownshipReport as TownshipReport,
)
from .reports.township.report import (
    open_report as open_report,
)
from .reports.unit.listing import townships as townships
from .reports.week.report import (
    WeekReport as WeekReport,
)
from .reports.week.report import (
    open_week as open_week,
)

__version__: str
__all__: list[str]
