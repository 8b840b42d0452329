"""`python -m banggiao` and the command `banggiao`."""

from __future__ import annotations

from banggiao.cli import main

if __name__ == "__main__":
    main()
