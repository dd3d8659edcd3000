"""Compare two versions of a framework: every change between them, and the version that they ask for."""
