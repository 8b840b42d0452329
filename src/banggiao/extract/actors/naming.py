"""One place where a document names a person. A type only."""

from __future__ import annotations

from banggiao.extract.actors.titles import TitlePhrase
from banggiao.model.frozen import frozen


@frozen
class Naming:
    """One place where a person is named; `[name_start, name_end)` is the name."""

    start: int
    end: int
    name_start: int
    name_end: int
    name: str
    words: tuple[str, ...]
    #: title phrase before the name, or behind it
    phrase: TitlePhrase | None = None
    #: where the role as printed ends: behind the phrase, and behind a body's own name that goes on it
    role_end: int = 0

    @property
    def country(self) -> str | None:
        """Code that the title phrase prints."""
        return self.phrase.country.code if self.phrase and self.phrase.country else None

    @property
    def shown(self) -> tuple[int, int]:
        """Span of "title name", or of "name, title"."""
        return (self.start, self.end)
