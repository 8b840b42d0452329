"""Telling word pairs as keys.

Takes the weighed words of a quote, gives keys. Keeps true: claims that share no telling words never meet, so that the
cost of a link does not grow with the register.
"""

from __future__ import annotations

from banggiao.resolve.content import Content


def telling_keys(content: Content, scope: str) -> list[str]:
    """Keys of the word pairs of a quote that say something, within a scope; of pale ones where there is no other."""
    strong = [k for k, w in content.weights.items() if " " in k and w > 0.6]
    return sorted({f"{scope}|{k}" for k in strong or content.weights if " " in k})
