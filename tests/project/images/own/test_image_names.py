"""Names of images of which some parts are unknown: `…` in these tests."""

from __future__ import annotations

import pytest

from dockerlint.project.images.own.image_names import PartialName
from dockerlint.values import Known, Text, Unknown


def text(shown: str) -> Text:
    """Return a text whose `…` are unknown."""
    head, *rest = shown.split("…")
    parts = [Known(head), *(part for one in rest for part in (Unknown("a variable"), Known(one)))]
    return Text.joined(part for part in parts if not isinstance(part, Known) or part.value)


@pytest.mark.parametrize(
    ("name", "repository", "tag"),
    [
        ("acme/api", "acme/api", "latest"),
        ("acme/api:1.2", "acme/api", "1.2"),
        ("acme/api:1.2@sha256:ab", "acme/api", "1.2"),
        ("acme/api@sha256:ab", "acme/api", "latest"),
        ("localhost:5000/api", "localhost:5000/api", "latest"),
        ("localhost:5000/api:1", "localhost:5000/api", "1"),
        ("ghcr.io/acme/api:…-alpine", "ghcr.io/acme/api", "…-alpine"),
        ("ghcr.io/…/api:1", "ghcr.io/…/api", "1"),
        ("…/…:…-arm64", "…/…", "…-arm64"),
        ("acme/api…", "acme/api…", "…"),
        ("…", "…", "…"),
        ("acme/…", "acme/…", "…"),
    ],
)
def test_the_parts_of_a_name(name: str, repository: str, tag: str) -> None:
    found = PartialName.of(text(name))
    assert (str(found.repository), str(found.tag)) == (repository, tag)


@pytest.mark.parametrize(
    ("name", "repository", "expected"),
    [
        ("acme/api:1", "acme/api", True),
        ("docker.io/acme/api:1", "acme/api", True),
        ("docker.io/library/api", "api", True),
        ("ghcr.io/acme/api", "acme/api", False),
        ("acme/api…", "acme/api", False),
        ("ghcr.io/…/api:1", "ghcr.io/acme/api", True),
        ("ghcr.io/…/api:1", "ghcr.io/acme/web-api", False),
        ("ghcr.io/…-api:1", "ghcr.io/acme/web-api", False),
        ("ghcr.io/…:1", "ghcr.io/acme/api", False),
        ("…/api:1", "acme/api", False),
        ("acme-…/api:1", "acme-x/api", False),
        ("registry:5000/…/api", "registry:5000/acme/api", True),
    ],
)
def test_whose_name_it_may_be(name: str, repository: str, expected: bool) -> None:
    assert PartialName.of(text(name)).may_be_of(repository) is expected


@pytest.mark.parametrize(
    ("wanted", "best"),
    [
        ("a:1.2", "a:…"),
        ("a:1.2-alpine", "a:…-alpine"),
        ("a:edge", "a:edge"),
        ("a", "a:…"),
        ("a:…", "a:…"),
        ("a:…-alpine", "a:…-alpine"),
    ],
)
def test_the_tag_that_fits_best(wanted: str, best: str) -> None:
    names = [PartialName.of(text(one)) for one in ("a:…", "a:…-alpine", "a:edge")]
    fits = [PartialName.of(text(wanted)).fit(one) for one in names]
    assert [
        f"{one.repository}:{one.tag}" for one, fit in zip(names, fits, strict=True) if fit == max(fits)
    ] == [best]


def test_another_tag_does_not_fit() -> None:
    assert PartialName.of(text("a:1")).fit(PartialName.of(text("a:2"))) == -1
    assert PartialName.of(text("a:1")).fit(PartialName.of(text("a:…-x"))) == -1
    assert PartialName.of(text("a:…-x")).fit(PartialName.of(text("a:…-y"))) == -1


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("acme/api:1", "docker.io/acme/api", True),
        ("acme/api", "acme/worker", False),
        ("acme/…", "acme/api", True),
        ("…/worker", "acme/api", False),
        ("…", "acme/api", True),
        ("acme/…", "…/api", True),
    ],
)
def test_two_names_that_may_be_of_one_repository(one: str, other: str, answer: bool) -> None:
    first, second = PartialName.of(text(one)), PartialName.of(text(other))
    assert (first.may_equal(second), second.may_equal(first)) == (answer, answer)
