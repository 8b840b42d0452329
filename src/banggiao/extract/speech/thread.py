"""What runs on from sentence to sentence: who spoke last, which act a list goes on with, under which heading.

The one mutable thing of the grammar; one document has one thread, read from its first sentence to its last.
"""

from __future__ import annotations

from dataclasses import dataclass

from banggiao.extract.actors import Cast
from banggiao.extract.reading import Reading
from banggiao.extract.speech.model import Act, Span
from banggiao.extract.speech.voices import Voice


@dataclass(slots=True)
class Thread:
    """State of the reading of one document."""

    reading: Reading
    who: Cast
    #: whether the text is that of a joint statement: bare present binds
    statement: bool = False
    #: subject of the last clause
    voice: Voice | None = None
    #: who spoke last, and in which sentence
    speaker: Voice | None = None
    spoke_in: int = -9
    #: last act and the sentence in which it stood
    last: Act | None = None
    heading: Span | None = None
    #: speaker of the direct speech that the sentence stands in
    quoted: Voice | None = None

    def speaks(self, voice: Voice, sentence: int) -> None:
        """Note who speaks."""
        self.voice = voice
        if voice.speaker:
            self.speaker, self.spoke_in = voice, sentence
        elif self.speaker and voice.codes != self.speaker.codes:
            self.speaker = None

    def still_speaking(self, voice: Voice, sentence: int) -> Voice:
        """`voice` in the mouth of the last speaker, where that was one or two sentences ago and of its party."""
        if self.quoted:
            return voice.spoken_by(self.quoted)
        if self.speaker and sentence - self.spoke_in <= 2:
            return voice.spoken_by(self.speaker)
        return voice
