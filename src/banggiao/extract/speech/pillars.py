"""Fields of cooperation of a clause: a weighted vocabulary over its words, with what it stands under as prior.

Takes an act and the act before it, gives pillars, the main one first. Weights stand with the entries in
`vocabulary/data/pillars.toml`. What stands behind `nhằm`, `trên cơ sở`, `vì` says little of the field; a name of an
organisation or office says less; a clause that names no field (`các đề xuất này`) takes that of the act before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Final

from banggiao.extract.actors import Cast
from banggiao.extract.reading import Reading
from banggiao.extract.speech.model import Act, Span
from banggiao.extract.speech.second_reader import SecondReader
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
#: code points within which a person's name stands whole, and of the title before it
_NAME: Final = 120
_TITLE: Final = 25
#: share of a document's words from which on it is about one field, and what its talks count for that field
_ALL: Final = 0.6
_MATTER: Final = 1.1
#: weight of a document's words below which it tells too little of any field
_SOME: Final = 12.0
#: what an act of such a document that says this little of any field has for it besides
_THIN: Final = 1.5
_PRIOR: Final = 1.0
#: of these every document on relations speaks: they say nothing of whose talks it tells
_ANYWHERE: Final = ("economic", "regional_global", "climate_energy")
_THIS: Final = re.compile(
    r"\b(?:vấn đề|nội dung|dự án|chương trình|hoạt động|hiệp định|công trình|công tác) (?:này|đó|trên)\b"
)
#: `trong các lĩnh vực này`: those before, whatever else is said
_THESE: Final = re.compile(r"\blĩnh vực (?:\w+ tác )?(?:này|đó|trên|kể trên|nói trên|nêu trên|vừa nêu)\b")
#: what the act's words go on with behind its quote: `trong các lĩnh vực hai bên có thế mạnh như thuỷ lợi, cảng biển`
_SUCH: Final = re.compile(r",? ?(?:chẳng hạn )?(?:như|nhất là|đặc biệt là|bao gồm|gồm|cụ thể là|trong đó có)\b")
_RELATION: Final = re.compile(r"\bquan hệ\b")
_OPEN: Final = re.compile(r"\b(?:lĩnh vực|biện pháp|nội dung|giải pháp|công việc)\b[^,;]{0,60}$")
#: relations with a bloc that is no party of the document are a matter of the region
_BLOC: Final = re.compile(
    r"\bquan hệ (?:(?:hợp tác|đối tác|đối thoại|chiến lược|toàn diện|nhiều mặt|mọi mặt|sâu rộng|với|việt nam|các nước"
    r"|-|–|giữa (?:\w+ ){1,4}?(?:và|với)) )*(asean|eu|liên minh châu âu|liên hợp quốc|liên hiệp quốc)\b"
)
_BLOCS: Final = {"eu": "EU", "liên minh châu âu": "EU", "asean": "ASEAN"}
#: below this weight a clause names no field of its own
_FAINT: Final = 1.3
#: words of the relationship as a whole that stand right before a field belong to it: `quan hệ hợp tác quốc phòng`
_NEXT: Final = re.compile(
    r"\s?(?:(?:hợp tác|hữu nghị|toàn diện|song phương) )*"
    r"(?:(?:giữa hai (?:nước|bên) )?(?:về |trong (?:việc |phát triển )?|giữa (?:hai |các )?(?:cơ quan |lực lượng )?)?"
    r"|[^,;.]{0,60}?\b(?:trong|trên) lĩnh vực )$"
)
#: channels between states, and what stands between one and the field that it serves
_CHANNEL: Final = re.compile(r"(?:các )?(?:cơ chế|đối thoại|trao đổi đoàn|tham vấn|tham khảo|uỷ ban|tiếp xúc)\b")
_WITHIN: Final = re.compile(
    r"\s?(?:(?:hợp tác|song phương|chính sách|thường niên|về|trong lĩnh vực|cấp (?:\w+ ){1,3}?|giữa hai nước|của) ?)*"
)
#: `nhiều lĩnh vực, nhất là nông nghiệp`: the fields that are named
_LISTED: Final = re.compile(r"[^,;.]{0,60}?,? ?(?:như|nhất là|đặc biệt là|bao gồm|gồm|trong đó có|:) [^;.]{0,60}$")
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


def matter(total: Mapping[str, float]) -> str | None:
    """The one field that a document is about; None where it is about several, or about the relation as such.

    `total`: what all its words together say for each field.
    """
    scores = {p: w for p, w in total.items() if p not in ("general", "political")}
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
    _take_bloc(reading, who, act, scores)
    _add_context(reading, act, scores)
    _add_office(reading, who, act, scores)
    if act.act == "invite" or act.reasons[:1] == ("accept",) or _greets(reading, who, act):
        scores["political"] += _JOURNEY
    if field and field not in _ANYWHERE and scores.get("political", 0.0) > scores.get("general", 0.0):
        scores[field] += _MATTER * scores["political"]  # talks and visits in a document of one field are of that field
    if field and field not in _ANYWHERE and max(scores.values(), default=0.0) < _THIN:
        scores[field] += _PRIOR
    if before and _goes_back(reading.folded[slice(*act.content)]):
        scores[before[0]] += _OWN  # `trên lĩnh vực này`: the one before
    these = _these(reading, who, act, before)
    if these:
        scores[these] += _OWN
    if max(scores.values(), default=0.0) < _FAINT and not (scores and act.reasons[:1] == ("goal",)):
        for n, pillar in enumerate(before[:2]):
            scores[pillar] += _FAINT / (n + 1)
    ranked = sorted(scores, key=lambda p: (-scores[p], p))
    rule = these or (ranked[0] if ranked else field or "general")
    main = second.main((act.start, act.end), rule, {rule: _OWN} if these else scores)
    return (main, *(p for p in ranked if p != main and scores[p] >= _SHARE * scores[rule]))[:5]


def _goes_back(said: str) -> bool:
    """`dự án này`: whether the words name a matter told before."""
    return (" này" in said or " đó" in said or " trên" in said) and _THIS.search(said) is not None


def _greets(reading: Reading, who: Cast, act: Act) -> bool:
    """Whether it is somebody who is welcomed, and not a deed."""
    start = act.content[0]
    if act.act != "welcome" or reading.folded[slice(*act.cue)] == "chúc mừng":
        return False
    people = [m for m in who.mentions_in(start, min(start + _NAME, act.end)) if m.kind == "person"]
    return bool(people) and people[0].start < start + _TITLE


def _these(reading: Reading, who: Cast, act: Act, before: tuple[str, ...]) -> str | None:
    """The field that `lĩnh vực này` points back to: that of the act so far, of the sentence, of the one before."""
    named = "lĩnh vực" in reading.folded[slice(*act.content)]
    found = _THESE.search(reading.folded, *act.content) if named else None
    if not found:
        return None
    spans = [(act.content[0], found.start()), (reading.sentences[act.sentence].start, act.start)]
    spans += [(s.start, s.end) for s in reading.sentences[max(0, act.sentence - 1) : act.sentence]]
    for span in spans:
        field = _named(reading, who, span)
        if field:
            return field
    return before[0] if before else None


def _named(reading: Reading, who: Cast, span: Span) -> str | None:
    """The field that the words of a span name most, names of bodies aside."""
    scores: Scores = defaultdict(float)
    bodies = [m for m in who.mentions_in(*span) if m.kind == "organisation"]
    _weigh(reading, span, lambda at: float(not any(m.start <= at < m.end for m in bodies)), scores, span[1])
    found = [p for p in scores if scores[p] and p not in ("general", "political")]
    return min(found, key=lambda p: (-scores[p], p)) if found else None


def _take_bloc(reading: Reading, who: Cast, act: Act, scores: Scores) -> None:
    """Count relations with a bloc that is no party as a matter of the region."""
    found = _BLOC.search(reading.folded, *act.content) if "general" in scores else None
    if found and _BLOCS.get(found[1]) not in (*who.parties, *act.by):
        scores["regional_global"] += scores.pop("general")


def names_field(reading: Reading, act: Act) -> bool:
    """Whether the act's own words name any field."""
    return any(h.entry.data["weights"] for h in reading.hits_in(*act.content, "pillars"))


def _own_words(reading: Reading, who: Cast, act: Act) -> Scores:
    """What the act's own words say of its field: less in names and asides, and in what it aims at or happens on."""
    scores: Scores = defaultdict(float)
    names = [m for m in who.mentions_in(act.start, act.end) if m.kind in ("person", "organisation")]
    tail = _TAILS.search(reading.folded, act.content[0] + 12, act.content[1])
    said = reading.folded[slice(*act.content)]
    since = _SINCE.search(reading.folded, *act.content) if "từ " in said or "tư cách" in said else None
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
    _add_such(reading, act, scores)
    return scores


def _add_such(reading: Reading, act: Act, scores: Scores) -> None:
    """Where fields or steps are only counted off behind the act (`các biện pháp như ...`), these are its field."""
    if max(scores.values(), default=0.0) > max(scores.get("general", 0.0), _FAINT):
        return
    such = _SUCH.match(reading.folded, act.end)
    if (
        such
        and not _RELATION.search(reading.folded, act.content[0], act.end)
        and _OPEN.search(reading.folded, act.content[0], act.end)
    ):
        scores.pop("general", None)
        _weigh(reading, (such.end(), reading.sentences[act.sentence].end), lambda _: 1.0, scores)


def _weigh(
    reading: Reading, span: Span, scale: Callable[[int], float], scores: Scores, told: int | None = None
) -> None:
    """Add the weights of the words of a span, the first the most, those nearer to where it is `told` more."""
    origin = span[0] if told is None else told
    hits = [h for h in reading.hits_in(*span, "pillars") if h.entry.data["weights"]]
    first = True
    for n, hit in enumerate(hits):
        weights = hit.entry.data["weights"]
        if n + 1 < len(hits) and (_belongs if "general" in weights else _serves)(reading, hit, hits[n + 1]):
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


def _serves(reading: Reading, channel: Hit, field: Hit) -> bool:
    """Whether a channel is one of the field named right behind it: `cơ chế đối thoại quốc phòng`."""
    if (
        "political" not in channel.entry.data["weights"]
        or {"political", "general"} & field.entry.data["weights"].keys()
    ):
        return False
    if not _CHANNEL.match(reading.folded, channel.start, channel.end):
        return False
    return bool(_WITHIN.fullmatch(reading.folded, channel.end, field.start))


def _belongs(reading: Reading, whole: Hit, field: Hit) -> bool:
    """Whether words of the relationship only lead to the field right behind them."""
    if "general" in field.entry.data["weights"]:
        return False
    if _NEXT.fullmatch(reading.folded, whole.end, field.start):
        return True
    wide = reading.folded.endswith("lĩnh vực", whole.start, whole.end)
    return wide and bool(_LISTED.fullmatch(reading.folded, whole.end, field.start))


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
