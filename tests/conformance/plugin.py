"""Makes the engine the default one, for upstream's tests, which name none."""

from __future__ import annotations

import os

if os.environ.get("CONFORMANCE_ENGINE") == "fupin":
    import jupyter_client
    from papermill.engines import papermill_engines

    from fupin_analysis.engine.forking import ForkEngine
    from fupin_analysis.engine.manager import ForkManager

    papermill_engines.register(None, ForkEngine)
    jupyter_client.AsyncKernelManager = ForkManager  # what nbclient takes where it is told nothing
