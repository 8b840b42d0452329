"""Unit tests, one module a module of `src`."""
