"""Whether another process of this machine is still there.

Takes its number, gives yes or no. Keeps true: one that may not be asked counts as running.
"""

from __future__ import annotations

import os


def runs(process: int) -> bool:
    """Whether a process of this machine runs, whoever owns it."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
