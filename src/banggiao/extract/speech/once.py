"""A speech act told twice in one document is given once: from the body where it stands there (guidelines 3.1)."""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.reading import Reading
from banggiao.extract.speech.model import Act

_DIGIT: Final = re.compile(r"\d")
_WORD: Final = re.compile(r"\w+")
#: what is held, told by its name alone
_MATTER: Final = re.compile(
    r" (?:về |lại )?(?:sự )?(?:tầm quan trọng|ý nghĩa|vai trò|quan điểm|lập trường|quan hệ|tình|cam kết|thiện chí)\b"
)
#: share of the shorter content that a lede or caption has in common with the body's act
_RETOLD: Final = 0.5
#: the same of a lede that is no more than a summary, and how many sentences that has at most
_SUMMED_UP: Final = 0.35
_SUMMARY: Final = 2
#: the same where the two acts differ
_OTHERWISE: Final = 0.7
#: the same between two acts of the body: a caption or pull quote that was not seen as one
_REPEATED: Final = 0.9
#: characters of a content that is long enough to be told twice
_LEAST: Final = 30


def once(reading: Reading, acts: list[Act]) -> list[Act]:
    """The acts without those that only tell another again."""
    words: dict[int, frozenset[str]] = {}  # only of acts that another is held against

    def words_of(n: int) -> frozenset[str]:
        if n not in words:
            words[n] = frozenset(_WORD.findall(reading.folded, *acts[n].content))
        return words[n]

    ledes = [s for s in reading.sentences if s.segment == "lede"]
    summary = len(ledes) <= _SUMMARY and not any(_DIGIT.search(reading.text, s.start, s.end) for s in ledes)
    dropped = {i for i, a in enumerate(acts) if summary and _sums_up(reading, a, acts)}
    for i, a in enumerate(acts):
        if i in dropped:
            continue
        for j, b in enumerate(acts):
            least = _share_to_retell(a, b, summary=summary) if i != j and a.kind == b.kind else None
            if least is None or j in dropped or set(a.by).isdisjoint(b.by):
                continue
            if _shared(words_of(i), words_of(j)) >= least:
                dropped.add(i)
                break
    return [a for i, a in enumerate(acts) if i not in dropped]


def _sums_up(reading: Reading, a: Act, acts: list[Act]) -> bool:
    """Whether a stand of the lede only names what somebody holds (`đề cao vai trò của ...`): the body tells more."""
    if a.segment != "lede" or a.kind != "position":
        return False
    named = a.act == "recognise" or _MATTER.match(reading.folded, *a.content) is not None
    return named and any(b.segment == "paragraph" and not set(a.by).isdisjoint(b.by) for b in acts)


def _shared(mine: frozenset[str], other: frozenset[str]) -> float:
    """The share of the shorter of two contents that both have in common."""
    least = min(len(mine), len(other))
    return len(mine & other) / least if least else 0.0


def _share_to_retell(a: Act, b: Act, *, summary: bool) -> float | None:
    """How much their contents have in common where `a` only tells `b` again, and somebody acts in both.

    None where it never does; `summary`: whether the lede is no more than one.
    """
    if a.segment != "paragraph" and b.segment == "paragraph":
        least = _SUMMED_UP if summary and a.segment == "lede" else _RETOLD
        return least if a.act == b.act else _OTHERWISE
    same = a.start > b.start and a.act == b.act and a.segment == b.segment and set(a.by) == set(b.by)
    return _REPEATED if same and a.content[1] - a.content[0] >= _LEAST else None
