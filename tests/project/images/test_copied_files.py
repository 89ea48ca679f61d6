"""What a COPY takes."""

from __future__ import annotations

from dockerlint.project.images.copied_files import are_files
from dockerlint.project.stages.evaluation import Step
from tests.support.small_projects import lone


def test_a_file_a_folder_and_nothing() -> None:
    image = lone("FROM node:22\nCOPY a.js lib gone ./\nCMD node a.js\n", **{"a.js": "", "lib/b.js": ""}).image
    (step,) = image.stage.steps[:1]
    assert isinstance(step, Step)
    assert [list(are_files(image, step, word)) for word in step.instruction.sources] == [
        [True],
        [False],
        [None],
    ]
