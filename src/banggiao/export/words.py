"""Headings and small words of the outputs, Vietnamese and English side by side.

Labels of closed vocabularies are in `language/labels.toml`; here is only what dossier, brief and `show` say themselves.
"""

from __future__ import annotations

from typing import Final

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "dossier": ("Hồ sơ quan hệ", "Relations dossier"),
    "brief": ("Tóm lược quan hệ", "Brief on relations"),
    "picture": ("Bức tranh chung", "At a glance"),
    "levels": ("Mức quan hệ", "Relationship levels"),
    "statements": ("Tuyên bố và các lĩnh vực", "Statements and their fields"),
    "commitments": ("Cam kết theo lĩnh vực và giai đoạn", "Commitments by pillar and stage"),
    "stances": ("Lập trường", "Stances"),
    "mechanisms": ("Cơ chế", "Mechanisms"),
    "timeline": ("Dòng thời gian", "Timeline"),
    "figures": ("Số liệu", "Figures"),
    "people": ("Nhân vật", "People"),
    "organisations": ("Tổ chức", "Organisations"),
    "disagreements": ("Chỗ các nguồn không khớp", "Where the sources differ"),
    "sources": ("Nguồn", "Sources"),
    "said": ("nêu", "said"),
    "links": ("Liên hệ", "Links"),
    "candidates": ("chưa rõ giữa", "undecided between"),
    "confidence": ("độ tin", "confidence"),
    "also_dated": ("nguồn khác ghi", "elsewhere dated"),
    "no_period": ("không rõ kỳ", "no period"),
    "told_on": ("bài", "article of"),
    "undated": ("Không rõ ngày", "Undated"),
    "year_unknown": ("Không rõ năm", "Year unknown"),
    "open": ("Việc đang chờ", "What is waiting"),
    "changes": ("Có gì mới", "What is new"),
    "changes_since": ("Từ {since}: {documents} tài liệu mới", "Since {since}: {documents} new documents"),
    "as_of": ("xét đến", "as of"),
    "digest_contradicted": ("Các nguồn không khớp", "Contradicted"),
    "digest_overdue": ("Vừa quá hạn", "Newly overdue"),
    "digest_ended": ("Chấm dứt", "Ended"),
    "digest_postponed": ("Hoãn", "Postponed"),
    "digest_delivered": ("Đã hoàn thành", "Delivered"),
    "digest_under_way": ("Bắt đầu thực hiện", "Under way"),
    "digest_firmer": ("Chắc hơn", "Firmer"),
    "digest_sum_changed": ("Đổi số tiền", "Sum changed"),
    "digest_deadline_changed": ("Đổi thời hạn", "Deadline changed"),
    "digest_reworded": ("Đổi cách nói", "Reworded"),
    "digest_reaffirmed": ("Khẳng định lại", "Reaffirmed"),
    "digest_added": ("Có thêm nguồn", "Told by more sources"),
    "digest_new": ("Mục mới", "New entries"),
    "together": ("Các điều ghi được trong mục này", "Claims that stand together"),
    "because": ("Vì sao", "Why"),
    "kept_out": ("So với mục này nhưng để riêng", "Compared with it and kept out"),
    "yes": ("có", "yes"),
    "no": ("không", "no"),
    "brief_levels": ("Mức quan hệ", "Levels"),
    "brief_pledges": ("Hai bên đã hứa gì", "What is pledged"),
    "brief_requests": ("Đề nghị còn chờ trả lời", "Requests that wait for an answer"),
    "brief_going": ("Đang làm và đã xong", "Under way and delivered"),
    "brief_figures": ("Số liệu", "Figures"),
    "brief_timeline": ("Gần đây", "Of late"),
    "brief_differ": ("Chỗ các nguồn không khớp", "Where the sources differ"),
    "notes": ("Chú dẫn", "Notes"),
    "also": ("cũng tại", "also at"),
    "witnesses": ("nguồn độc lập", "independent witnesses"),
    "deadline": ("hạn", "by"),
    "target": ("mục tiêu", "target"),
    "through": ("qua", "through"),
    "overdue": ("QUÁ HẠN", "OVERDUE"),
    "silent": ("không nhắc lại từ", "silent since"),
    "advanced": ("có dấu hiệu tiến triển", "signs of progress"),
    "only_excerpts": ("chỉ có bản trích, không coi là đầy đủ", "only excerpts, not to be taken as complete"),
    "nothing_in": (
        "không thấy trong {documents} tài liệu của {outlets} nơi đăng, từ {first} đến {last}",
        "none in {documents} documents of {outlets} outlets, {first} to {last}",
    ),
    "coverage": ("Tuyên bố và việc thực hiện", "The statement and what became of it"),
    "coverage_full": (
        "Có toàn văn: {full} cam kết đọc từ toàn văn, {part} chỉ đọc được ở bản trích. Máy có thể đọc sót.",
        "A full text is known: {full} undertakings are read from it, {part} from excerpts alone. Some may be missed.",
    ),
    "coverage_excerpt": (
        "**KHÔNG ĐẦY ĐỦ.** Chỉ có bản trích: {part} cam kết dưới đây đều từ bản trích; phần còn lại của tuyên bố "
        "không có trong sổ bộ.",
        "**NOT COMPLETE.** Only excerpts are known: all {part} undertakings below are from excerpts; what else the "
        "statement holds is not in the register.",
    ),
    "coverage_stances": ("{n} lập trường không cần việc làm tiếp.", "{n} stances call for no deed."),
    "coverage_overdue": ("Quá hạn tính đến {day}: {n}.", "Overdue as of {day}: {n}."),
    "undertakings": ("{n} cam kết", "{n} undertakings"),
    "looked_in": (
        "Đã tìm diễn biến tiếp theo trong {documents} tài liệu của {outlets} nơi đăng, từ {first} đến {last}.",
        "Follow-ups were looked for in {documents} documents of {outlets} outlets, {first} to {last}.",
    ),
    "nothing_later": (
        "Sổ bộ không có tài liệu nào sau ngày ra tuyên bố, nên chưa nói được gì về việc thực hiện.",
        "No document of the register is later than the statement, so nothing can be said of what followed.",
    ),
    "no_statement_day": (
        "Không rõ ngày ra tuyên bố, nên không nói được điều gì là tiếp theo.",
        "The statement's day is not known, so nothing can be called a follow-up.",
    ),
    "without_day": (
        "{n} tài liệu khác không rõ ngày đăng, không so được trước sau: {names} (ghi ngày bằng --manifest).",
        "{n} other documents have no known day and cannot be put in time: {names} (a --manifest can give it).",
    ),
    "under_headings": ("trong tuyên bố, dưới", "in the statement, under"),
    "only_in_excerpt": ("chỉ từ bản trích", "from an excerpt alone"),
    "pillar": ("Lĩnh vực", "Pillar"),
    "total": ("Tổng", "Total"),
    "state_ended": ("chấm dứt, hoãn", "ended, postponed"),
    "state_delivered": ("đã làm xong", "delivered"),
    "state_under_way": ("đang làm", "under way"),
    "state_changed": ("chắc hơn, đổi số, đổi hạn", "firmer or changed"),
    "state_reaffirmed": ("nhắc lại", "reaffirmed"),
    "state_undated": ("nơi khác nói, không rõ ngày", "told elsewhere, day not known"),
    "state_unheard": ("không có gì để đối chiếu", "nothing to compare with"),
    "state_none": ("chưa thấy gì thêm", "nothing since"),
    "told": ("theo lời", "told by"),
    "follow_up": ("tiếp theo", "follow-up"),
    "course": ("Diễn biến", "Course"),
    "against": ("so với", "on"),
    "since": ("từ", "since"),
    "excerpt": ("trích đăng", "excerpt"),
    "full": ("toàn văn", "full text"),
    "sample": ("bản mẫu", "sample"),
    "given": ("theo danh mục kèm", "given by the manifest"),
    "no_outlet": ("không rõ nơi đăng", "outlet not printed"),
    "name": ("Tên", "Name"),
    "country": ("Nước", "Country"),
    "office": ("Chức vụ", "Office"),
    "type": ("Loại", "Type"),
    "source": ("Nguồn", "Source"),
    "document": ("Tài liệu", "Document"),
    "title": ("Tên bài", "Title"),
    "outlet": ("Nơi đăng", "Outlet"),
    "published": ("Ngày đăng", "Published"),
    "extent": ("Bản", "Extent"),
    "claims": ("Điều ghi được", "Claims"),
    "told_by": ("được thuật lại trong", "told by"),
    "none": ("chưa có gì", "nothing yet"),
    "more": ("và {n} mục nữa", "and {n} more"),
    "sample_note": (
        "**Bản mẫu.** Có văn bản mẫu của Bang Giao trong hồ sơ này; đó không phải tin báo.",
        "**Sample.** Some texts in this dossier are samples written for Bang Giao; they are no news.",
    ),
    "reading": (
        "Sổ bộ ghi điều các nguồn nói; điều ghi được chưa phải là sự thật. Mỗi dòng mở ra câu văn gốc: "
        "`banggiao show MÃ`, hoặc `banggiao show \"TÀI-LIỆU §TỪ-ĐẾN\"`.",
        "The register says what sources say; a claim is not a fact. Every line opens the sentence it came from: "
        "`banggiao show ID`, or `banggiao show \"DOCUMENT §START-END\"`.",
    ),
}  # fmt: skip


#: what `resolve` compares of two claims, under the names that it writes down
_FEATURES: Final[dict[str, str]] = {
    "words alike": "từ ngữ giống nhau", "shorter side": "phần chung của câu ngắn", "same wording": "trùng nguyên văn",
    "reports of one happening": "cùng kể một sự kiện", "days apart": "cách nhau (ngày)", "people": "số người chung",
    "parties": "các bên", "place": "nơi", "occasion": "dịp", "who acts": "cùng người làm", "measure": "số đo",
    "held by": "cùng bên giữ lập trường", "about": "cùng nói về", "type": "loại", "session": "kỳ họp",
    "numbers": "con số", "numbers missing": "số không có", "another": "khác", "others": "khác", "key": "khóa gộp",
    "quotes": "trích dẫn", "reports": "bản thuật lại", "field": "trường", "values": "giá trị", "name": "tên",
    "date": "ngày", "contained": "phần nằm trong bài kia",
}  # fmt: skip


def feature(name: str, lang: str) -> str:
    """What was compared, in words of the reader; in English as `resolve` wrote it down."""
    return _FEATURES.get(name, name) if lang == "vi" else name


def word(key: str, lang: str) -> str:
    """The word in one language."""
    return _WORDS[key][lang == "en"]


def both(key: str, lang: str) -> str:
    """A heading: the reader's language first, the other beside it."""
    vi, en = _WORDS[key]
    return f"{vi} · {en}" if lang == "vi" else f"{en} · {vi}"
