"""Fixtures shared by the whole suite: the published worked example, and pages made from it once."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest
from filelock import FileLock
from hypothesis import settings

from fupin_analysis.core.figures import to_figures
from fupin_analysis.forms.workbook import write_form
from tests.accounts import hold_everywhere

ROOT = Path(__file__).parents[1]

# The machine decides how long an example takes, not the code: no deadline.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")

hold_everywhere()

#: A township that handed in five figures.
FIVE = [
    {"topic": "registry", "item": "total", "measure": "households", "value": 40},
    {"topic": "registry", "item": "total", "measure": "persons", "value": 163},
    {"topic": "exit", "item": "done", "measure": "households", "value": 12},
    {"topic": "exit", "item": "done", "measure": "persons", "value": 51},
    {"topic": "production", "item": "allocated", "measure": "amount_yuan", "value": 260000},
]

#: A township whose return is hostile in every text that may be free: names of items in own words, the number as written.
HOSTILE_TOWNSHIP = "恶意镇"

#: A text that tries to break out of the page, the path and the notebook's source.
HOSTILE = '"><script>alert`1`</script>镇'


@dataclass(frozen=True)
class Pages:
    """Pages made by one batch: the worked example, a township with five figures, one with hostile texts."""

    data: Path
    output: Path
    messages: tuple[str, ...]

    def page(self, township: str, year: int = 2018) -> Path:
        from fupin_analysis.batch.run import page_path

        return page_path(self.output, township, year)


def unit(rows: list[dict[str, object]], *, township: str, year: int = 2018) -> pd.DataFrame:
    """Figures of one township and year."""
    return to_figures([{"township": township, "year": year, "period": str(year), **row} for row in rows])


@pytest.fixture(scope="session")
def xx_return() -> Path:
    """The filled return workbook of XX镇 2018."""
    return ROOT / "data" / "raw" / "XX镇-2018.xlsx"


@pytest.fixture(scope="session")
def five_return(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The filled return workbook of 五数镇 2018: writing a form takes longer than most of what is tried on it."""
    return write_form(
        tmp_path_factory.mktemp("five") / "五数镇-2018.xlsx", township="五数镇", year=2018, figures=unit(FIVE, township="五数镇")
    )


@pytest.fixture
def returns(tmp_path: Path, xx_return: Path, five_return: Path) -> Path:
    """A folder with two good returns: XX镇 and 五数镇."""
    folder = tmp_path / "raw"
    folder.mkdir()
    for path in (xx_return, five_return):
        shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory, xx_return: Path, five_return: Path, worker_id: str) -> Pages:
    """Make three pages once for all test processes."""
    from fupin_analysis.batch.run import run_batch

    base = tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    data, output, done = base / "pages" / "raw", base / "pages" / "output", base / "pages.done"
    with FileLock(base / "pages.lock"):
        if not done.exists():
            data.mkdir(parents=True)
            for path in (xx_return, five_return, ROOT / "data" / "raw" / "SOURCES.toml"):
                shutil.copy(path, data)
            header = "township,year,topic,item,measure,value,as_written\n"
            text = HOSTILE.replace('"', '""')
            row = f"{HOSTILE_TOWNSHIP},2018,registry,total,households,7,<img src=x onerror=alert(2)> 99990119900101001X\n"
            row += f'{HOSTILE_TOWNSHIP},2018,other,"{text}",households,8,"{text}"\n'
            (data / "hostile.csv").write_text(header + row, encoding="utf-8")
            account = run_batch(data, output, workers=2)
            done.write_text(
                "\n".join([*account.messages, *(str(outcome.problem) for outcome in account.failed)]), encoding="utf-8"
            )
    return Pages(data, output, tuple(done.read_text(encoding="utf-8").splitlines()))
