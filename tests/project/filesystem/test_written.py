from __future__ import annotations

import pytest

from dockerlint.project.filesystem.written import text_at
from tests.support.small_projects import container

TREE = {"go.sh": "from the tree\n"}


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("COPY go.sh /x.sh", "from the tree\n"),
        ("COPY <<'EOF' /x.sh\nexec \"$@\"\nEOF", 'exec "$@"\n'),
        ("COPY <<EOF /x.sh\nplain\nEOF", "plain\n"),
        ("COPY <<EOF /x.sh\nexec $X\nEOF", None),
        ("COPY <<x.sh /\nplain\nx.sh", "plain\n"),
        ("RUN echo one > /x.sh", "one\n"),
        ("RUN echo one > /x.sh && echo two >> /x.sh", "one\ntwo\n"),
        ("RUN echo one > /x.sh\nRUN echo two >> /x.sh && chmod +x /x.sh", "one\ntwo\n"),
        ("RUN echo one > /x.sh\nRUN echo two > /x.sh", "two\n"),
        ("RUN cat <<'EOF' > /x.sh\nexec \"$@\"\nEOF", 'exec "$@"\n'),
        ("RUN echo one > /x.sh && echo $TWO >> /x.sh", None),
        ("COPY go.sh /x.sh\nRUN echo two >> /x.sh", None),
        ("COPY --from=made /made.sh /x.sh", "made\n"),
        ("COPY --from=made /made.sh /a/x.sh\nRUN cp /a/x.sh /x.sh", None),
        ("COPY --from=made / /", None),
        ("RUN echo one >> /x.sh", "one\n"),
        ("COPY --from=made / /srv", None),
        ("RUN echo one > /x.sh\nCOPY . /", "one\n"),
        ("COPY --from=made /made.sh /y/\nCOPY --from=made /out /", "out\n"),
        ("RUN true", None),
    ],
)
def test_the_text_of_a_file(steps: str, expected: str | None) -> None:
    dockerfile = (
        f"FROM alpine:3 AS made\nRUN echo made > /made.sh && echo out > /out/x.sh\nFROM alpine:3\n{steps}\n"
    )
    image = container(dockerfile, **TREE).image
    found = text_at(image.origins, image.stage, "/x.sh")
    assert (found.text if found else None) == expected
