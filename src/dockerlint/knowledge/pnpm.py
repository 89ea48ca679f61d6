"""What pnpm 6 to 12 do, as their newest releases were seen to (6.35.1, 7.33.7, 8.15.9, 9.15.9, 10.34.9, 11.28.11, 12.21.0)."""

from __future__ import annotations

MAJORS = (6, 7, 8, 9, 10, 11, 12)

LAYOUT_MAJORS: dict[str, tuple[int, ...]] = {
    "5.3": (6,),
    "5.4": (7,),
    "6.x": (8,),
    "9.x": (9, 10),
}
"""Which pnpm wrote a lockfileVersion; 9.0 is written by 9 and later, and 9 and 10 must agree before anything is said."""

MANIFEST_NAMES = ("package.json", "package.json5", "package.yaml")
"""What pnpm reads as a manifest, the first one of a folder."""

IGNORED_FOLDERS = {"node_modules", "bower_components"}
"""Never part of a workspace, whatever its patterns say."""
