"""Texts that came as one line: the title told from what follows, captions and buttons from the sentences round them.

Keeps true: a space becomes a line break, or a break is put where a line is longer than any paragraph; nothing is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from banggiao.clean.credits import byline_at_end
from banggiao.clean.draft import Draft
from banggiao.clean.lines import content_words
from banggiao.clean.photographs import photo_credit_end, photo_marks
from banggiao.language.fold import fold
from banggiao.language.sentences import sentences
from banggiao.model.document import Edit
from banggiao.vocabulary.lexicon import lexicon

#: A line longer than this (characters) may hold captions among its sentences.
_LONG: Final = 250
#: No line has more captions.
_PICTURES: Final = 200
#: A line longer than this is split at sentence ends, so that no later station meets a paragraph without end.
_ENDLESS: Final = 20_000
#: A first line with so many words is no title but holds one.
_HOLDS_TITLE: Final = 60
#: Shortest and longest title, in syllables, that is looked for inside such a line.
_TITLE: Final = (5, 26)
_WORD: Final = re.compile(r"\S+")
#: How a first sentence opens where no office or party opens it: place, time, occasion (a closed list of grammar).
_OPENERS: Final = frozenset(
    {
        *("sáng", "trưa", "chiều", "tối", "đêm", "ngày", "hôm", "tháng", "tuần", "theo", "tại", "trong", "trên"),
        *("nhân", "nhận", "sau", "trước", "từ", "vừa", "phát", "ông", "bà", "hai", "các", "những", "một", "bộ"),
        *("chính", "thủ", "phó", "đại", "đoàn", "để", "với", "nhằm", "cùng"),
    }
)
#: Words that end no title: what they open comes after them.
_LEANS_ON: Final = frozenset(
    {
        *("và", "với", "của", "về", "tại", "trong", "trên", "cho", "từ", "đến", "tới", "ở", "là", "sẽ", "đã", "đang"),
        *("không", "bị", "được", "do", "vì", "để", "mà", "hay", "hoặc", "như", "khi", "nếu", "theo", "giữa", "các"),
        *("những", "một", "hai", "vào", "ra", "lên", "-", "–", ",", ":", "(", "/"),
    }
)
#: Without one of these words no line holds a button: most lines are passed by quickly.
_BUTTON_WORDS: Final = ("bấm", "click", "nhấn", "toàn văn", "xem thêm", ">>")
_BUTTON: Final = re.compile(r"xem toàn văn|đọc toàn văn|xem thêm[: ]|>>")


def split_long_lines(draft: Draft) -> None:
    """Take the steps; a text of ordinary lines takes none."""
    breaks: set[int] = set()
    for start, end in _long_lines(draft.text):
        breaks |= set(_round_pictures(draft.text, start, end))
        breaks |= set(_round_buttons(draft.text, start, end))
        if (byline := byline_at_end(draft.text, start, end)) is not None:
            breaks.add(byline - 1)
    if breaks:
        draft.edit("lines", "a caption stands on a line of its own", _break_at(draft.text, breaks))
    draft.edit("title line", "the title stands on a line of its own", _break_at(draft.text, _after_title(draft.text)))
    endless = [x for a, b in _long_lines(draft.text, _ENDLESS) for x in _every(draft.text, a, b)]
    draft.edit("endless lines", "no paragraph is that long", _break_at(draft.text, endless))


def _long_lines(text: str, longest: int = _LONG) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if end - at > longest:
            yield at, end
        at = end + 1


def _break_at(text: str, places: Iterator[int] | set[int] | list[int]) -> list[Edit]:
    """Line breaks at offsets: in the place of the space there, else between two characters."""
    inner = sorted(i for i in set(places) if 0 < i < len(text) and "\n" not in (text[i], text[i - 1]))
    return [Edit(i, i + 1, "\n") if text[i] == " " else Edit(i, i, "\n") for i in inner]


def _round_pictures(text: str, start: int, end: int) -> Iterator[int]:
    """Before and behind each caption that a photographer's credit closes inside the line."""
    for mark in photo_marks(text, start, end)[:_PICTURES]:
        close = photo_credit_end(text, mark, end)
        if close is None or not any(map(str.isalnum, text[close:end])):  # it closes the line
            continue
        opened = _sentence_before(text, start, mark.start)
        if opened > start:
            yield opened - 1
        yield close


def _round_buttons(text: str, start: int, end: int) -> Iterator[int]:
    line = text[start:end]
    low = line.lower()
    if not any(word in low for word in _BUTTON_WORDS):
        return
    folded = fold(line)
    for hit in lexicon("furniture").scan(line, folded):
        if hit.entry.data["as"] == "inline":
            opened = _sentence_before(text, start, start + hit.start)
            yield from (opened - 1, start + hit.start - 1, start + hit.end)
    for m in _BUTTON.finditer(folded):
        a = start + m.start()
        if a > start + 2 and text[a - 2] in '.!?…"”)' and end - a < 160 and not text[a].islower():
            yield a - 1


def _sentence_before(text: str, start: int, at: int) -> int:
    """Where the sentence that ends at `at` begins."""
    window = max(start, at - 1000)
    found = sentences(text, window, at)
    return found[-1][0] if found else at


def _after_title(text: str) -> list[int]:
    """The end of the title, and of the lede, in a first line that holds both."""
    end = text.find("\n")
    end = len(text) if end < 0 else end
    if text.count(" ", 0, min(end, 2000)) < _HOLDS_TITLE:
        return []
    first = sentences(text, 0, min(end, 3000))
    if not first:
        return []
    seam = _title_seam(text[: first[0][1]])
    return [seam - 1, first[0][1]] if seam else []


def _title_seam(sentence: str) -> int | None:
    """Where, in a first sentence with the title run into it, the sentence itself begins."""
    folded = fold(sentence)
    words = list(_WORD.finditer(folded))
    names = {h.start for h in lexicon("titles", "parties", "references", "institutions").scan(sentence, folded)}
    best: tuple[float, int] | None = None
    for k in range(_TITLE[0], min(_TITLE[1], len(words) - 6)):
        at, before = words[k].start(), words[k - 1][0]
        if not sentence[at].isupper() or before in _LEANS_ON or before[-1] in ",:;-":
            continue
        told, telling = content_words(folded[:at]), content_words(folded[at:])
        score = 3.0 * len(told & telling) / max(1, len(told)) - 0.05 * abs(k - 12)
        score += 1.5 * (at in names) + 1.0 * (words[k][0] in _OPENERS)
        score -= 1.0 * (sentence[words[k - 1].start()].isupper() and at not in names)
        if best is None or score > best[0]:
            best = (score, at)
    return best[1] if best and best[0] >= 1.0 else None


def _every(text: str, start: int, end: int) -> Iterator[int]:
    """Places to break a line without end: at a sentence's end, else a space, else anywhere."""
    at = start
    while end - at > _ENDLESS:
        window = text[at : at + _ENDLESS]
        cut = max(window.rfind(mark) + 1 for mark in (". ", "! ", "? ", "; "))
        cut = cut if cut > _ENDLESS // 4 else window.rfind(" ")
        at += cut if cut > 0 else _ENDLESS
        yield at
