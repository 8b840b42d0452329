"""Document -> claims: one module a kind, over `speech` (who says what in which clause), `actors` and `reading`."""
