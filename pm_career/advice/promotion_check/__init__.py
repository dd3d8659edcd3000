"""Check a promotion case: what a committee would send back, where, and what to do about it."""
