"""The command that answers a problem once and for all, as a value: what it is called, what it says, and what it asks for."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fupin_analysis.core.source import show_address
from fupin_analysis.core.texts.privacy import mask_identifiers

#: What stands in a command for what only people know, by the option that asks for it.
_UNKNOWN = {
    "zh": {"means": "指标名称", "township": "乡镇名称", "year": "年度", "value": "数值"},
    "en": {"means": "ITEM", "township": "TOWNSHIP", "year": "YEAR", "value": "VALUE"},
}
_LEAD = {"zh": "答复一次即可：", "en": " Answer once and for all: "}
_FLAGS = frozenset({"ignore"})
_BLANK = re.compile(r"{([a-z_]+)}")
#: What a command that names no option for it speaks of.
OBJECT = ""


@dataclass(frozen=True)
class Cure:
    """A command of the program that answers what a problem asks.

    Parameters
    ----------
    verb
        The command: ``teach`` or ``prefer``.
    options
        Options in order, with what they say; None for what only people know. What is named without an option stands under
        :data:`OBJECT`.

    Examples
    --------
    >>> cure = Cure("teach", (("file", "甲山镇.xlsx"), ("year", None)))
    >>> cure.command(), cure.command("en"), cure.asked
    ("fupin teach --file '甲山镇.xlsx' --year '年度'", "fupin teach --file '甲山镇.xlsx' --year YEAR", ('year',))
    """

    verb: str
    options: tuple[tuple[str, str | None], ...]

    @classmethod
    def fill(cls, template: str, known: Mapping[str, str | None]) -> Cure:
        """Make the command of a template, such as ``fupin teach --file {file} --year {year}``, from what is known."""
        _program, verb, *words = template.split()
        options: dict[str, str | None] = {}
        name = OBJECT
        for word in words:
            if word.startswith("--"):
                name = word.removeprefix("--")
                if name in _FLAGS:
                    options[name] = ""
                continue
            blank = _BLANK.fullmatch(word)
            said = known[blank[1]] if blank else word
            options[name] = None if said is None else mask_identifiers(said)
        return cls(verb, tuple(options.items()))

    @property
    def asked(self) -> tuple[str, ...]:
        """Options that only people can fill in."""
        return tuple(name for name, said in self.options if said is None)

    def said(self, language: str = "zh") -> dict[str, str]:
        """Return what is known by option, addresses as readers of a language are told them; flags have no text."""
        return {name: _shown(name, said, language) for name, said in self.options if said is not None}

    def command(self, language: str = "zh", *, data: Path | None = None) -> str:
        """Return the command as it is typed, for a folder of returns that is not the usual one."""
        words = ["fupin", self.verb]
        if data is not None and data != Path("data/raw"):
            words += ["--data", shlex.quote(str(data))]
        for name, said in self.options:
            words += [f"--{name}"] if name != OBJECT else []
            if name not in _FLAGS:
                words.append(shlex.quote(_UNKNOWN[language][name] if said is None else _shown(name, said, language)))
        return " ".join(words)

    def to_text(self) -> str:
        """Return the command as a cell of a table keeps it.

        Examples
        --------
        >>> Cure("teach", (("ignore", ""), ("row", "合 计"))).to_text()
        '["teach", {"ignore": "", "row": "合 计"}]'
        """
        return json.dumps([self.verb, dict(self.options)], ensure_ascii=False)

    @classmethod
    def of_text(cls, text: str) -> Cure | None:
        """Return the command that a cell of a table keeps; None for an empty one."""
        if not text:
            return None
        verb, options = json.loads(text)
        return cls(verb, tuple(options.items()))


@dataclass(frozen=True)
class Told:
    """A message, and apart from it the command that answers it.

    Examples
    --------
    >>> told = Told("甲.xlsx：没有写明年度。", Cure("teach", (("file", "a.xlsx"), ("year", None))))
    >>> told.line()
    "甲.xlsx：没有写明年度。答复一次即可：fupin teach --file a.xlsx --year '年度'"
    >>> told.apart()
    ('甲.xlsx：没有写明年度。答复一次即可：', "fupin teach --file a.xlsx --year '年度'")
    """

    text: str
    cure: Cure | None = None

    def apart(self, language: str = "zh", *, data: Path | None = None) -> tuple[str, str]:
        """Return the text up to the command, and the command; both empty of it where there is none."""
        if self.cure is None:
            return self.text, ""
        return self.text + _LEAD[language], self.cure.command(language, data=data)

    def line(self, language: str = "zh", *, data: Path | None = None) -> str:
        """Return the whole in one line."""
        return "".join(self.apart(language, data=data))


def is_placeholder(text: str) -> bool:
    """Whether a word in a command stands for what only people know."""
    return any(text in words.values() for words in _UNKNOWN.values())


def _shown(name: str, said: str, language: str) -> str:
    return show_address(said, language) if name == "cell" else said
