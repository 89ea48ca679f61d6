from __future__ import annotations

from dockerlint.project.stages.evaluation import Step
from tests.support.small_projects import project


def steps(dockerfile: str) -> list[Step]:
    found = project({"Dockerfile": dockerfile}).dockerfiles
    (one,) = found.all
    return list(found.steps(one))


def test_a_step_of_onbuild_is_its_trigger() -> None:
    expose, user = steps("FROM node\nONBUILD EXPOSE 80\nUSER node\n")
    assert (expose.keyword, expose.instruction.words[0].text) == ("EXPOSE", "80")
    assert (expose.onbuild and expose.onbuild.keyword, user.onbuild) == ("ONBUILD", None)


def test_a_step_expands_its_words_in_its_own_place() -> None:
    found = steps('FROM node:22 AS a\nENV D=/x\nWORKDIR $D\nSHELL ["bash", "-c"]\nONBUILD COPY . $D/y\n')
    copy = found[-1]
    assert [copy.expand(word).value for word in copy.instruction.words] == [".", "/x/y"]
    assert (copy.workdir.value, copy.shell, copy.stage.written.name) == ("/x", "bash", "a")
    assert (copy.path, copy.dockerfile) == ("Dockerfile", copy.stage.dockerfile)


def test_a_fragment_without_from_has_steps() -> None:
    assert [step.keyword for step in steps("EXPOSE 80\nUSER node\n")] == ["EXPOSE", "USER"]
