"""``python -m fupin_analysis`` is the command ``fupin``; nothing is imported before an interruption can be told."""

import sys


def start_here() -> None:
    """Run the command line; whoever interrupts it while it starts reads one line, and no traceback."""
    try:
        from fupin_analysis.cli.commands import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("fupin: 已中断 / interrupted\n")
        sys.exit(130)


if __name__ == "__main__":
    start_here()
