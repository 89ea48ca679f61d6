from __future__ import annotations

import pytest

from dockerlint.project.filesystem.changes import Put, Remove
from tests.support.small_projects import container


def only(line: str) -> object:
    image = container(f"FROM node\n{line}\n").image
    return image.origins.changes(image.stage)[0]


@pytest.mark.parametrize(
    ("command", "path", "expected"),
    [
        ("rm -rf /a", "/a/b", True),
        ("rm -rf /a", "/ab", False),
        ("rm /a", "/a/b", False),
        ("rm /a", "/a", True),
        ("rm -rf /a/*", "/a/b/c", True),
        ("rm -rf /a/*", "/a/.b", False),
        ("rm -rf /a/*", "/a", False),
        ("rm -f /a/*.log", "/a/x.log", True),
        ("rm -f /a/*.log", "/a/x.js", False),
        ("rm -rf /a/{b,c}", "/a/b", None),
        ("rm -rf /a/{b,c}", "/d", False),
        ("rm -rf $X", "/a", None),
        ("find /a -delete", "/a/b", None),
        ("find /a -delete", "/b", False),
    ],
)
def test_what_a_removal_takes(command: str, path: str, expected: bool | None) -> None:
    change = only(f"RUN {command}")
    assert isinstance(change, Remove)
    assert change.takes(path) is expected


@pytest.mark.parametrize(
    ("line", "path", "expected"),
    [
        ("COPY a.js /x", "/x", "a.js"),
        ("COPY a.js /x/", "/x/a.js", "a.js"),
        ("COPY a.js /x/", "/x/b.js", None),
        ("COPY src /x", "/x/b.js", "src/b.js"),
        ("COPY *.js /x/", "/x/b.js", "b.js"),
        ("COPY *.js /x/", "/x/b.ts", None),
        ("COPY --parents a/b /x/", "/x/a/b/c", "a/b/c"),
        ("COPY --from=nginx /a /x", "/x/b", "/a/b"),
        ("RUN cp -r /a/* /x/", "/x/.b", None),
    ],
)
def test_what_gets_to_a_path(line: str, path: str, expected: str | None) -> None:
    change = only(line)
    assert isinstance(change, Put)
    assert change.source_of(path, lambda: (change.source or "").endswith(".js")) == expected


@pytest.mark.parametrize(
    ("line", "path", "expected"),
    [
        ("COPY --from=nginx /a /x", "/a/b", "/x/b"),
        ("COPY --from=nginx /a* /x", "/ab/c", "/x/c"),
        ("RUN cp -r /a/* /x/", "/a/b/c", "/x/b/c"),
        ("RUN cp -r /a/* /x/", "/a/.b", None),
        ("RUN cp -r /a /x", "/b", None),
    ],
)
def test_where_a_path_gets_to(line: str, path: str, expected: str | None) -> None:
    change = only(line)
    assert isinstance(change, Put)
    assert change.target_of(path) == expected
