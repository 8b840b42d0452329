"""Personal names as runs of capitalised words: Vietnamese, Hán-Việt, Western, with hyphens and particles.

Takes a text and an offset, gives the words of the name that begins there. Keeps true: a name never crosses
punctuation, a title or the name of a party; an all-capitals word is no part of one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final

from banggiao.language.fold import bare, fold
from banggiao.vocabulary.lexicon import entries_of

_LATIN: Final = [chr(c) for c in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))]
#: Latin letters with all diacritics, for character classes: Vietnamese capitals stand in no one range
CAPITALS: Final = "".join(c for c in _LATIN if c.isupper())
SMALL: Final = "".join(c for c in _LATIN if c.islower() and c.isalpha())
#: a word with inner hyphens and apostrophes, or an initial with its dot
_WORD: Final = re.compile(r"[^\W\d_]\.(?= ?[^\W\d_])|[^\W\d_]+(?:[-‑'’][^\W\d_]+)*")
#: a hyphen that stands between spaces inside a transcribed name ("Jae - in", "Chan - o - cha")
_SPACED: Final = re.compile(r" - (?:o - )?([^\W\d_]+)")
_SYLLABLE_NEXT: Final = re.compile(r" - ([^\W\d_]+)")
#: a lower-case syllable behind a spaced hyphen, with the name going on behind it
_HYPHENED: Final = re.compile(rf" - [{SMALL}]{{1,5}}(?= - [{SMALL}]| [{CAPITALS}])")
_NEVER: Final = """
    ông bà và của người là ngài anh chị tân cựu nước nguyên chủ phó tổng thủ đại giám bộ trưởng
"""
#: words that are no second syllable of a name behind a spaced hyphen
_NO_SYLLABLES: Final = frozenset(_NEVER.split())
#: Malay honours that are written with an apostrophe behind them ("Dato' Sri ...")
_HONOURS: Final = frozenset({"Dato", "Datuk", "Tan"})
_APOSTROPHE: Final = re.compile(r" ?['’] ?")
_IN_NAMES: Final = "bin binti ibn al el von van der den de da del della di dos du la le bint abu ben y e"
#: particles inside names, in lower case
_PARTICLES: Final = frozenset(_IN_NAMES.split())
#: middle words of Vietnamese names, which some papers print in lower case ("Nguyễn thị Lan")
_MIDDLES: Final = frozenset({"thị", "văn"})
#: initials that are written without dots
_INITIALS: Final = frozenset({"JD", "AJ", "TJ", "CJ", "KP"})
#: longest name in words ("Abdel Fattah Saeed Hussein El Sisi"), and longest of Vietnamese form
_LONGEST, _LONGEST_VI = 7, 5
#: what a capital may follow inside a name
_PREFIX: Final = re.compile(r"^(?:Mac|Mc|De|Di|La|Le|Fitz)(?=[A-Z])")
_AGAIN: Final = 2
_TONES: Final = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_SYLLABLE: Final = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
    r"(?:(?:iê|yê|uyê|uô|ươ|oa|oă|oe|uâ|uê|uy|[aăâeêioôơuưy])(?:ch|ng|nh|[cmnpt])"
    r"|ia|ya|ua|ưa|uê|uơ|uya|uyu|uy|oai|oay|oao|oeo|oa|oe|iêu|yêu|uôi|ươi|ươu|uây|[ao]i|ao|au|ay|âu|ây|eo|êu|iu|ôi|ơi"
    r"|ui|ưi|ưu|[aeêioôơuưy])"
)


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether a word has the shape of a Vietnamese syllable ("Phúc", "Long"; not "Putin", "Moon")."""
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word.lower()).translate(_TONES))
    return bool(_SYLLABLE.fullmatch(plain))


@lru_cache(maxsize=20_000)
def key(word: str) -> str:
    """The form under which two spellings of a name's word are one: tone placement, and accents of foreign words."""
    return fold(word) if is_syllable(word) else bare(word).replace("-", "").replace("’", "").replace("'", "")


@cache
def _parts(entry: str) -> frozenset[str]:
    return frozenset(fold(f) for e in entries_of("surnames") if e.id == entry or not entry for f in e.cased)


def is_surname(word: str) -> bool:
    """Whether a Vietnamese, Hán-Việt, Khmer or Korean name of Vietnamese spelling can open with `word`."""
    return fold(word) in _openers()


@cache
def _openers() -> frozenset[str]:
    return _parts("vietnamese") | _parts("han-viet") | _parts("neighbours")


def is_vietnamese_surname(word: str) -> bool:
    """Whether it is a surname that Vietnamese people bear."""
    return fold(word) in _parts("vietnamese")


def is_vietnamese(name: str) -> bool:
    """Whether a name of two to five syllables opens with a Vietnamese surname and is of Vietnamese shape throughout."""
    words = name.split()
    shaped = 2 <= len(words) <= _LONGEST_VI and all(is_syllable(w) for w in words)
    return shaped and fold(words[0]) in _parts("vietnamese")


def name_words(text: str, start: int, stops: Callable[[int, int], bool]) -> list[tuple[int, int]]:
    """Spans of the words of the name that begins at `start`; none where no name does.

    `stops(offset, words)` says that something other than a name begins at `offset`, behind `words` words of one.
    """
    words: list[tuple[int, int]] = []
    pos, held = start, 0  # held: words up to which the name is sure (a particle must be followed by a capital)
    while len(words) < _LONGEST:
        m = _WORD.match(text, pos)
        if not m or (words and stops(m.start(), len(words))):
            break
        word, pos = m[0], m.end()
        if words and word == text[slice(*words[-1])] and not word.endswith("."):  # but "A.A. Kozorin"
            break
        if not _capital(word) and not (words and (word in _PARTICLES or _is_middle(text, words, word))):
            break
        pos = _spaced_end(text, pos, word)
        words.append((m.start(), pos))
        held = len(words) if _capital(word) else held
        if word in _HONOURS and (m := _APOSTROPHE.match(text, pos)):
            pos = m.end()
        elif text[pos : pos + 1] == " ":
            pos += 1
        elif not word.endswith("."):
            break
    return _vietnamese_length(text, words[:held])


def _is_middle(text: str, words: list[tuple[int, int]], word: str) -> bool:
    """Whether a lower-case word is the middle of a Vietnamese name: right behind its surname."""
    return word in _MIDDLES and len(words) == 1 and is_vietnamese_surname(text[slice(*words[0])])


@lru_cache(maxsize=20_000)
def _capital(word: str) -> bool:
    """A word of a name: a capital first; in capitals throughout only an initial or a numeral ("Felipe VI"); capitals
    inside ("VPBank") only behind a hyphen or in "McCain".
    """
    if not word[0].isupper():
        return False
    if word.isupper():
        return len(word) == 1 or (len(word) == 2 and word[1] == ".") or not word.strip("IVX") or word in _INITIALS
    return not any(c.isupper() for part in re.split("[-‑'’]", word) for c in _PREFIX.sub("", part)[1:])


def _spaced_end(text: str, pos: int, word: str) -> int:
    """`pos`, or the end of the syllable that a spaced hyphen joins to a transcribed name."""
    m = _SPACED.match(text, pos) if text.startswith(" - ", pos) else None
    if m and m[1] not in _NO_SYLLABLES and (_HYPHENED.match(text, pos) or _recurs(text, word + m[0])):
        syllable = _SYLLABLE_NEXT.match(text, pos)  # "Thoong - lun Xi - xu - lit"
        return _spaced_end(text, syllable.end(), syllable[1]) if syllable else pos
    if m and m[1][0].isupper() and not is_syllable(word) and not is_syllable(m[1]) and _capital(m[1]):
        return m.end()  # "Abdel - Fattah", "Jean - Claude"
    if m and fold(m[1]) in _parts("suffixes") and not (is_syllable(word) and m[1][0].isupper()):
        return m.end()
    return pos


def _recurs(text: str, joined: str) -> bool:
    """Whether "Pị - sên" stands in the text more than once: a name, and no remark behind a dash."""
    if joined[-1].isspace() or not joined.rsplit(" ", 1)[1].islower() or text.count(joined) < _AGAIN:
        return False
    return re.search(rf"{re.escape(joined)}(?![^\W\d_]| [{SMALL}])", text) is not None  # "Jong - em gái" is a remark


def _vietnamese_length(text: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A name of Vietnamese form is cut after its longest length."""
    if len(words) <= _LONGEST_VI or fold(text[slice(*words[0])]) not in _parts("vietnamese"):
        return words
    return words[:_LONGEST_VI] if all(is_syllable(text[a:b]) for a, b in words) else words
