"""Publicity work is counted, nothing more."""

from fupin_analysis.measure.publicity import measure_publicity
from tests.measure.lines import figures_of, rows


def test_counts_are_listed_as_stated():
    figures = figures_of("2018 publicity/banners count=45\n2018 publicity/slogans count=80\n2018 publicity/banners count=3 @东村")
    assert rows(measure_publicity(figures), "item", "count") == [("banners", 45.0), ("slogans", 80.0)]


def test_other_measures_and_rivals_are_no_counts():
    assert measure_publicity(figures_of("2018 publicity/banners amount_yuan=45")).empty
    assert measure_publicity(figures_of("2018 publicity/banners count=1\n2018 publicity/banners count=2"))["count"].tolist() == [
        1.0
    ]
