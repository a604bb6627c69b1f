"""One paragraph read as a document of its own, for tables of sentences and what they say."""

from fupin_analysis.clean.prose.reader import read_prose
from fupin_analysis.core.prose import Mention, Paragraph, Prose


def read(text: str, *, year: int = 2018, heading: str = "") -> list[Mention]:
    """Read a paragraph of 甲山镇, below a heading if one is given."""
    lines = [f"甲山镇{year}年脱贫攻坚工作总结", *([heading] if heading else []), text]
    prose = Prose("甲山镇.txt", tuple(Paragraph(number, line) for number, line in enumerate(lines, start=1)))
    return [mention for mention in read_prose(prose).mentions if mention.paragraph == len(lines)]


def figures(text: str, *, year: int = 2018, heading: str = "") -> list[str]:
    """Return the figures of a paragraph as ``topic/item.measure=value``, with period and place unless they are the document's."""
    found = []
    for mention in read(text, year=year, heading=heading):
        if mention.kind == "figure":
            when = "" if mention.period == str(year) else f"@{mention.period}"
            where = f"[{mention.place}]" if mention.place else ""
            found.append(f"{mention.topic}/{mention.item}.{mention.measure}={mention.value:.12g}{when}{where}")
    return found


def kinds(text: str) -> dict[str, str]:
    """Return what each number of a paragraph is."""
    return {mention.text: mention.kind for mention in read(text)}
