"""How Vietnamese works: folding, syllables, sentences, numbers, dates. Closed tables and pure functions over text."""
