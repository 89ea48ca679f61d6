from __future__ import annotations

import pytest

from dockerlint.project.filesystem.listing import files_below
from tests.support.small_projects import container

TREE = {
    "jobs/a/run": "#!/bin/sh\n",
    "jobs/b/run": "#!/bin/sh\n",
    "jobs/b/log/run": "#!/bin/sh\n",
    "one.conf": "",
    "two.conf": "",
    "etc/sv/a/run": "",
}
JOBS = ["/etc/sv/a/run", "/etc/sv/b/log/run", "/etc/sv/b/run"]


@pytest.mark.parametrize(
    ("steps", "expected", "complete"),
    [
        ("COPY jobs /etc/sv", JOBS, True),
        ("COPY jobs/ /etc/sv/", JOBS, True),
        ("COPY jobs/a /etc/sv/x/", ["/etc/sv/x/run"], True),
        ("COPY etc /etc", ["/etc/sv/a/run"], True),
        ("COPY one.conf /etc/sv/", ["/etc/sv/one.conf"], True),
        ("COPY one.conf /etc/sv/1.conf", ["/etc/sv/1.conf"], True),
        ("COPY *.conf /etc/sv/", ["/etc/sv/one.conf", "/etc/sv/two.conf"], True),
        ("COPY one.conf /etc/other/", [], True),
        ("COPY . /app\nRUN cp -r /app/jobs/a /etc/sv/a", ["/etc/sv/a/run"], True),
        ("COPY . /app\nRUN cp /app/one.conf /etc/sv/x.conf", ["/etc/sv/x.conf"], True),
        ("RUN echo x > /etc/sv/x.conf", ["/etc/sv/x.conf"], True),
        ("RUN mkdir -p /etc/sv/a", [], True),
        ("COPY <<EOF /etc/sv/x\nx\nEOF", ["/etc/sv/x"], True),
        ("COPY --from=files /out /etc/sv", ["/etc/sv/a/run"], True),
        ("COPY --from=files /out/a/ /etc/sv/c", ["/etc/sv/c/run"], True),
        ("COPY --from=alpine:3 /jobs /etc/sv", [], False),
        ("COPY --from=alpine:3 / /", [], True),
        ("RUN ./configure /etc/sv/x", [], False),
        ("RUN ./configure /etc", [], True),
        ("ADD https://example.com/x /etc/sv/x", [], False),
        ("COPY $WHAT /etc/sv/", [], False),
    ],
)
def test_files_that_steps_put_into_a_folder(steps: str, expected: list[str], complete: bool) -> None:
    dockerfile = f"FROM alpine:3 AS files\nCOPY jobs/a /out/a\nFROM alpine:3\nWORKDIR /w\n{steps}\n"
    image = container(dockerfile, **TREE).image
    found = files_below(image.origins, image.stage, "/etc/sv")
    assert (sorted(found), found.complete) == (expected, complete)


def test_copies_in_a_circle_end() -> None:
    image = container("FROM alpine:3\n" + "RUN cp -r /a /b && cp -r /b /a\n" * 4).image
    found = files_below(image.origins, image.stage, "/a")
    assert (list(found), found.complete) == ([], True)
