"""Two values of a framework compared: every change between them, and the step of the version that this is."""
