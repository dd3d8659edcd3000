"""`python -m pm_career`: the same program as the `pmcareer` command."""

from pm_career.cli import main

if __name__ == "__main__":
    main()
