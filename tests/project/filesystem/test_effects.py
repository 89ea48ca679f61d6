from __future__ import annotations

import pytest

from tests.support.shown_changes import changes


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("COPY a b/ c/", [("put", "/w/c", "CONTEXT", "a"), ("put", "/w/c", "CONTEXT", "b")]),
        ("COPY ../a /x", [("put", "/x", "CONTEXT", "a")]),
        ("COPY /src $NO", [("put", None, "CONTEXT", "src")]),
        ("COPY --from=other usr/bin /x", [("put", "/x", "STAGE", "/usr/bin")]),
        ("COPY --from=0 /a /x", [("put", "/x", "STAGE", "/a")]),
        ("COPY --from=nginx /a /x", [("put", "/x", "IMAGE", "/a")]),
        ("COPY <<'EOF' /x\ntext\nEOF", [("put", "/x", "TEXT", "EOF")]),
        ("ADD https://acme.example/a.tgz /x", [("put", "/x", "REMOTE", "https://acme.example/a.tgz")]),
        ("WORKDIR sub", [("put", "/w/sub", "FOLDER", None)]),
    ],
)  # fmt: skip
def test_instructions(line: str, expected: list[tuple[str | None, ...]]) -> None:
    assert changes(line) == expected
