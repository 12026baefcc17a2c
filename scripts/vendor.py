#!/usr/bin/env python3
"""Fetch the front-end files we serve: pinned by version and by hash, licences kept.

Rerun with `make vendor`. Needs the npm client (only here, never at run time). Each package is packed by
npm, held against the recorded SHA-256, and only the files named below are copied to static/vendor/.
`--accept` records the hashes of packages that have none yet.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "static" / "vendor"
MANIFEST = TARGET / "vendor.json"

ICONS = """
    archive arrow-left arrow-right award bell building-2 calendar check check-check chevron-left chevron-right
    circle-check circle-dot circle-help circle-plus circle-x clock cloud-upload copy download eye eye-off file-text flag
    folder git-merge globe graduation-cap handshake heart history house landmark lightbulb link lock lock-open
    log-out
    megaphone message-circle minus monitor moon octagon-alert pause pencil play plus rocket scale send settings
    sparkles square-parking star target thumbs-up timer trash-2 triangle-alert undo-2 user users utensils wifi-off x
    zap
""".split()
FONTS = [
    f"files/noto-sans-{subset}-{style}.woff2"
    for subset in ("latin", "latin-ext", "greek", "cyrillic")
    for style in ("400-normal", "400-italic", "700-normal")
]
UTRECHT = {
    "alert": "4.0.2",
    "button": "4.0.1",
    "checkbox": "3.0.1",
    "form-field": "3.0.1",
    "form-label": None,
    "link": "3.0.1",
    "radio-button": "3.0.1",
    "select": "3.0.1",
    "skip-link": "3.0.1",
    "table": "3.0.1",
    "textarea": "4.0.1",
    "textbox": "4.0.1",
}
PACKAGES = {
    "htmx.org@2.0.11": {"dist/htmx.min.js": "htmx.min.js"},
    "idiomorph@0.8.0": {"dist/idiomorph.esm.js": "idiomorph.esm.js"},
    "node-diff3@3.2.1": {"dist/diff3.mjs": "diff3.mjs"},
    "lucide-static@1.62.0": {f"icons/{name}.svg": f"icons/{name}.svg" for name in ICONS},
    "@fontsource/noto-sans@5.3.0": {path: path.replace("files/", "fonts/") for path in FONTS},
    # For paper only: one file, in black and white, since a brownpaper is printed.
    "@expo-google-fonts/noto-emoji@0.4.7": {
        "400Regular/NotoEmoji_400Regular.ttf": "fonts/print/NotoEmoji_400Regular.ttf",
        "LICENSE_FONT": "licences/noto-emoji.txt",
    },
    "@nl-design-system-unstable/voorbeeld-design-tokens@7.4.1": {"dist/theme.css": "nlds/theme.css"},
    "axe-core@4.14.1": {"axe.min.js": "axe/axe.min.js"},
    "@utrecht/form-label-css@3.0.1": {"dist/index.min.css": "nlds/form-label.css"},
} | {
    f"@utrecht/{name}-css@{version}": {"dist/index.min.css": f"nlds/{name}.css"}
    for name, version in UTRECHT.items()
    if version
}


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def pack(package: str, into: Path) -> Path:
    """Have npm download one package as a tarball; return its path."""
    done = subprocess.run(
        ["npm", "pack", "--silent", package], cwd=into, check=True, capture_output=True, text=True
    )
    return into / done.stdout.strip().splitlines()[-1]


def copy(tarball: Path, package: str, wanted: dict[str, str], into: Path) -> dict:
    """Copy the wanted files and the licence out of the tarball; return this package's manifest entry."""
    slug = package.lstrip("@").rsplit("@", 1)[0].replace("/", "-")
    with tarfile.open(tarball) as archive:
        members = {member.name.split("/", 1)[1]: member for member in archive.getmembers() if member.isfile()}
        described = json.load(archive.extractfile(members["package.json"]))
        licence = next((name for name in members if name.upper().startswith("LICEN")), None)
        chosen = dict(wanted) | ({licence: f"licences/{slug}.txt"} if licence else {})
        for source, target in chosen.items():
            place = into / target
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(archive.extractfile(members[source]).read())
    files = {target: sha256(into / target) for target in sorted(chosen.values())}
    return {"sha256": sha256(tarball), "licence": described.get("license", "?"), "files": files}


def main() -> None:
    recorded = json.loads(MANIFEST.read_text()) if MANIFEST.exists() else {}
    fresh = {}
    with tempfile.TemporaryDirectory() as scratch:
        stage = Path(scratch) / "vendor"
        for package, wanted in sorted(PACKAGES.items()):
            tarball = pack(package, Path(scratch))
            known = recorded.get(package, {}).get("sha256")
            if known != sha256(tarball) and "--accept" not in sys.argv:
                sys.exit(f"{package}: {sha256(tarball)} is not the recorded {known}; --accept records it")
            fresh[package] = copy(tarball, package, wanted, stage)
            print(f"{package}: {len(fresh[package]['files'])} files, {fresh[package]['licence']}")
        (stage / "vendor.json").write_text(json.dumps(fresh, indent=1, sort_keys=True) + "\n")
        shutil.rmtree(TARGET, ignore_errors=True)
        shutil.copytree(stage, TARGET)


if __name__ == "__main__":
    main()
