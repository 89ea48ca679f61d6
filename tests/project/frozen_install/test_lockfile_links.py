from __future__ import annotations

import json

import pytest

from dockerlint.project.frozen_install.answers import DriftKind
from tests.support.frozen_cases import SETTINGS, answers, drifts, verdicts


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
            [("member_outside_range", "b", "workspace:^1.0.0", "9.0.0")],
        ),
        (members("link:../a"), [("member_renamed", "b", "", "a")]),
        (members("1.0.0"), [("not_linked", "b", "", None)]),
        (members("file:b"), [("not_injected", "b", "", None)]),
        (members("link:../b", "link:../b"), []),
        (members("link:../a", "link:../b"), [("other_target", "b", "", None)]),
    ],
)
def test_links_count_from_11(files: dict[str, str], expected: list[tuple[str, str, str, str | None]]) -> None:
    assert answers(files, 10) == ["fresh"]
    assert drifts(files, 11) == expected


def test_an_importer_without_a_manifest_stops_11() -> None:
    files = members("link:../b") | {"c/src.ts": ""}
    files["pnpm-lock.yaml"] += "\n  c: {}\n"
    assert answers(files, 10) == ["fresh"]
    assert [(one.kind, one.importer, one.at.text) for one in verdicts(files, 11)[0].drifts] == [
        (DriftKind.IMPORTER_WITHOUT_MANIFEST, "c", "c")
    ]


def test_a_manifest_that_cannot_be_read_makes_everything_unknown() -> None:
    files = members("1.0.0") | {"b/package.json": "{"}
    assert answers(files, 11) == ["unknown"]
