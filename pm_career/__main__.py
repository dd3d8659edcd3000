"""Start the program, as `pmcareer` and as `python -m pm_career`."""

import sys


def main() -> None:
    """Run the program. Ctrl-C also ends it quietly while it is still loading, which takes a tenth of a second."""
    try:
        from pm_career.cli import main as front_door

        front_door()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
