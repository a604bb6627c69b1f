"""Small tables of figures written as lines, and rows of metric tables read back, for tests that fit on a screen."""

import pandas as pd

from fupin_analysis.core.figures import check_figures, to_figures


def figures_of(text, *, township="甲镇", year=2018):
    """Figures from lines such as ``2018 registry/total households=298 persons=1252 @东村``; the place may be left out."""
    rows = []
    for line in filter(None, map(str.strip, text.splitlines())):
        period, path, *rest = line.split()
        topic, item = path.split("/")
        place = next((word[1:] for word in rest if word.startswith("@")), "")
        for number in (word for word in rest if not word.startswith("@")):
            measure, _, value = number.partition("=")
            rows.append(
                {
                    "township": township,
                    "year": year,
                    "period": period,
                    "place": place,
                    "topic": topic,
                    "item": item,
                    "measure": measure,
                    "value": float(value),
                    "source": f"{township}.xlsx › {topic} › {item}.{measure}@{period}{place}",
                }
            )
    return check_figures(to_figures(rows))


def together(*tables):
    return pd.concat(tables, ignore_index=True)


def rows(table, *columns):
    """The named columns of each row as a tuple, unknown values as None, so that tables compare with literals."""
    chosen = table[list(columns)].astype("object")
    return list(chosen.where(chosen.notna(), None).itertuples(index=False, name=None))


def only(table, **wanted):
    """The one row that has the wanted values, unknown values as None."""
    for name, value in wanted.items():
        table = table[table[name].eq(value)]
    assert len(table) == 1, f"{len(table)} rows with {wanted}"
    return {name: None if pd.isna(value) else value for name, value in table.iloc[0].items()}
