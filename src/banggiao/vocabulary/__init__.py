"""Open word lists as TOML data, and the one scan that finds them all in a text."""
