"""Charts of metric tables, one file a subject, each with an alternative text that states its message in numbers.

Every ``draw_*`` takes a metric table of one township and year and returns a :class:`~fupin_analysis.present.canvas.style.Chart`,
or None where there is too little to draw: a chart of one bar says less than its sentence.
Those of a township's sections are listed in ``__init__.pyi``; what they need is loaded where one is drawn.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
