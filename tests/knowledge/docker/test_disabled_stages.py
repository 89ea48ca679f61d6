from __future__ import annotations

import pytest

from dockerlint.knowledge.docker.disabled_stages import disabled_copy


@pytest.mark.parametrize(
    ("comments", "index"),
    [
        (["# FROM base AS build", "# RUN make", "# COPY --from=build /out /out"], 2),
        (["#FROM base as Build", "#COPY --chown=node --from=build /a /b /c/"], 1),
        (["# FROM base AS build", "# COPY --from=other /out /out"], None),
        (["# COPY --from=build /out /out", "# FROM base AS build"], None),
        (["# FROM base", "# COPY out /out"], None),
        (["# from the image as build", "# COPY --from=build copies the result"], None),
    ],
)
def test_a_copy_out_of_a_disabled_stage(comments: list[str], index: int | None) -> None:
    assert disabled_copy(comments) == index
