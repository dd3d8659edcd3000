"""Import this first: what the tests import is compiled once, not by each process of each run.

To rewrite the asserts of all tests, and of what comes with Hypothesis, takes some four seconds in each process, so
PYTHONDONTWRITEBYTECODE does not count here.
"""

import sys

sys.dont_write_bytecode = False
