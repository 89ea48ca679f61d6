from __future__ import annotations

import pytest

from dockerlint.files import MemoryFiles
from dockerlint.project.filesystem.tree_names import TreeNames

NAMES = TreeNames(
    MemoryFiles({"apps/api/src/main.ts": "", "build.sh": "cp nginx.conf dist\n", "README.md": "app.conf"})
)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("src", True),
        ("api/src", True),
        ("src/main.ts", True),
        ("apps/api/src/main.ts", True),
        ("main", False),
        ("pi/src", False),
        ("src/api", False),
        ("dist", False),
    ],
)
def test_a_path_may_lie_below_any_folder(path: str, expected: bool) -> None:
    assert NAMES.has(path) is expected


def test_only_scripts_name_what_they_make() -> None:
    assert [NAMES.is_in_a_script(one) for one in ("nginx.conf", "app.conf")] == [True, False]
