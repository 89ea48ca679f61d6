from __future__ import annotations

import json

import pytest

from tests.support.frozen_cases import SETTINGS, answers, verdicts


def members(reference: str, specifier: str = "workspace:^1.0.0", version: str = "1.0.0") -> dict[str, str]:
    return {
        "package.json": '{"name": "p"}',
        "pnpm-workspace.yaml": "packages: ['a', 'b']\n",
        "a/package.json": json.dumps({"name": "a", "dependencies": {"b": specifier}}),
        "b/package.json": json.dumps({"name": "b", "version": version}),
        "pnpm-lock.yaml": f"lockfileVersion: '9.0'\n\n{SETTINGS}\nimporters:\n\n  .: {{}}\n\n  a:\n    dependencies:\n"
        f"      b:\n        specifier: {specifier}\n        version: {reference}\n\n  b: {{}}\n",
    }


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (members("link:../b"), []),
        (members("link:../b", "workspace:*", "9.0.0"), []),
        (
            members("link:../b", version="9.0.0"),
            ["`b` is linked to version `9.0.0`, which `workspace:^1.0.0` does not admit"],
        ),
        (members("link:../a"), ["`b` is linked to `a`, which is another package"]),
        (members("1.0.0"), ["`b` is not linked in the lockfile, though the workspace has it"]),
        (members("file:b"), ["`b` is no longer injected"]),
        (members("link:../b", "link:../b"), []),
        (members("link:../a", "link:../b"), ["`b` does not lead where the lockfile says"]),
    ],
)
def test_links_count_from_11(files: dict[str, str], expected: list[str]) -> None:
    assert answers(files, 10) == ["fresh"]
    assert [[one.message for one in verdict.problems] for verdict in verdicts(files, 11)] == [expected]


def test_an_importer_without_a_manifest_stops_11() -> None:
    files = members("link:../b") | {"c/src.ts": ""}
    files["pnpm-lock.yaml"] += "\n  c: {}\n"
    assert answers(files, 10) == ["fresh"]
    assert [one.message for one in verdicts(files, 11)[0].problems] == [
        "the lockfile's importer `c` has no package.json"
    ]


def test_a_manifest_that_cannot_be_read_makes_everything_unknown() -> None:
    files = members("1.0.0") | {"b/package.json": "{"}
    assert answers(files, 11) == ["unknown"]
