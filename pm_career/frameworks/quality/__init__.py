"""Check a framework that can be read: rules on its texts and on its shape, each finding with its place."""
