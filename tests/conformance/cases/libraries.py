"""Libraries that a server may have loaded before the notebook imports them: nothing of it may show."""

from __future__ import annotations

from tests.conformance.case import Case

_PLOT = "import matplotlib.pyplot as plt\n"

CASES = {
    "a chart": Case(
        [_PLOT + "plt.plot([1, 2, 3])\nplt.title('t')", "plt.plot([3, 2, 1]);", "plt.get_backend(), plt.isinteractive()"]
    ),
    "a chart, first the library": Case(
        ["import numpy as np\nimport pandas as pd\nimport matplotlib.pyplot as plt", "pd.DataFrame({'a': [1, 2]}).plot()"]
    ),
    "a chart inline": Case(["%matplotlib inline\nimport matplotlib.pyplot as plt", "plt.plot([1, 2])"]),
    "a chart as SVG": Case(
        [
            "%config InlineBackend.figure_formats = ['png']\nimport matplotlib.pyplot as plt\nplt.plot([1]); plt.gcf().get_size_inches(), plt.gcf().dpi"
        ]
    ),
    "another backend": Case(
        ["import matplotlib\nmatplotlib.use('agg')\nimport matplotlib.pyplot as plt\nplt.plot([1]); plt.get_backend()"]
    ),
    "a backend by the environment": Case(
        ["import matplotlib.pyplot as plt\nplt.plot([1]); plt.get_backend()"],
        host=("import os\nos.environ['MPLBACKEND'] = 'svg'", "import os\ndel os.environ['MPLBACKEND']"),
    ),
    "a backend by the notebook": Case(
        ["import os\nos.environ['MPLBACKEND'] = 'agg'", "import matplotlib.pyplot as plt\nprint(plt.get_backend())"]
    ),
    "settings in the folder": Case(
        ["import matplotlib\nprint(matplotlib.rcParams['font.size'], matplotlib.matplotlib_fname().split('/')[-1])"],
        files={"matplotlibrc": "font.size: 23\n"},
    ),
    "matplotlib of the host": Case(
        [_PLOT + "plt.plot([1, 2])\nplt.rcParams['font.size']"],
        host=(
            "import matplotlib\nmatplotlib.use('agg')\nimport matplotlib.pyplot as plt\nplt.rcParams['font.size'] = 40\nplt.figure()",
            "plt.close('all'); matplotlib.rcdefaults()",
        ),
    ),
    "parameters of matplotlib": Case(["import matplotlib\nprint(sorted(matplotlib.rcParams.items()))"]),
    "a chart never shown": Case(
        [_PLOT + "fig, ax = plt.subplots()\nplt.close(fig)\nfig", "fig.number if hasattr(fig, 'number') else None"]
    ),
    "seaborn": Case(["import seaborn as sns\nsns.set_theme()\nsns.barplot(x=['a', 'b'], y=[1, 2])"]),
    "tables": Case(
        [
            "import pandas as pd\npd.DataFrame({'户': [1, 2], 'b': [.5, None]})",
            "pd.Series(['x']).dtype, pd.options.display.max_columns",
            "pd.DataFrame({'a': [1]}).style",
        ]
    ),
    "a table written and read": Case(
        [
            "import pandas as pd\npd.DataFrame({'a': [1]}).to_csv('a.csv')\npd.read_csv('a.csv').shape",
            "pd.DataFrame({'a': ['x']}).to_parquet('a.pq')\npd.read_parquet('a.pq')",
        ]
    ),
    "options of pandas": Case(
        [
            "import pandas as pd\nprint([(o, pd.get_option(o)) for o in ('display.max_rows', 'mode.copy_on_write', 'future.infer_string')])"
        ]
    ),
    "linear algebra in threads": Case(
        ["import numpy as np\na = np.ones((600, 600))\n(a @ a).sum()", "np.linalg.solve(np.eye(300), np.ones(300)).sum()"]
    ),
    "threads by the environment": Case(
        [
            "import os\nos.environ['OMP_NUM_THREADS'] = '1'\nos.environ['OPENBLAS_NUM_THREADS'] = '1'\nimport numpy\nprint(len(os.listdir('/proc/self/task')) - len(__import__('threading').enumerate()) < 6)"
        ]
    ),
    "random arrays differ": Case(["import numpy as np\nprint(np.random.get_state()[0])"]),
    "settings of numpy": Case(["import numpy as np\nprint(np.geterr(), np.get_printoptions())"]),
    "a warning of an import": Case(["import numpy.core", "import warnings\nprint(len(warnings.filters))"]),
    "warnings as errors, then an import": Case(["import warnings\nwarnings.simplefilter('error')\nimport pandas\nprint('fine')"]),
    "an import that fails": Case(["import pandas as pd\nimport no_such_library\nprint(1)"]),
    "an import of what is not there": Case(["from pandas import no_such_name"]),
    "imports in every form": Case(
        [
            "import numpy as np, pandas as pd\nfrom pandas import DataFrame as D, Series\nfrom matplotlib import pyplot as plt, ticker\nimport os.path, json",
            "D({'a': [np.pi]})",
        ]
    ),
    "imports after a constant": Case(
        [("year = 2018\ntownship: str = '甲'", ["parameters"]), "import pandas as pd\nprint(year, township, pd.__name__)"],
        options=("-p", "year", "2019"),
    ),
    "an import in a condition": Case(
        ["try:\n    import pandas as pd\nexcept ImportError:\n    pd = None\nprint(pd is not None)"]
    ),
    "autoreload": Case(
        ["%load_ext autoreload\n%autoreload 2\nimport pandas as pd", "import local\nprint(local.x)"],
        files={"local.py": "x = 1\n"},
    ),
    "pickles and copies": Case(
        ["import pandas as pd, pickle\nprint(pickle.loads(pickle.dumps(pd.DataFrame({'a': [1]}))).shape)"]
    ),
    "a process pool with a library": Case(
        [
            "import numpy as np\nimport multiprocessing as m\nwith m.get_context('fork').Pool(2) as p:\n    print(p.map(np.sqrt, [1.0, 4.0]))"
        ]
    ),
    "arrow's threads": Case(
        [
            "import pandas as pd\nimport pyarrow as pa, pyarrow.compute as pc\nt = pa.table({'a': list(range(100000))})\nprint(pc.sum(t['a']), t.group_by('a').aggregate([]).num_rows)"
        ]
    ),
    "sqlite": Case(
        [
            "import sqlite3\nc = sqlite3.connect('a.db')\nc.execute('create table t (a)'); c.execute('insert into t values (1)'); c.commit()\nprint(c.execute('select * from t').fetchall())"
        ]
    ),
    "typing and dataclasses": Case(["from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int = 1\nA()"]),
    "the package itself": Case(
        ["import fupin_analysis\nfrom fupin_analysis.reports import township\nprint(fupin_analysis.__name__, township.__name__)"]
    ),
    "a local matplotlib style": Case(
        ["import matplotlib.pyplot as plt\nplt.style.use('./own.mplstyle')\nprint(plt.rcParams['font.size'])"],
        files={"own.mplstyle": "font.size: 31\n"},
    ),
}
