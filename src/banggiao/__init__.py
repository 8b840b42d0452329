"""Bang Giao: reads what is published about relations between states and keeps the register."""

__version__ = "0.1.0"
