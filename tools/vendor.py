"""Puts the browser libraries of the pages into serve/static/vendor, and their hashes beside them.

    npm pack vega@6.4.0 vega-lite@6.4.3 vega-interpreter@2.3.2 && python -m tools.vendor FOLDER-OF-TARBALLS

Taken as the packages ship them, with one change: vega-interpreter ships as a module that imports `vega-util` by name,
which a page without a build step cannot resolve, so that line reads the same names from `vega`, loaded before it.
"""

from __future__ import annotations

import hashlib
import sys
import tarfile
from pathlib import Path

VENDOR = Path("src/banggiao/serve/static/vendor")
FILES = {
    "vega-6.4.0.tgz": ("package/build/vega.min.js", "vega.min.js"),
    "vega-lite-6.4.3.tgz": ("package/build/vega-lite.min.js", "vega-lite.min.js"),
    "vega-interpreter-2.3.2.tgz": ("package/build/vega-interpreter.js", "vega-interpreter.js"),
}
IMPORT = "import { ascending, isString, DisallowedObjectProperties } from 'vega-util';"
INSTEAD = "const { ascending, isString, DisallowedObjectProperties } = globalThis.vega;"


def text_of(tarball: Path, member: str) -> str:
    """One file of a package, without the line that points to a source map that is not shipped here."""
    with tarfile.open(tarball) as tar:
        stream = tar.extractfile(member)
        assert stream is not None
        lines = stream.read().decode("utf-8").split("\n")
    return "\n".join(x for x in lines if not x.startswith("//# sourceMappingURL")) + "\n"


def main(folder: Path) -> None:
    """Write the files, their licences and SHA256SUMS."""
    VENDOR.mkdir(parents=True, exist_ok=True)
    for name, (member, out) in FILES.items():
        (VENDOR / out).write_text(text_of(folder / name, member).replace(IMPORT, INSTEAD), "utf-8")
        licence = name.rsplit("-", 1)[0] + ".LICENSE"
        (VENDOR / licence).write_text(text_of(folder / name, "package/LICENSE"), "utf-8")
    sums = [f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.name}" for f in sorted(VENDOR.glob("*.js"))]
    (VENDOR / "SHA256SUMS").write_text("\n".join(sums) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
