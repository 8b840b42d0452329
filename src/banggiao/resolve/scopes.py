"""What a figure counts, which way it flows, and whether it is of a part of the country only.

Takes indicator claims with their sentences, gives direction, class and scope. Keeps true: where the words do not say
which way, no direction is given; a figure of a town or a firm never enters the series of the state.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import Final

from banggiao.language.fold import fold
from banggiao.model.claims import Indicator
from banggiao.model.register import Filed
from banggiao.resolve.content import any_phrase, phrases
from banggiao.resolve.parties import code, found

#: before a party: it is where the thing flows to; where it comes from
_INTO: Final = re.compile(r"\b(?:vào|tại|ở|sang|đến|tới|thăm|cho|trên lãnh thổ|trên đất)(?: thị trường)?\s*$")
_INVESTOR: Final = re.compile(r"\b(?:nhà đầu tư|chủ đầu tư|nguồn đầu tư)[^,;.]{0,48}(?:của|tại|vào|ở)\s*$")
_OUT_OF: Final = re.compile(r"\b(?:từ|của|do|phía|doanh nghiệp|người|sinh viên|du học sinh|khách(?: du lịch)?)\s*$")
_PEOPLE_OF: Final = re.compile(
    r"\b(?:người|sinh viên|học sinh|khách(?: du lịch| quốc tế)?|du khách|công dân|lao động|kiều bào|thực tập sinh)"
    r"(?: đến từ| từ| của)?\s*$"
)
_VIETNAMESE: Final = re.compile(r"\bngười (?:gốc )?việt\b|\bviệt kiều\b|\bkiều bào\b")
#: a figure of people without a word of who they are
_BARE: Final = re.compile(r"[^;]{0,24}?\b(?:lượt(?: người)?|người)(?=\s*(?:[.,;(/]|$|năm\b|mỗi\b|trong\b))")
#: behind a party that has, gives or does something
_GIVES: Final = re.compile(
    r"\s*(?:đã |đang |hiện |cũng |sẽ |tiếp tục |luôn |tuyên bố |quyết định |cam kết )*"
    r"(?:có|là|trở thành|còn|được|viện trợ|cung cấp|dành|cấp|tặng|trao|hỗ trợ|giúp|đầu tư|tài trợ|xuất|nhập|chi|rót|cho"
    r"|đứng|xếp|tiếp nhận|cam kết|quyết định|tuyên bố)\b"
)
_BREAK: Final = re.compile(r"(?<!\bTP)[.!?…]\s|\n|;\s")
#: a rank among all: what stands behind it is not of a part
_RANKED: Final = re.compile(r"\b(?:thứ|lớn|cao|nhiều)\b[^,;.]{0,50}\btrên (?:toàn )?(?:thế giới|cầu)\b")
_STOP: Final = re.compile(r",\s(?!\d)|;\s|(?<!\bTP)[.!?…]\s|\n")
#: what is told of a total and is whole all the same: what was sold and bought of all that was traded
_WHOLE: Final = frozenset({"exports", "imports", "trade_balance"})
_OF_IT: Final = re.compile(r"\btrong (?:số )?đó\b")
#: a province, a town or a federal state, with the words that may name it
_PLACE: Final = re.compile(r"\b(?:[Tt]ỉnh|[Tt]hành phố|[Bb]ang|TP\.?) ?([^\W\d_]+)(?: ([^\W\d_]+))?(?: ([^\W\d_]+))?")
_CLAUSE: Final = re.compile(r",\s(?!\d)|;\s|\bvà\b|\bcòn\b|\btrong khi\b")


def told_with(claim: Indicator, filed: Filed) -> str:
    """The words that go with the figure: its clause where that names a party, else its sentence so far."""
    text, e = filed.document.text, claim.evidence
    ground = claim.grounds.get("value")
    at = ground.start if ground else e.start + len(e.quote) // 2
    stop = min((m.start() for m in _BREAK.finditer(text, at, e.end + 160)), default=min(len(text), e.end + 160))
    start = max((m.end() for m in _BREAK.finditer(text, max(0, e.start - 300), at)), default=max(0, e.start - 300))
    cuts = [m.end() for m in _CLAUSE.finditer(text, start, at)]
    after = next((m.start() for m in _CLAUSE.finditer(text, at, stop)), stop)
    for cut in reversed([start, *cuts]):
        if found(text[cut:after]):
            return text[cut:after]
    return text[start:stop]


@lru_cache(maxsize=32768)
def direction(words: str, parties: tuple[str, ...], people: bool = False) -> str:
    """`RUS>VNM` where the words say from whom to whom ("Nga có ... dự án tại Việt Nam"), else nothing. Of `people`
    whose country their noun tells ("Việt Nam đón ... khách Nga"), that one, whoever has or receives them."""
    if len(parties) != 2:
        return ""
    if people and (own := home_of(words, parties)):
        return f"{own}>{parties[0] if parties[1] == own else parties[1]}"
    into = out_of = ""
    for h in found(words):
        if code(h) not in parties:
            continue
        before = fold(words[max(0, h.start - 64) : h.start])
        if _INVESTOR.search(before) or _INTO.search(before):
            into = into or code(h)
        elif _OUT_OF.search(before) or not before.strip() or _GIVES.match(fold(words[h.end : h.end + 40])):
            out_of = out_of or code(h)
    other = {parties[0]: parties[1], parties[1]: parties[0]}
    if into:
        return f"{other[into]}>{into}"
    return f"{out_of}>{other[out_of]}" if out_of else ""


def home_of(words: str, parties: tuple[str, ...]) -> str:
    """The one of two parties from which the people come, by the noun before its name; nothing where both stand so."""
    named = {
        code(h) for h in found(words)
        if code(h) in parties and _PEOPLE_OF.search(fold(words[max(0, h.start - 24) : h.start]))
    }  # fmt: skip
    if "VNM" in parties and _VIETNAMESE.search(fold(words)):
        named.add("VNM")
    return named.pop() if len(named) == 1 else ""


@lru_cache(maxsize=32768)
def local(words: str) -> str:
    """ "local" where the words speak of a town, a province, a firm or a sector alone; a rank among all is none."""
    return "local" if any_phrase("local", "local").search(_RANKED.sub(" ", fold(words))) else ""


def _titled(word: str) -> bool:
    return word[:1].isupper()


def part(claim: Indicator, filed: Filed) -> str:
    """ "local" where a figure is of a part of the country or of one firm alone, with the name where a place has one.

    What stands behind the figure and a comma is of the figure's own parts ("51 tỷ USD, trong đó nhập khẩu ...").
    """
    text, e = filed.document.text, claim.evidence
    ground = claim.grounds.get("value")
    at = ground.start if ground else e.start
    stop = next((m.start() for m in _STOP.finditer(text, at, at + 160)), min(len(text), at + 160))
    start = max((m.end() for m in _BREAK.finditer(text, max(0, at - 300), at)), default=max(0, at - 300))
    names = [n for m in _PLACE.finditer(text, start, at) if (n := " ".join(takewhile(_titled, m.groups(""))))]
    context = told_with(claim, filed)
    low = max(start, min(e.start, text.rfind(context, start, at + len(context))))
    words = _OF_IT.sub(" ", fold(text[low:stop])) if claim.metric in _WHOLE else text[low:stop]
    is_part = bool(local(words))
    end = next((m.start() for m in _BREAK.finditer(text, at, at + 200)), min(len(text), at + 200))
    back = next((n for n in reversed(names) if re.search(rf"\b(?:tại|ở|của) {re.escape(n)}\b", text[at:end])), "")
    name = back or (names[-1] if is_part and names else "")
    return " ".join(x for x in ("local" if is_part or back else "", fold(name)) if x)


@lru_cache(maxsize=8192)
def among(quote: str) -> str:
    """Among whom a rank is told ("nhà đầu tư châu Âu lớn nhất"), where not among all."""
    words = fold(quote)
    return next((name for name, known in phrases("among").items() if any(p in words for p in known)), "")


def counted(claim: Indicator, words: str) -> str:
    """The class of people that a count is of: that of the phrase nearest after the figure, else nearest at all; where
    nothing but "người" or "lượt" stands behind the figure, the one that the clause `words` names before it."""
    quote = fold(claim.evidence.quote)
    ground = claim.grounds.get("value")
    at = max(0, ground.start - claim.evidence.start) if ground else 0
    best: tuple[int, str] | None = None
    for name, known in phrases("counted").items():
        for phrase in known:
            place = quote.find(phrase, at)
            far = place - at if place >= 0 else (1000 + at - quote.rfind(phrase, 0, at) if phrase in quote else -1)
            if far >= 0 and (best is None or far < best[0]):
                best = (far, name)
    if best:
        return best[1]
    bare = _BARE.match(quote, at)
    clause = fold(words)[: fold(words).rfind(bare[0])] if bare else ""
    named = [name for name, known in phrases("counted").items() if any(p in clause for p in known)]
    return named[0] if len(named) == 1 else ""


def firms(claim: Indicator, words: str) -> str:
    """ "firms" where a count is of the firms of a country that stand in the other ("300 doanh nghiệp hoạt động")."""
    quote, known = fold(claim.evidence.quote), phrases("firms")
    noun = claim.unit == "items" and any(p in quote for p in known["noun"])
    there = any(p in quote or p in fold(words) for p in known["there"])
    return "firms" if noun and there and not any(re.search(rf"\b{p}\b", quote) for p in known["came"]) else ""
