"""All builds of a workflow."""

from __future__ import annotations

from tests.support.workflow_reading import shown, workflow


def test_builds_of_all_jobs_and_steps() -> None:
    found = workflow(
        """
        jobs:
          a:
            steps:
              - run: docker build a && docker build b
              - run: echo
          b:
            steps:
              - run: docker build -f x/Dockerfile c
        """
    )
    assert [shown(build) for build in found.builds] == [
        ["a", "-", "-"],
        ["b", "-", "-"],
        ["c", "x/Dockerfile", "-"],
    ]
