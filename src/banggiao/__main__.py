"""`python -m banggiao` and the command `banggiao`."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from banggiao.cli import app

    app()


if __name__ == "__main__":
    main()
