"""What the cast of a document is made of: people, mentions, parties. Types only."""

from __future__ import annotations

from dataclasses import dataclass

from banggiao.extract.reading import Row
from banggiao.model.frozen import frozen


@frozen
class Person:
    """A person of the document, once."""

    #: fullest form as printed
    name: str
    #: title with institution as printed, of the mention that prints most of it
    role: str | None
    country: str | None
    #: spans of all mentions, references by title or `ông` included, in order
    mentions: tuple[tuple[int, int], ...]
    #: span of "title name" that shows the person best, of the name, and of the role where one is printed
    shown: tuple[int, int] = (0, 0)
    named: tuple[int, int] = (0, 0)
    titled: tuple[int, int] | None = None
    #: span of the words that give the country, where the document prints it beside the person
    placed: tuple[int, int] | None = None
    #: what tells the country: printed, office, name, partner; "" where nothing does
    ground: str = ""
    #: id of the highest title in `vocabulary/data/titles.toml`, "" where only ông or bà is printed
    title: str = ""
    #: whether the institution of the office is printed
    housed: bool = False
    #: whether the office table knows the name, and whether it says that the person is long dead
    known: bool = False
    past: bool = False
    #: whether the text calls them somebody's counterpart ("người đồng cấp")
    counterpart: bool = False


@frozen
class Mention:
    """A phrase that names or refers to somebody who can act: what `by`, `to`, `speaker` and `agent` are made of."""

    start: int
    end: int
    #: party ("Hoa Kỳ", "phía Mỹ"), both ("hai bên", "hai nhà lãnh đạo"), person, organisation
    kind: str
    #: codes of the parties that it stands for; empty where nothing decides
    codes: tuple[str, ...]
    #: index into `Cast.people` for a person
    person: int | None = None
    #: the organisation's name as printed, where narrower than the state
    organisation: str | None = None
    #: readings between which the text does not decide
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in the document."""

    #: parties whose relation the document is about, most prominent first, own side (the outlet's state) first
    parties: tuple[str, ...]
    people: tuple[Person, ...]
    mentions: Row[Mention]

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """Mentions wholly inside `[start, end)`, in order."""
        return self.mentions.within(start, end)

    def speaker(self, mention: Mention) -> str | None:
        """The full name of the person behind a mention."""
        return self.people[mention.person].name if mention.person is not None else None
