"""The closed vocabularies of the guidelines (bench/GUIDELINES.md v1.2): kinds, acts, stages, types, pillars.

Open word lists (verbs, titles, names) are not here but in `vocabulary/data`.
"""

from __future__ import annotations

from typing import Final

#: Order in which claims of one document are listed.
CLAIM_KINDS: Final = (
    "commitment", "position", "event", "indicator", "mechanism", "status", "actor", "organisation",
)  # fmt: skip

STAGES: Final = ("proposal", "pledge", "under_way", "delivered", "ended", "postponed")

#: Commitment act -> the stage it stands for (guidelines 3.1).
ACT_STAGE: Final = {
    "request": "proposal", "propose": "proposal", "invite": "proposal", "encourage": "proposal",
    "intend": "pledge", "agree": "pledge", "commit": "pledge", "announce": "pledge",
    "implement": "under_way", "grant": "delivered", "conclude": "delivered", "end": "ended",
}  # fmt: skip

POSITION_ACTS: Final = ("affirm", "support", "welcome", "recognise", "oppose", "concern")

#: Firmness of an act, low to high (DESIGN section 4). `end` stands outside the order.
FIRMNESS: Final = {
    "oppose": 0, "concern": 0, "recognise": 0, "affirm": 0, "welcome": 1, "support": 2,
    "invite": 3, "encourage": 3, "propose": 3, "request": 3, "intend": 4, "agree": 5,
    "commit": 6, "announce": 6, "implement": 7, "conclude": 8, "grant": 8,
}  # fmt: skip

EVENT_TYPES: Final = (
    "visit", "meeting", "call", "signing", "statement", "establishment", "conference", "dialogue", "exercise",
    "opening", "handover", "ceremony", "appointment", "anniversary", "other",
)  # fmt: skip

EVENT_MODALITIES: Final = ("postponed", "cancelled", "scheduled")

METRICS: Final = (
    "trade_turnover", "exports", "imports", "trade_balance", "trade_rank", "investment_stock", "investment_flow",
    "investment_projects", "investment_rank", "deal_value", "aid", "people", "documents_signed", "flights", "other",
)  # fmt: skip

INDICATOR_MODALITIES: Final = ("registered", "planned", "wished")

MECHANISM_TYPES: Final = ("dialogue", "agreement", "framework", "programme", "summit")

#: Relationship levels, low to high; `special` and `other` stand beside the ladder.
LEVELS: Final = (
    "diplomatic_relations", "partnership", "comprehensive", "strategic", "comprehensive_strategic", "special", "other",
)  # fmt: skip

PILLARS: Final = (
    "political", "economic", "science_tech", "education", "climate_energy", "health", "war_legacy", "people_culture",
    "defence_security", "human_rights", "regional_global", "general",
)  # fmt: skip

MODIFIERS: Final = ("exact", "about", "min", "max")

#: Groups that act as one party; all other parties are ISO 3166-1 alpha-3 codes.
GROUPS: Final = ("ASEAN", "EU", "UN", "G7", "EAEU")

#: Lenders of many states: they promise, give and are asked under their own names (`country` in `institutions.toml`).
LENDERS: Final = ("WB", "IMF", "ADB")
