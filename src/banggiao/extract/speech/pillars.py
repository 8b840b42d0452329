"""Fields of cooperation of a clause: a weighted vocabulary over its words, with what it stands under as prior.

Takes an act and the act before it, gives pillars, the main one first. Weights stand with the entries in
`vocabulary/data/pillars.toml`. What stands behind `nhằm`, `trên cơ sở`, `vì` says little of the field; a name of an
organisation or office says less; a clause that names no field (`các đề xuất này`) takes that of the act before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Final

from banggiao.extract.actors import Cast
from banggiao.extract.reading import Reading
from banggiao.extract.speech.model import Act, Span
from banggiao.extract.speech.second_reader import SecondReader, field_weights
from banggiao.vocabulary.lexicon import Hit

#: a pillar is named beside the main one where it has at least this share of the main one's weight
_SHARE: Final = 0.4
#: the words nearer to the verb count more: weight halves over this many characters
_HALF: Final = 110.0
_FIRST: Final = 1.5
_HEADING: Final = 0.5
_LED: Final = 0.9
_NAMED: Final = 0.45
_OFFICE: Final = 0.25
_TAIL: Final = 0.15
_SUBJECT: Final = 0.3
_OWN: Final = 3.0
#: what it says of the field that somebody is invited
_JOURNEY: Final = 2.0
#: share of a document's words from which on it is about one field, and what its talks count for that field
_ALL: Final = 0.6
_MATTER: Final = 1.1
#: weight of a document's words below which it tells too little of any field
_SOME: Final = 12.0
#: of these every document on relations speaks: they say nothing of whose talks it tells
_ANYWHERE: Final = ("economic", "regional_global", "climate_energy")
_THIS: Final = re.compile(r"\b(?:lĩnh vực|vấn đề|nội dung|dự án|chương trình) (?:này|đó|trên)\b")
#: below this weight a clause names no field of its own
_FAINT: Final = 1.3
#: words of the relationship as a whole that stand right before a field belong to it: `quan hệ hợp tác quốc phòng`
_NEXT: Final = re.compile(
    r"\s?(?:(?:hợp tác|hữu nghị|toàn diện|song phương) )*(?:giữa hai (?:nước|bên) )?"
    r"(?:về |trong (?:việc |phát triển |lĩnh vực )?|trên lĩnh vực |giữa (?:hai |các )?(?:cơ quan |lực lượng )?)?$"
)
_TAILS: Final = re.compile(
    r"\b(?:nhằm|vì|trên cơ sở|góp phần|đóng góp cho|đóng góp vào|theo hướng|phù hợp với|đáp ứng|qua đó|từ đó|vì lợi ích"
    r"|trên tinh thần|dựa trên|theo tinh thần|phục vụ|đưa \w+ \w+ trở thành|nhân dịp|nhân chuyến"
    r"|như (?:lãnh đạo|hai|đã|thỏa thuận))\b"
)
#: since when, and in what quality: asides that name no field
_SINCE: Final = re.compile(r"\b(?:kể )?từ (?:khi|ngày|sau khi) [^,;]*?(?=,|;| đến nay)|\bvới tư cách [^,;]*")
#: a happening of which is said what it does or means: that names the field, and not the happening
_OCCASION: Final = re.compile(
    r"\W*(?:rằng |là )?(?:kết quả (?:của )?)?(?:chuyến (?:thăm|công tác)|cuộc (?:gặp|hội đàm|trao đổi)|hội nghị|kỳ họp"
    r"|diễn đàn|việc|(?:các )?hoạt động|công trình|dự án)\b[^,;]{0,90}?"
    r"\b(?:sẽ|góp phần|là|có ý nghĩa|thể hiện|cho thấy|mở ra|đánh dấu|nhằm)\b"
)
_FIELD: Final = re.compile(r"(?:về|trong|trên|đối với|liên quan)\b")

Scores = defaultdict[str, float]


def matter(reading: Reading) -> str | None:
    """The one field that a document is about; None where it is about several, or about the relation as such."""
    scores = {p: w for p, w in field_weights(reading).items() if p not in ("general", "political")}
    if sum(scores.values()) < _SOME:
        return None
    main = min(scores, key=lambda p: (-scores[p], p))
    return main if scores[main] >= _ALL * sum(scores.values()) else None


def pillars(
    reading: Reading,
    who: Cast,
    act: Act,
    before: tuple[str, ...],
    field: str | None,
    second: SecondReader,
) -> tuple[str, ...]:
    """The pillars of an act; `before` are those of the act just before it, `field` is that of the document."""
    scores = _own_words(reading, who, act)
    _add_context(reading, act, scores)
    _add_office(reading, who, act, scores)
    if act.act == "invite" or act.reasons[:1] == ("accept",):
        scores["political"] += _JOURNEY
    if field and field not in _ANYWHERE and scores.get("political", 0.0) > scores.get("general", 0.0):
        scores[field] += _MATTER * scores["political"]  # talks and visits in a document of one field are of that field
    if before and _THIS.search(reading.folded, *act.content):
        scores[before[0]] += _OWN  # `trên lĩnh vực này`: the one before
    if max(scores.values(), default=0.0) < _FAINT and not (scores and act.reasons[:1] == ("goal",)):
        for n, pillar in enumerate(before[:2]):
            scores[pillar] += _FAINT / (n + 1)
    ranked = sorted(scores, key=lambda p: (-scores[p], p))
    rule = ranked[0] if ranked else field or "general"
    main = second.main((act.start, act.end), rule, scores)
    return (main, *(p for p in ranked if p != main and scores[p] >= _SHARE * scores[rule]))[:5]


def names_field(reading: Reading, act: Act) -> bool:
    """Whether the act's own words name any field."""
    return any(h.entry.data["weights"] for h in reading.hits_in(*act.content, "pillars"))


def _own_words(reading: Reading, who: Cast, act: Act) -> Scores:
    """What the act's own words say of its field: less in names and asides, and in what it aims at or happens on."""
    scores: Scores = defaultdict(float)
    names = [m for m in who.mentions_in(act.start, act.end) if m.kind in ("person", "organisation")]
    tail = _TAILS.search(reading.folded, act.content[0] + 12, act.content[1])
    since = _SINCE.search(reading.folded, *act.content)
    occasion = _OCCASION.match(reading.folded, *act.content)
    told = occasion.end() if occasion else act.content[0]
    cut = tail.start() if tail and not occasion else act.content[1]

    def scale(at: int) -> float:
        named = any(m.start <= at < m.end for m in names)
        aside = at >= cut or (since is not None and since.start() <= at < since.end())
        return (_NAMED if named else 1.0) * (_TAIL if aside else 1.0) * (_SUBJECT if occasion and at < told else 1.0)

    # the verb itself may name the field (`đào tạo`), save where it stands apart, as that of a goal does
    begin = act.cue[0] if act.cue[1] == act.content[0] else act.content[0]
    _weigh(reading, (begin, act.content[1]), scale, scores, told)
    if cut < act.content[1] and max(scores.values(), default=0.0) < _FAINT:
        cut = act.content[1]  # what is done names no field: that of its aim counts whole
        scores.clear()
        _weigh(reading, act.content, scale, scores)
    if not scores:
        _weigh(reading, (act.start, act.content[0]), scale, scores)
    return scores


def _weigh(
    reading: Reading, span: Span, scale: Callable[[int], float], scores: Scores, told: int | None = None
) -> None:
    """Add the weights of the words of a span, the first the most, those nearer to where it is `told` more."""
    origin = span[0] if told is None else told
    hits = [h for h in reading.hits_in(*span, "pillars") if h.entry.data["weights"]]
    first = True
    for n, hit in enumerate(hits):
        weights = hit.entry.data["weights"]
        if "general" in weights and n + 1 < len(hits) and _belongs(reading, hit, hits[n + 1]):
            continue
        plain = not hit.entry.data.get("means")
        near = (_FIRST if first and plain else 1.0) / (1.0 + max(0, hit.start - origin) / _HALF)
        for pillar, weight in weights.items():
            scores[pillar] += weight * near * scale(hit.start)
        first = first and (hit.start < origin or not plain)


def _add_office(reading: Reading, who: Cast, act: Act, scores: Scores) -> None:
    """The office of the one who speaks: a minister of defence speaks of defence, where the words leave it open."""
    span = act.grounds.get("speaker")
    person = next((p for p in who.people if p.name == act.speaker and p.titled), None) if act.speaker else None
    for place in (span, person.titled if person else None):
        if place:
            for hit in reading.hits_in(*place, "pillars"):
                for pillar, weight in hit.entry.data["weights"].items():
                    if pillar not in ("political", "general", "regional_global"):
                        scores[pillar] += weight * _OFFICE


def _belongs(reading: Reading, whole: Hit, field: Hit) -> bool:
    """Whether words of the relationship only lead to the field right behind them."""
    if "general" in field.entry.data["weights"]:
        return False
    return bool(_NEXT.fullmatch(reading.folded, whole.end, field.start))


def _add_context(reading: Reading, act: Act, scores: Scores) -> None:
    """The phrase that opens the sentence (`Về kinh tế, ...`) and the heading over it."""
    sentence = reading.sentences[act.sentence]
    if sentence.start < act.start and _FIELD.match(reading.folded, sentence.start):
        comma = reading.text.find(",", sentence.start, act.start)
        if comma > 0:
            _weigh(reading, (sentence.start, comma), lambda _: _LED, scores)
    if act.heading:
        weight = _LED if act.heading[0] >= sentence.start else _HEADING
        _weigh(reading, act.heading, lambda _: weight, scores)
