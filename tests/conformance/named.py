"""The differences that remain, and the word of docs/engine.md under which each is explained."""

from __future__ import annotations

NAMED: dict[str, str] = {
    "ends: death with a living child": "Nothing is left",
    "processes: a process left by the shell": "Nothing is left",
    "processes: a process left that ignores signals": "Nothing is left",
    "states: a local file named like one that Python starts with": "What it steps aside for",
    "options: start timeout of nothing": "Interrupted while it starts",
    "siblings: a start that changes the folder": "What it steps aside for",
    "siblings: times of imports": "What it steps aside for",
    "siblings: a kernelspec that times imports": "What it steps aside for",
    "siblings: a kernelspec with another module": "What it steps aside for",
    "siblings: a start that asks who it is": "Who the parent is",
    "siblings: a kernelspec interrupted by messages": "Interrupted by messages",
}
