"""The way in, as `pmcareer` and as `python -m pm_career`."""

import sys


def main() -> None:
    """Run the program. Loading it takes a tenth of a second, in which Ctrl-C must end as quietly as later."""
    try:
        from pm_career.cli import main as front_door

        front_door()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
