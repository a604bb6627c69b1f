"""The draft summary of a township read back as prose and held against the township's figures."""

from collections import Counter
from pathlib import Path

from fupin_analysis import open_report
from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Paragraph, Prose
from fupin_analysis.reports.summary import summary_lines

#: A paragraph rounds what it tells (1.05万元); a number further off is another one.
ROUNDED = 0.006


def read_back(township: str, year: int, data: Path | str) -> tuple[Counter[str], list[str]]:
    """Read the draft summary of a township back and hold it against the township's figures."""
    report = open_report(township, year, data=data)
    told = [f"{report.township}{report.year}年脱贫攻坚工作总结"]
    for _, text in summary_lines(report):
        told += text.split("\n")
    reading = read_prose(Prose("总结.txt", tuple(Paragraph(number, line) for number, line in enumerate(told, start=1))))
    known: dict[tuple[str, ...], list[float]] = {}
    for row in report.figures.to_dict("records"):
        known.setdefault((row["topic"], row["item"], row["measure"], row["period"], row["place"]), []).append(row["value"])
    back: Counter[str] = Counter()
    wrong = []
    for one in reading.mentions:
        values = known.get((one.topic, one.item, one.measure, one.period, one.place))
        if one.kind != "figure" or values is None:
            continue
        if any(abs(value - one.value) <= ROUNDED * max(1.0, abs(value)) for value in values):
            back[one.topic] += 1
        else:
            wrong.append(f"{one.topic}/{one.item}.{one.measure} {one.text}: {values}")
    return back, wrong
