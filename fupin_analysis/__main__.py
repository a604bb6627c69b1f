"""``python -m fupin_analysis`` is the command ``fupin``."""

from fupin_analysis.cli.commands import main

if __name__ == "__main__":
    main()
