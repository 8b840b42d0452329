"""The cast of any text: spans inside it, in order, never overlapping, and the same every time."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from banggiao.extract import organisations
from banggiao.extract.actors import cast, extract
from banggiao.extract.reading import read
from tests.unit.claim_cases import document

#: words at which the grammars of titles, names, bodies and references branch, in any order
_BRANCHES = """Thủ tướng|Bộ trưởng|ông|bà|Ngoại giao|Bộ|Uỷ ban|Hội|của|và|,|-|(|)|tại|phụ trách|về|Việt Nam|Lào|Đức
Anh|EU|Washington|Lê|Văn|Hoà Bình|Putin|Jean|in|hai bên|hai nước|nước này|phía bạn|"|“|”|.|Cộng hòa|CH|HĐBT|Dato|'
Quốc hội|Chủ tịch|nước|người đồng cấp|cựu|các|là|nói|khẳng định|(DFC)|D.|Phu nhân|bin|tỉnh|xứ|khi ấy|Mỹ Tho"""
_WORDS = st.sampled_from([*_BRANCHES.replace("\n", "|").split("|"), "\n"])
_TEXTS = st.lists(_WORDS, min_size=1, max_size=30).map(lambda words: "Tin\n" + " ".join(words))


@settings(max_examples=150, deadline=None)
@given(_TEXTS)
def test_any_text_has_a_cast_whose_spans_stand_in_it(text: str) -> None:
    doc = document(text)
    reading = read(doc)
    who = cast(reading)
    spans = [(m.start, m.end) for m in who.mentions]
    assert all(0 <= a < b <= len(doc.text) for a, b in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert cast(read(doc)) == who
    for claim in (*extract(reading, who), *organisations.extract(reading, who)):
        assert claim.evidence.stands_in(doc.text)
        assert all(e.stands_in(doc.text) for e in claim.grounds.values())
