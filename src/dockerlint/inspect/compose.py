"""A compose project in the output of `inspect`."""

from __future__ import annotations

import posixpath

from dockerlint.findings import Diagnosis
from dockerlint.inspect.masked import masked
from dockerlint.masking import MASK
from dockerlint.parsers.compose.pipeline.paths import PATHS, is_absolute, is_remote
from dockerlint.parsers.compose.printing.printed import printed
from dockerlint.project.compose.resolve import ResolvedProject
from dockerlint.source import Span


def compose_data(project: ResolvedProject, base: str, *, show_values: bool = False) -> dict[str, object]:
    """Return `paths`, `problems` and `config` of a project, as the contract of `inspect` has them.

    `base` is the absolute path of the base folder, for the paths in `config`; secrets are `***` unless `show_values`.
    """
    config: object = printed(project.config, project.shown)
    config = _with_absolute_paths(config, (), base)
    config = _escaped(config)
    if not show_values:
        config = masked(_without_env_files(config, project))
    return {
        "paths": list(project.model.paths),
        "problems": [problem_data(one) for one in project.diagnoses],
        "config": config,
    }


def problem_data(diagnosis: Diagnosis) -> dict[str, object]:
    """Return a diagnosis in the form of `inspect`."""
    at: Span = diagnosis.problem.at
    return {
        "rule": diagnosis.kind,
        "severity": str(diagnosis.severity),
        "message": diagnosis.problem.message,
        "path": at.path,
        "start": at.start._asdict(),
        "end": at.end._asdict(),
    }


_PATHS = [(tuple(path.split(".")), kind) for path, kind in PATHS.items() if ".ssh." not in path]


def _with_absolute_paths(value: object, path: tuple[str, ...], base: str) -> object:
    """Make the paths of a model absolute; `_PATHS` lists where they are."""
    kind = next((kind for pattern, kind in _PATHS if _fits(pattern, path)), None)
    if kind is not None:
        return _absolute(kind, value, base)
    if isinstance(value, dict):
        return {key: _with_absolute_paths(one, (*path, str(key)), base) for key, one in value.items()}
    if isinstance(value, list):
        return [_with_absolute_paths(one, (*path, "*"), base) for one in value]
    return value


def _fits(pattern: tuple[str, ...], path: tuple[str, ...]) -> bool:
    return len(pattern) == len(path) and all(
        one in ("*", step) for one, step in zip(pattern, path, strict=True)
    )


def _absolute(kind: str, value: object, base: str) -> object:
    if isinstance(value, str):
        if not value or is_absolute(value) or (kind == "context" and is_remote(value)):
            return value
        return posixpath.normpath(posixpath.join(base, value))
    if isinstance(value, dict) and kind == "volume" and value.get("type") == "bind":
        return {**value, "source": _absolute("path", value.get("source"), base)}
    if isinstance(value, dict) and kind == "driver" and value.get("driver") == "local":
        options = value.get("driver_opts")
        if isinstance(options, dict) and options.get("o") == "bind" and "device" in options:
            return {**value, "driver_opts": {**options, "device": _absolute("path", options["device"], base)}}
    return value


def _escaped(value: object) -> object:
    """Double each dollar sign, as Compose does so that it can read its own output."""
    if isinstance(value, str):
        return value.replace("$", "$$")
    if isinstance(value, dict):
        return {_escaped(str(key)): _escaped(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_escaped(one) for one in value]
    return value


def _without_env_files(config: object, project: ResolvedProject) -> object:
    """Mask every value of a service's environment that comes from one of its env_files."""
    services = config.get("services") if isinstance(config, dict) else None
    for service in project.model.services:
        shown = services.get(service.name) if isinstance(services, dict) else None
        environment = shown.get("environment") if isinstance(shown, dict) else None
        own = {setting.name for setting in service.environment}
        for setting in service.file_environment if isinstance(environment, dict) else ():
            if setting.name in environment and setting.name not in own:  # type: ignore[operator]
                environment[setting.name] = MASK  # type: ignore[index]
    return config
