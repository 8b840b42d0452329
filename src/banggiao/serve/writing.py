"""The list of all routes that only a reviewer has: under `public_read_only` none of them exists.

Keeps true: nothing but the ledger (by `review`) and the job queue (by `uploads`) is written.
"""

from __future__ import annotations

from starlette.routing import BaseRoute

from banggiao.serve import review, uploads

ROUTES: list[BaseRoute] = [*review.ROUTES, *uploads.ROUTES]
