"""The ladder's model: frozen values and look-ups. No input, no output, no clock."""
