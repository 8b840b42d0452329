"""Ranks, people, projects, documents, flights and companies: what is counted between two parties."""

from __future__ import annotations

import re
from typing import Final

from banggiao.extract.indicators.abroad import from_everywhere, lives_abroad
from banggiao.extract.indicators.figure import Figure
from banggiao.extract.indicators.measure import HARD_GOALS, Measure, aimed_at, goals, head_after, head_before
from banggiao.vocabulary.lexicon import Hit

_WORLD: Final = re.compile(r"\s(?:(?:trên )?thế giới|(?:tại |ở )?(?:châu [^\s,;.]+|đông nam á|khu vực))(?!\w)")
_LIST_BEHIND: Final = re.compile(
    r"\s?(?:(?:trên |trong )?(?:thế giới|asean|khu vực|đông nam á|châu [^\s,;.]+) )?"
    r"(?:quốc gia|nước|(?:trong|trên) (?:số|các|tổng|những|danh sách|\d)"
    r"|danh sách (?:các |những )?|(?:các|những) nhà |về |cho )"
)
_WITH: Final = re.compile(r"[^,;]{0,40},? với ")
#: "10 văn kiện trị giá 2 tỷ USD đã được ký"
_PRICED: Final = re.compile(r"\btrị giá (?:hơn |gần |khoảng )?$")
_RANKED: Final = re.compile(r"(?:đứng|xếp|dẫn)\b")
_ONE_DEED: Final = re.compile(r"\b(?:dự án|chương trình|công trình|gói|khoản|kết quả)\s$")
_GUESTS: Final = re.compile(
    r"\b(?:thiếu|cần|trước|tham dự của|tham gia của|gặp(?: gỡ)?|nói chuyện với|chia sẻ với|cùng|với sự có mặt của) $"
)
_STRONG_PEOPLE: Final = re.compile(
    r"sinh viên|học sinh|du khách|khách(?! mời| hàng)|lượt|lao động|kiều bào|việt kiều"
    r"|tu nghiệp sinh|thực tập sinh|nghiên cứu sinh"
)
#: "58.000 khách Tây Ban Nha đến thăm Việt Nam"
_ARRIVED: Final = re.compile(r"[^,;.]{0,40}? (?:đã |từng )?(?:đến|tới|sang|thăm)\b")
#: "1.000 cán bộ Việt Nam đã được đào tạo tại Cuba": whoever they are, they studied there
_TAUGHT: Final = re.compile(
    r"[^;.]{0,45}? (?:đã|từng)(?: từng)? (?:được đào tạo|học tập|tốt nghiệp|theo học) (?:tại|ở) "
)
_BUSY: Final = re.compile(
    r"^(?:[^,;]{0,45}|[^,;]{0,25}, trong đó [^,;]{0,45}, (?:đang |hiện |đã )*)"
    r"\b(?:hoạt động|đầu tư|làm ăn|kinh doanh|có mặt|hiện diện|mở nhà máy|sản xuất)\b"
)
_COMPANIES: Final = ("doanh nghiệp", "công ty", "tập đoàn")
#: words between a company's nationality and the country where it is
_SETTLED: Final = re.compile(r" (?:(?:hiện|đang|đã) )*(?:có (?:mặt|cơ sở|chi nhánh) )?(?:tại|ở) (?:nước )?$")
#: "Áo có 7 văn phòng thương mại tại Huế": what stands in a place of the other one
_OFFICES: Final = ("văn phòng", "chi nhánh")
_HAS: Final = re.compile(r"\b(?:có|khai thác|mở|lập|thiết lập) (?:được )?(?:hơn |gần |khoảng )?$")
_HAS_TOO: Final = re.compile(rf"{_HAS.pattern}| và $")
#: what two sides do together, and what happens again and again at sea
_JOINT: Final = ("đoàn", "lượt đoàn", "bộ hài cốt", "hài cốt", "sự kiện", "đợt hoạt động")
_SEIZED: Final = ("vụ", "tàu cá", "tàu", "ngư dân", "thuyền viên")
_TAKEN: Final = re.compile(r"\b(?:bắt giữ|bắt|đánh chìm|phá hủy|tịch thu|tạm giữ|trao trả|thả|hồi hương)(?!\w)")
_SO_FAR: Final = re.compile(r"\b(?:từ đầu năm|tính đến|đến nay|kể từ|từ năm \d{4}|từ tháng \d{1,2}|tổng cộng)\b")
#: what ties the two: twinned places, air routes
_PAIRED: Final = re.compile(r"cặp (?:địa phương|tỉnh|thành phố|cửa khẩu|quan hệ|trường)")
_ROUTES: Final = ("đường bay", "tuyến bay")
_AT: Final = re.compile(r"(?: [^\W\d]+){0,3} (?:tại|ở) ")
#: what is still to be signed by somebody's wish
_URGED: Final = re.compile(r"\b(?:thúc đẩy|sớm|tiến tới|xem xét|đàm phán|mong muốn|hy vọng|cần)(?: việc)? $")
_HELD: Final = re.compile(r"\b(?:đã|trải qua|tiến hành|tổ chức) (?:[^\W\d]+ ){0,3}$")
_ATTEND: Final = re.compile(r"\b(?:tham gia|tham dự|dự|tháp tùng|mong muốn|muốn|tới dự|góp mặt|top)\b")


def ranks_of(figure: Figure, first: Measure) -> list[Measure]:
    """`đối tác thương mại và nhà đầu tư lớn thứ 7 của Việt Nam`: one place in two lists."""
    if figure.sort != "rank":
        return [first]
    if first.head[0] >= figure.end:
        return [first, *_also(figure, first)]
    before = [h for h in figure.clause.heads if h.end <= first.head[0] and "rank" in h.entry.data]
    joined = before and figure.between(before[-1].end, first.head[0]) == " và "
    if not joined or before[-1].entry.data["rank"] == first.metric or before[-1].entry.data["role"] == "no":
        return [first]
    return [Measure(before[-1].entry.data["rank"], (before[-1].start, before[-1].end)), first]


def _also(figure: Figure, first: Measure) -> list[Measure]:
    """`thứ hai về du lịch và thương mại`: the second list that the same place is held in."""
    behind = (h for h in figure.clause.heads if h.start > first.head[1] and "rank" in h.entry.data)
    second = next(behind, None)
    if second is None or figure.between(first.head[1], second.start) != " và ":
        return []
    metric = second.entry.data["rank"]
    return [Measure(metric, (second.start, second.end))] if metric != first.metric else []


def rank_of(figure: Figure) -> Measure | None:
    """In what a rank is held: trade, investment, aid, visitors; None for ranks of projects and wished ones."""
    text = figure.clause.text
    listed = _LIST_BEHIND.match(text, figure.end) or text.startswith(("top ", "tốp "), figure.start)
    head = (head_after(figure, "rank") if listed else None) or _near_rank_head(figure) or _people_told(figure)
    if head is None or (head.entry.data["role"] == "no" and not _of_the_world(figure, head)):
        return None
    if any(text[c.start : c.end] in HARD_GOALS | {"mong muốn", "quyết tâm"} for c in goals(figure)):
        return None
    if _ONE_DEED.search(text[max(0, head.start - 14) : head.start]):
        return None  # "dự án viện trợ lớn nhất" ranks a project, not a party
    return Measure(head.entry.data.get("rank", "people"), (head.start, head.end))


def _people_told(figure: Figure) -> Hit | None:
    """`có 80.000 du học sinh tại B, xếp thứ hai sau C`: the rank of those who were counted right before it."""
    before = [a for a in figure.clause.amounts if a.end <= figure.start]
    if not before or before[-1].unit != "people" or not _RANKED.match(figure.clause.text, figure.start):
        return None
    told = figure.clause.text[before[-1].end : figure.start]
    head = next((h for h in figure.clause.heads if before[-1].unit_start <= h.start < figure.start), None)
    people = head is not None and "people" in head.entry.data
    return head if people and told.rstrip().endswith(",") and len(told) < 75 else None


def _of_the_world(figure: Figure, head: Hit) -> bool:
    """`nền kinh tế lớn thứ ba thế giới`: the one rank of what is else none of ours."""
    return "rank" in head.entry.data and _WORLD.match(figure.clause.text, figure.end) is not None


def _near_rank_head(figure: Figure) -> Hit | None:
    """A head close before: within the part, or the head of a rank named just before ("..., lớn nhất trong ASEAN")."""
    inside = (h for h in figure.clause.heads if figure.start <= h.start and h.end <= figure.end)
    if (held := next((h for h in inside if "rank" in h.entry.data), None)) is not None:
        return held  # "một trong 10 đối tác thương mại lớn nhất"
    head = head_before(figure, "rank")
    if head is None or figure.start - head.end > 75:
        return None
    text = figure.clause.text
    if re.search(r"\b(?:là|trở thành)\s", text[head.end : figure.start]) and not text.endswith("về ", 0, head.start):
        return None  # "quy mô thị trường là lợi thế lớn nhất"
    if head.entry.data.get("vague"):
        others = [h for h in figure.clause.heads if "rank" in h.entry.data and not h.entry.data.get("vague")]
        return head if others or figure.clause.follows else None
    return head


def people_of(figure: Figure) -> Measure | None:
    """Visitors, students, workers, communities; no guests, delegates or victims."""
    clause = figure.clause
    noun = clause.text[figure.amount.unit_start : figure.end]
    strong = _STRONG_PEOPLE.search(noun)
    head = head_before(figure, "people")
    reach = max(figure.left, figure.start - (20 if strong else 60))
    near = head is not None and (head.start >= reach or _ranked(figure, head)) and "people" in head.entry.data
    after = None if strong or near else head_after(figure, "people")
    abroad = noun.startswith(("người", "công dân")) and lives_abroad(figure)
    taught = _TAUGHT.match(clause.text, figure.end, clause.end)
    if is_tally(figure):
        return Measure("people", (figure.amount.unit_start, figure.end))
    if not (strong or near or after or abroad or taught):
        return None
    if not (strong or taught or noun.startswith(("người", "công dân", "dân"))):
        return None
    if "khách" in noun and from_everywhere(figure):
        return None
    part = clause.part_start(figure.start)
    arrived = "khách" in noun and _ARRIVED.match(clause.text, figure.end, clause.end)  # nobody gives them
    if (figure.cues_before("give", part) and not arrived) or figure.cues_before("target", part) or aimed_at(figure):
        return None
    if _GUESTS.search(clause.text[max(clause.start, figure.start - 30) : figure.start]):
        return None
    reach = max(figure.left, clause.part_start(figure.start), figure.start - 60)
    told = head is not None and "people" in head.entry.data and head.start >= reach
    named = head if near or told else after
    span = (named.start, named.end) if named else (figure.amount.unit_start, figure.end)
    return Measure("people", span, "khách" in noun + clause.text[span[0] : span[1]])


def _ranked(figure: Figure, head: Hit) -> bool:
    """`có cộng đồng lớn thứ ba tại B, với 370.000 người`: those whose rank was told right before."""
    last = next((a for a in reversed(figure.clause.amounts) if a.end <= figure.start), None)
    told = last is not None and last.unit == "rank" and head.end <= last.start
    return told and _WITH.fullmatch(figure.clause.text, last.end if last else 0, figure.start) is not None


def projects_of(figure: Figure) -> Measure | None:
    """Projects of investment, or projects that the two carry out together."""
    clause = figure.clause
    if figure.cues_before("give", clause.part_start(figure.start)) or goals(figure) or figure.amount.value < 2:
        return None
    unit = (figure.amount.unit_start, figure.end)
    near = clause.text[max(clause.sentence.start, figure.start - 200) : min(clause.end, figure.end + 90)]
    if re.search(r"đầu tư|\bfdi\b|vốn|còn hiệu lực|kinh doanh|trị giá", near):
        part = clause.part_start(figure.start)
        led = [h for h in clause.heads if part <= h.start < figure.start and "projects" in h.entry.data]
        return Measure("investment_projects", unit, thing=led[-1].start if led else None)
    if any(m.kind == "both" for m in clause.mentions):
        return Measure("other", unit)
    return None


def documents_of(figure: Figure) -> Measure | None:
    """A count of signed papers: a signing close before, or "được ký" behind."""
    clause = figure.clause
    joined = clause.text[max(clause.start, figure.start - 8) : figure.start].endswith(("cùng ", "với ", "và "))
    before = [h for h in figure.cues_before("sign", clause.start) if figure.start - h.end <= (140 if joined else 45)]
    priced = _PRICED.search(figure.between(figure.end, figure.right)) is not None
    stop = min(clause.end if priced else figure.right, figure.end + (90 if priced else 60))
    after = [h for h in clause.cues if h.entry.data["role"] == "sign" and figure.end <= h.start <= stop]
    passed = [h for h in after if "ký" in clause.text[h.start : h.end] or "kí" in clause.text[h.start : h.end]]
    signed = [h for h in before if "thông qua" not in clause.text[h.start : h.end]]
    if not (signed or passed) or figure.amount.value < 2 or aimed_at(figure):
        return None
    sign = (signed or passed)[-1]
    if _URGED.search(clause.text, clause.start, sign.start):
        return None
    plans = [h for h in clause.cues if h.entry.data["role"] == "plan" and h.start <= max(sign.end, figure.end)]
    mode = (plans[-1].start, plans[-1].end) if plans else None
    return Measure("documents_signed", (sign.start, sign.end), False, "planned" if mode else None, mode)


def flights_of(figure: Figure) -> Measure | None:
    """Flights between the two."""
    aimed = goals(figure) or figure.cues_before("give", figure.clause.part_start(figure.start))
    return None if aimed else Measure("flights", (figure.amount.unit_start, figure.end), True)


def items_of(figure: Figure) -> Measure | None:
    """Companies at work in the other country, schools with its money; no guests of a forum."""
    clause = figure.clause
    noun = clause.text[figure.amount.unit_start : figure.end]
    after = clause.text[figure.end : min(clause.end, figure.end + 120)]
    before = clause.text[max(clause.start, figure.start - 40) : figure.start]
    if _ATTEND.search(before) or _ATTEND.search(after[:60]) or goals(figure):
        return None
    companies = noun.startswith(_COMPANIES)
    if not companies and figure.cues_before("give", clause.part_start(figure.start)):
        return None
    if noun.startswith("vòng"):
        return Measure("other", (figure.amount.unit_start, figure.end)) if _HELD.search(before) else None
    if _is_joint(figure, noun) or is_tally(figure):
        return Measure("other", (figure.amount.unit_start, figure.end))
    if _PAIRED.match(noun + after) or noun.startswith(_ROUTES):
        both = any(m.kind == "both" or len(m.codes) > 1 for m in clause.mentions if m.start < figure.end + 24)
        return Measure("other", (figure.amount.unit_start, figure.end)) if both and _HAS_TOO.search(before) else None
    if not re.match(r"doanh nghiệp|công ty|cơ sở|tập đoàn|chi nhánh|văn phòng|đường bay|trường|trung tâm", noun):
        return None
    stands = noun.startswith(_OFFICES) and _HAS.search(before) and _AT.match(after)
    settled = companies and _is_settled(figure)
    if not (stands or settled or _BUSY.match(after) or re.match(r"[^,;]{0,40}vốn", after)):
        return None
    return Measure("other", (figure.amount.unit_start, figure.end))


def _is_joint(figure: Figure, noun: str) -> bool:
    """`hai bên đã trao đổi hơn 50 đoàn cấp cao`: what the two have done together so often."""
    both = any(m.kind == "both" or len(m.codes) > 1 for m in figure.clause.mentions)
    return both and noun.startswith(_JOINT) and figure.amount.value >= 5


def is_tally(figure: Figure) -> bool:
    """`từ đầu năm 2019 đến nay có 17 tàu cá và 140 ngư dân bị bắt`: counted up over a time, and no single incident."""
    clause = figure.clause
    noun = clause.text[figure.amount.unit_start : figure.end]
    if not noun.startswith(_SEIZED) or not _SO_FAR.search(clause.text, clause.start, clause.end):
        return False
    after = clause.text[figure.end : min(clause.end, figure.end + 90)]
    before = clause.text[max(clause.start, figure.start - 40) : figure.start]
    return noun.startswith("vụ") or bool(_TAKEN.search(after) or _TAKEN.search(before))


def _is_settled(figure: Figure) -> bool:
    """`có 1.800 doanh nghiệp Nhật Bản tại Việt Nam`: companies of one party by name, in the country of another."""
    clause = figure.clause
    stop = min(figure.right, clause.part_end(figure.end))
    named = [m for m in clause.mentions if figure.end <= m.start and m.end <= stop and len(m.codes) == 1]
    if len(named) < 2 or named[0].start > figure.end + 6 or named[0].codes == named[1].codes:
        return False
    return _SETTLED.fullmatch(clause.text, named[0].end, named[1].start) is not None
