from __future__ import annotations

import pytest

from tests.support.small_projects import lone

FILES = {"server.js": "", "start.sh": "", "conf/nginx.conf": "", "src/main.js": "", "src/README.md": ""}


@pytest.mark.parametrize(
    ("copies", "expected"),
    [
        ("COPY server.js .", True),
        ("COPY src src", True),
        ("ADD src src", True),
        ("COPY start.sh /", False),
        ("COPY conf /etc/nginx", False),
        ("COPY --from=node:22 /usr/bin/node /usr/bin/", False),
        ("RUN make", False),
    ],
)
def test_what_makes_an_image_an_application(copies: str, expected: bool) -> None:
    assert lone(f'FROM node:22\n{copies}\nCMD ["x"]\n', **FILES).image.is_application is expected
