"""What ships: the images that leave the development machine, and so are judged."""

from __future__ import annotations

import posixpath
import re

from dockerlint.files import Kind
from dockerlint.paths import join
from dockerlint.project.filesystem.origins import Origins, copied_from
from dockerlint.project.images.images import Container, Image
from dockerlint.project.stages.evaluation import Step
from dockerlint.project.stages.reachable import reachable

_CONFIGURATION = re.compile(
    r"(?:^|[./])(?:dockerfile|\.dockerignore|\.gitignore|readme[^/]*|license[^/]*|caddyfile|.*entrypoint[^/]*"
    r"|.*\.(?:sh|bash|conf|cfg|cnf|ini|ya?ml|toml|env|properties|xml|sql|list|repo|gpg|asc|crt|cert|pem|key|template|tmpl"
    r"|tpl|md|txt|patch|service|vcl|rules|lua))$",
    re.IGNORECASE,
)


def ships(container: Container) -> bool:
    """Return whether what runs here ships: built by compose or a workflow, or an application image that nobody builds."""
    image = container.image
    if container.development or image.dockerfile.foreign:
        return False
    return not image.default or is_application(image)


def is_application(image: Image) -> bool:
    """Return whether an image starts something, and holds files of its context beyond scripts and configuration."""
    if not image.starts_something or image.context is None:
        return False
    steps = (step for stage in reachable(image.stage) for step in stage.steps)
    return any(_brings_application(image.origins, step) for step in steps)


def _brings_application(origins: Origins, step: Step) -> bool:
    """Whether a step copies such files from the context."""
    if step.keyword not in {"COPY", "ADD"} or step.instruction.flag("from"):
        return False
    paths = [copied_from(origins, step.stage, step, word) for word in step.instruction.sources]
    return any(path is not None and _holds_application(origins, path) for path in paths)


def _holds_application(origins: Origins, path: str, depth: int = 0) -> bool:
    """Look for a file that is neither a script nor configuration; folders are searched, `.git` is not."""
    if origins.files.kind(path) is not Kind.FOLDER:
        return not _CONFIGURATION.search(posixpath.basename(path))
    names = [name for name in origins.files.names(path) if name not in {".git", "node_modules"}]
    return depth < 6 and any(_holds_application(origins, join(path, name), depth + 1) for name in names)
