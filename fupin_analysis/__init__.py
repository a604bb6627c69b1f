"""Township poverty-alleviation returns, cleaned, cross-checked, measured and reported.

    import fupin_analysis as fa

    report = fa.open_report("XX镇", 2018, data="data/raw")
    report["causes"]
    causes = fa.measure_causes(report.figures)
    fa.tell_causes(causes)
    fa.draw_causes(causes)

Public names and where they live are listed in ``__init__.pyi``, which editors and mypy read. They are resolved on first use, so
that importing the package loads none of pandas, matplotlib or papermill.
"""

import lazy_loader

__version__ = "0.1.0"

__getattr__, _names, __all__ = lazy_loader.attach_stub(__name__, __file__)
__all__ = ["__version__", *sorted(__all__)]


def __dir__() -> list[str]:
    return list(__all__)
