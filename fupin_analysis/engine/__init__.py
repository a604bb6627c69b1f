"""The papermill engine ``fupin``: a kernel is forked instead of started, and is otherwise the one papermill would have started.

How a notebook gets its kernel, from papermill downwards:

- :mod:`~fupin_analysis.engine.forking`: the engine. It is papermill's plain one with another kernel manager, or, where that could
  not be the same, with its own, and one line that says why.
- :mod:`~fupin_analysis.engine.manager`: jupyter_client's manager and client; only the launch of the process is another.
- :mod:`~fupin_analysis.engine.zygotes`: the servers of this process, one for everything a kernel would inherit
  (:mod:`~fupin_analysis.engine.inheritance`), and, below it, one for the libraries a notebook begins by importing
  (:mod:`~fupin_analysis.engine.imports`).
- ``server.py``: such a server, a fresh Python that has loaded ipykernel, and forks; beside it ``surroundings.py``, what a library
  sees that it imports early, and ``ending.py``, how a kernel's process ends.

:mod:`fupin_analysis.engine.ahead` is something else: kernels that ``fupin batch`` forks from its own prepared workers and lets
run ahead of their client. Nobody gets them who does not ask for them by a call.

Nothing in here imports anything else of this package, and importing any of it starts nothing.
"""
