"""Configuration files of services that run command lines for each commit, apart from GitHub's workflows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CiFile:
    """One kind of file: its name, and the keys of its mappings that hold command lines, variables and their folder."""

    name: re.Pattern[str]
    scripts: tuple[str, ...]
    """In the order in which one shell runs them."""
    variables: tuple[str, ...] = ()
    folder: str | None = None


CI_FILES: Sequence[CiFile] = (
    # Source for CircleCI, circleci.com/docs/configuration-reference
    CiFile(
        re.compile(r"(?:.*/)?\.circleci/[^/]+\.ya?ml"),
        ("run", "command"),
        ("environment",),
        "working_directory",
    ),
    # GitLab: docs.gitlab.com/ci/yaml: before_script and script are one shell
    CiFile(
        re.compile(r"(?:.*/)?(?:[^/]*\.)?gitlab-ci\.ya?ml"),
        ("before_script", "script", "after_script"),
        ("variables",),
    ),
    # Travis CI: docs.travis-ci.com/user/job-lifecycle
    CiFile(
        re.compile(r"\.travis\.ya?ml"),
        ("before_install", "install", "before_script", "script", "after_success", "before_deploy"),
        ("env", "global"),
    ),
    # Azure Pipelines: learn.microsoft.com/azure/devops/pipelines/yaml-schema/steps
    CiFile(
        re.compile(r"(?:.*/)?azure-pipelines[^/]*\.ya?ml"),
        ("script", "bash"),
        ("variables", "env"),
        "workingDirectory",
    ),
    # Bitbucket Pipelines: support.atlassian.com/bitbucket-cloud/docs/step-options
    CiFile(re.compile(r"bitbucket-pipelines\.ya?ml"), ("script",)),
)
