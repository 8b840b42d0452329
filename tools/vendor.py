"""Puts the browser libraries of the pages into serve/static/vendor, and their hashes beside them.

    npm pack htmx.org@2.0.11 vega@6.4.0 vega-lite@6.4.3 vega-interpreter@2.3.2
    python -m tools.vendor FOLDER-OF-TARBALLS

A tarball whose SHA-256 is another one than stands here is refused. Taken as the packages ship them, with one change:
vega-interpreter ships as a module that imports `vega-util` by name, which a page without a build step cannot resolve,
so that line reads the same names from `vega`, loaded before it.
"""

from __future__ import annotations

import hashlib
import sys
import tarfile
from pathlib import Path
from typing import NamedTuple

VENDOR = Path("src/banggiao/serve/static/vendor")
IMPORT = "import { ascending, isString, DisallowedObjectProperties } from 'vega-util';"
INSTEAD = "const { ascending, isString, DisallowedObjectProperties } = globalThis.vega;"


class Package(NamedTuple):
    """One npm package: its tarball, the tarball's SHA-256, the file taken and its name here."""

    tarball: str
    sha256: str
    member: str
    out: str


PACKAGES = (
    Package(
        "htmx.org-2.0.11.tgz", "165a2655073e9e6e55e307a7c74e8ebcdb76afb7701f9c16cfd106a13add408e",
        "package/dist/htmx.min.js", "htmx.min.js",
    ),
    Package(
        "vega-6.4.0.tgz", "3521fb6ff68a94a40323954f0ba4484ba4014b157bfd37f89a3b063082320c42",
        "package/build/vega.min.js", "vega.min.js",
    ),
    Package(
        "vega-lite-6.4.3.tgz", "24260f85e6f5bfe1069505f7c5c2b9863181ac413ef1030746f0a80c93991ce5",
        "package/build/vega-lite.min.js", "vega-lite.min.js",
    ),
    Package(
        "vega-interpreter-2.3.2.tgz", "b83489633c1320e9d6f839781f0c84c661a5ca2666fe38cb83f7c52a531fffec",
        "package/build/vega-interpreter.js", "vega-interpreter.js",
    ),
)  # fmt: skip


def text_of(tarball: Path, member: str) -> str:
    """One file of a package, without the line that points to a source map that is not shipped here."""
    with tarfile.open(tarball) as tar:
        stream = tar.extractfile(member)
        assert stream is not None
        lines = stream.read().decode("utf-8").split("\n")
    return "\n".join(x for x in lines if not x.startswith("//# sourceMappingURL")) + "\n"


def sums() -> str:
    """What SHA256SUMS holds for the scripts that are there."""
    found = sorted(VENDOR.glob("*.js"))
    return "".join(f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.name}\n" for f in found)


def main(folder: Path) -> None:
    """Write the files, their licences and SHA256SUMS."""
    VENDOR.mkdir(parents=True, exist_ok=True)
    for package in PACKAGES:
        tarball = folder / package.tarball
        if hashlib.sha256(tarball.read_bytes()).hexdigest() != package.sha256:
            sys.exit(f"{package.tarball} is not the one that tools/vendor.py knows")
        (VENDOR / package.out).write_text(text_of(tarball, package.member).replace(IMPORT, INSTEAD), "utf-8")
        licence = package.tarball.rsplit("-", 1)[0] + ".LICENSE"
        (VENDOR / licence).write_text(text_of(tarball, "package/LICENSE"), "utf-8")
    (VENDOR / "SHA256SUMS").write_text(sums(), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
