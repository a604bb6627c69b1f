"""Whether the pages of the shipped data are byte for byte those of another commit, apart from version stamps.

    python benchmarks/same_pages.py                  # against the commit before this one
    python benchmarks/same_pages.py --base v0.1.0

The other commit is installed into a folder of its own and both make every page. A page that differs is named with its first
differing line, and what readers see otherwise is counted by kind, numbers left out: over many commits that is what can be
explained. The command fails where a page differs.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]

#: What two versions may say differently: the program's version and fingerprints of what it was made with.
_STAMPS = re.compile(r"fupin_analysis \d[\w.+-]*")

#: Kinds of texts that are printed, the most frequent ones.
_MOST_KINDS = 40

_HIDDEN = re.compile(r"<(style|script|svg)\b.*?</\1>", re.DOTALL)
_NUMBER = re.compile(r"\d[\d,.]*")

_RUN = """
try:
    from fupin_analysis.cli.commands import main
except ImportError:
    from fupin_analysis.cli import main
main()
"""


def make_pages(tree: Path, folder: Path) -> Path:
    """Make every page of the shipped data with the program in `tree`; return the folder of pages."""
    site, output, raw = folder / "site", folder / "output", folder / "data" / "raw"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--disable-pip-version-check", "--target", site, tree],
        check=True,
        stderr=subprocess.DEVNULL,
    )
    shutil.copytree(ROOT / "data" / "raw", raw)
    if (ROOT / "data" / "decisions").exists():
        shutil.copytree(ROOT / "data" / "decisions", folder / "data" / "decisions")
    command = [sys.executable, "-c", _RUN, "batch", "--quiet", "--workers", "2"]
    place = {"PYTHONPATH": str(site), "PYTHONSAFEPATH": "1"}
    done = subprocess.run([*command, "--data", "data/raw", "--output", output], cwd=folder, env=os.environ | place, check=False)
    if done.returncode not in {0, 4}:  # 4: some cells of the shipped data are set aside
        raise SystemExit(f"{tree}: batch ended with exit code {done.returncode}")
    return output


def differences(before: Path, after: Path) -> list[tuple[str, str]]:
    """Return each page that differs and its first differing line."""
    found = []
    for name in sorted({path.relative_to(one).as_posix() for one in (before, after) for path in one.rglob("*.html")}):
        old, new = before / name, after / name
        if not (old.exists() and new.exists()):
            found.append((name, "only " + ("after" if new.exists() else "before")))
            continue
        lines = [_STAMPS.sub("fupin_analysis", one.read_text(encoding="utf-8")).splitlines() for one in (old, new)]
        if lines[0] != lines[1]:
            pairs = (f"- {was[:160]}  + {now[:160]}" for was, now in zip(*lines, strict=False) if was != now)
            found.append((name, next(pairs, "one is longer")))
    return found


def kinds(before: Path, after: Path) -> Counter[str]:
    """Count the texts that pages no longer show (``-``) and show anew (``+``), numbers as ``#`` and the first words of each."""
    found: Counter[str] = Counter()
    for path in sorted(before.rglob("*.html")):
        other = after / path.relative_to(before)
        if other.exists():
            changes = difflib.ndiff(_texts(path), _texts(other), linejunk=None, charjunk=None)
            found.update(_NUMBER.sub("#", line)[:50] for line in changes if line[0] in "-+")
    return found


def _texts(page: Path) -> list[str]:
    """Return what stands between the tags of a page, but for its charts."""
    plain = _STAMPS.sub("fupin_analysis", _HIDDEN.sub("", page.read_text(encoding="utf-8")))
    return [text for found in re.findall(r">([^<>]+)", plain) if (text := " ".join(found.split()))]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--base", default="HEAD~1", help="commit to compare with")
    base = parser.parse_args().base
    with tempfile.TemporaryDirectory(prefix="same-pages-") as folder:
        tree = Path(folder) / "tree"
        subprocess.run(["git", "-C", ROOT, "worktree", "add", "--quiet", "--detach", tree, base], check=True)
        try:
            before, after = make_pages(tree, Path(folder) / "before"), make_pages(ROOT, Path(folder) / "after")
            pages = len(list(after.rglob("*.html")))
            found, changed = differences(before, after), kinds(before, after)
        finally:
            subprocess.run(["git", "-C", ROOT, "worktree", "remove", "--force", tree], check=True)
    for name, line in found:
        print(f"{name}: {line}")
    for text, count in changed.most_common(_MOST_KINDS):
        print(f"{count:>6} {text}")
    print(f"{pages} pages, {len(found)} differences against {base}")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
