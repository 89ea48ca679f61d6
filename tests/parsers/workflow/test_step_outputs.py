"""Names of images that a step leaves for a later one."""

from __future__ import annotations

import pytest

from tests.support.workflow_reading import job


def tags(steps: str, use: str = "${{ steps.x.outputs.tags }}", head: str = "") -> list[str]:
    """Return the tags of a build after steps of which one has the id `x`."""
    found = job(f"{steps}\n- uses: docker/build-push-action@v6\n  with: {{tags: '{use}'}}\n", head)
    return [str(tag) for build in found[-1].builds for tag in build.tags]


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ("images: acme/a", ["acme/a:…", "acme/a:latest"]),
        (
            "images: 'acme/a,ghcr.io/acme/a'\n    tags: edge\n    flavor: latest=false",
            ["acme/a:edge", "ghcr.io/acme/a:edge"],
        ),
        ("images: name=acme/a,enable=true\n    tags: type=raw,value=v1", ["acme/a:v1", "acme/a:latest"]),
        (
            "images: acme/a\n    tags: type=sha\n    flavor: |\n      latest=false\n      suffix=-alpine",
            ["acme/a:…-alpine"],
        ),
        ("images: acme/a\n    tags: type=sha,prefix=sha-\n    flavor: latest=false", ["acme/a:sha-…"]),
        ("images: '${{ vars.X }}/a'\n    tags: a\n    flavor: latest=false", ["…/a:a"]),
    ],
)
def test_names_of_the_metadata_action(inputs: str, expected: list[str]) -> None:
    assert tags(f"- uses: docker/metadata-action@v5\n  id: x\n  with:\n    {inputs}") == expected


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ('echo "tags=acme/a:$V" >> "$GITHUB_OUTPUT"', ["acme/a:…"]),
        ('IMAGE=acme/a\necho "tags=$IMAGE:1,$IMAGE:2" >> $GITHUB_OUTPUT', ["acme/a:1", "acme/a:2"]),
        (
            'I=acme/a:$V\nif x; then I=$I,acme/a:latest; fi\necho "tags=$I" >> $GITHUB_OUTPUT',
            ["acme/a:…", "acme/a:latest"],
        ),
        ("echo ::set-output name=tags::acme/a:1", ["acme/a:1"]),
        ("printf 'tags=acme/a' >> $GITHUB_OUTPUT", ["acme/a"]),
        ('echo "other=acme/a" >> $GITHUB_OUTPUT', ["…"]),
        ("echo tags=acme/a", ["…"]),
    ],
)
def test_outputs_of_a_script(run: str, expected: list[str]) -> None:
    lines = "".join(f"    {line}\n" for line in run.split("\n"))
    assert tags(f"- id: x\n  run: |\n{lines}") == expected


def test_a_variable_for_later_steps_counts_for_names_and_not_for_paths() -> None:
    steps = "- run: echo DIR=web >> $GITHUB_ENV\n"
    (_, build) = job(
        f"{steps}- uses: docker/build-push-action@v6\n  with: {{tags: 'acme/${{{{ env.DIR }}}}', context: '${{{{ env.DIR }}}}'}}"
    )
    assert [(str(one.context), str(one.tags[0])) for one in build.builds] == [("…", "acme/web")]


def test_an_output_is_known_to_later_steps_alone() -> None:
    later = "- id: x\n  run: echo tags=acme/a >> $GITHUB_OUTPUT\n"
    found = job(
        f"- uses: docker/build-push-action@v6\n  with: {{tags: '${{{{ steps.x.outputs.tags }}}}'}}\n{later}"
    )
    assert [str(tag) for tag in found[0].builds[0].tags] == ["…"]
