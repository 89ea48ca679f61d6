from __future__ import annotations

import pytest

from tests.support.shown_changes import changes


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("cp a /b", [("put", "/b", "HERE", "/w/a")]),
        ("cp -r a /b/", [("put", "/b/a", "HERE", "/w/a")]),
        ("cp -r a/. /b/", [("put", "/b", "HERE", "/w/a")]),
        ("cp a b /c", [("put", "/c/a", "HERE", "/w/a"), ("put", "/c/b", "HERE", "/w/b")]),
        ("cp -t /c a", [("put", "/c/a", "HERE", "/w/a")]),
        ("cp *.js /c/", [("put", "/c", "HERE", "/w/*.js")]),
        ("mv a /b", [("put", "/b", "HERE", "/w/a"), ("remove", "/w/a")]),
        ("cd /x && mv a .", [("put", "/x/a", "HERE", "/x/a"), ("remove", "/x/a")]),
        ("rm -rf a /b", [("remove", "/w/a"), ("remove", "/b")]),
        ("rm $NO", [("remove", None)]),
        ("D=/x && rm -r $D/a", [("remove", "/x/a")]),
        ("true || rm a", [("remove", "/w/a", "?")]),
        ("[ -f a ] && rm a || true", [("remove", "/w/a", "?")]),
        ("[ -f a ] && rm a", [("remove", "/w/a")]),
        ("find /a b -name x -delete", [("remove", "/a", "?"), ("remove", "/w/b", "?")]),
        ("find /a -name x | xargs rm", [("remove", "/a", "?")]),
        ("cat list | xargs rm", [("remove", None, "?")]),
        ("find /a -exec touch {} +", [("unknown", "/a")]),
        ("find /a -name x", []),
        ("ln -s /a /b", [("unknown", "/b")]),
        ("mkdir -p a /b", [("put", "/w/a", "FOLDER", None), ("put", "/b", "FOLDER", None)]),
        ("touch a", [("put", "/w/a", "TEXT", None)]),
        ("echo x > a 2>/dev/null", [("put", "/w/a", "TEXT", None)]),
        ("npm ci", [("install", "npm", "ci")]),
        ("npm run build", [("unknown", "/w")]),
        ("npx rimraf a", [("remove", "/w/a")]),
        ("npx other /x", [("unknown", "/w", "/x")]),
        ("pnpm deploy /out", [("install", "pnpm", "deploy"), ("put", "/out", "PACKAGES", "")]),
        ("turbo prune a", [("put", "/w/out", "HERE", "/w", "?")]),
        ("other ../x --y=z", [("unknown", "/w", "/x")]),
        ("echo x && cat y", []),
    ],
)  # fmt: skip
def test_commands(command: str, expected: list[tuple[str | None, ...]]) -> None:
    assert changes(f"RUN {command}") == expected


@pytest.mark.parametrize(
    ("mount", "command", "expected"),
    [
        ("type=cache,target=/c", "cp a /c/a", []),
        ("type=cache,target=/c", "rm -rf /c/a", []),
        ("type=cache,target=/c", "cp /c/a /b", [("put", "/b", "IMAGE", "/a")]),
        ("target=/m", "cp /m/a /b", [("put", "/b", "CONTEXT", "a")]),
        ("target=/m,source=sub", "cp /m/a /b", [("put", "/b", "CONTEXT", "sub/a")]),
        ("from=other,target=/m", "cp /m/a /b", [("put", "/b", "STAGE", "/a")]),
        ("from=nginx,target=/m", "cp /m/a /b", [("put", "/b", "IMAGE", "/a")]),
    ],
)
def test_mounts(mount: str, command: str, expected: list[tuple[str | None, ...]]) -> None:
    assert changes(f"RUN --mount={mount} {command}") == expected


def test_a_shell_that_is_not_read_may_change_its_folder() -> None:
    assert changes('SHELL ["powershell"]\nRUN Remove-Item a') == [("unknown", "/w")]
