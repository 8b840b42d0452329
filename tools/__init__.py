"""Scripts for developers: the quality gate, the developer loop, makers of data."""
