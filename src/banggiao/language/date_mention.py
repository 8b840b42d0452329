"""What a date of a text is, once it is read. Types only."""

from __future__ import annotations

from banggiao.model.frozen import frozen


@frozen
class DateMention:
    """A date, period or set of dates as printed."""

    start: int
    end: int
    #: EDTF; X for what neither the words nor a stated anchor give
    edtf: str
    #: early, mid, late, before, after, about; empty where exact
    mod: str = ""
    #: what resolved it: "" (its own words), "printed" (the page's date), "text" (another date of the text)
    anchor: str = ""
    #: span of the words that resolved it, where anchor is "text"
    anchor_span: tuple[int, int] | None = None
    #: as_of ("tính đến tháng 5"), until ("đến năm 2030", "trước năm 2020"), within ("trong năm 2019"),
    #: since ("từ năm 2013"), span ("giai đoạn 2016-2020", "5 tháng đầu năm 2022"), base ("so với năm 2021",
    #: "cùng kỳ năm 2021"); empty for a plain date
    role: str = ""
    #: the date itself, without the open end that "từ" and "trước" give to `edtf`
    at: str = ""
