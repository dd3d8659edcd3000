"""pmcareer: a career navigator for product managers that lives in the terminal."""

__version__ = "0.1.0"
