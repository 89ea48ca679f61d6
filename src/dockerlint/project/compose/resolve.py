"""One compose project, from its files to its resolved model."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dockerlint.files import Files, Kind
from dockerlint.findings import Diagnosis, DiagnosisKind, ReadingKind, Undecided
from dockerlint.knowledge.compose.files import DEFAULT_NAMES, is_filled_in, is_for_podman, is_template_name
from dockerlint.models.compose import ComposeProject
from dockerlint.parsers.compose.pipeline.interpolate import pass_through
from dockerlint.parsers.compose.pipeline.paths import joined, unmarked
from dockerlint.parsers.compose.printing.printed import Shown
from dockerlint.parsers.compose.trees.environment import Environment
from dockerlint.parsers.compose.trees.nodes import go_text
from dockerlint.parsers.compose.trees.templates import Expansion, TemplateError
from dockerlint.parsers.compose.verdict.consistency import ComposeModel, check_model
from dockerlint.parsers.compose.verdict.critical import check_critical
from dockerlint.parsers.compose.verdict.format_checks import check_formats
from dockerlint.parsers.compose.verdict.report import Report
from dockerlint.paths import ancestors
from dockerlint.project.compose.callers import Callers
from dockerlint.project.compose.dotfiles import EnvValues, names_near, read_env
from dockerlint.project.compose.loading import Loader, Trees
from dockerlint.project.compose.model import build_services
from dockerlint.project.compose.options import ComposeOptions, OtherFiles
from dockerlint.project.compose.service_env import ServiceEnv, resolve_environment
from dockerlint.source import SourceFile, Span
from dockerlint.tree import Map, Scalar

_NAME = re.compile(r"[a-z0-9_-]+")
_TAKEN_BY_PODMAN = frozenset({ReadingKind.INVALID, ReadingKind.UNSET})
_MADE_VALID = frozenset({ReadingKind.INVALID, ReadingKind.UNDEFINED})
"""What is wrong in a template until a script replaces its words."""


@dataclass(frozen=True, slots=True)
class ResolvedProject:
    """A project as Compose resolves it.

    `model` is for rules: every service, whatever its profiles. `config` is the merged tree in long form, its paths base-relative;
    `shown` has the active services and what is printed with it. `diagnoses` are what Compose reports: of
    severity error exactly where it refuses the project. `touched` are the files that this project includes or extends, `included` the former.
    """

    model: ComposeProject
    config: Map
    diagnoses: tuple[Diagnosis, ...]
    env: Environment
    shown: Shown
    touched: frozenset[str] = frozenset()
    included: frozenset[str] = frozenset()


@dataclass(slots=True)
class ProjectResolver:
    """Resolves projects of one tree of files; each file is parsed once."""

    files: Files
    options: ComposeOptions
    trees: Trees = field(init=False)
    others: OtherFiles = field(default_factory=OtherFiles)
    callers: Callers = field(init=False)
    named_by_env: tuple[str, ...] | None = None
    """The files that COMPOSE_FILE names in the `.env` of the folder where Compose is run."""
    _near: dict[tuple[str, bool], dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Start with nothing parsed."""
        self.trees = Trees(self.files)
        self.callers = Callers(self.files)

    def resolve(self, paths: tuple[str, ...], *, fragment: bool = False) -> ResolvedProject | None:
        """Resolve files (base first) as one project; None when the first is not there.

        A `fragment` lacks what its base defines: what the model as a whole lacks is not reported.
        """
        report = Report()
        folder = posixpath.dirname(paths[0]) or "."
        environment = self._environment(folder, report, named_by_env=paths == self.named_by_env)
        name, environment = self._named(paths, folder, environment)
        loader = Loader(self.trees, environment, report)
        tree = loader.load(paths, folder)
        if tree is None:
            return self._empty(paths, report, environment)
        tree = pass_through(unmarked(tree), environment)
        active = self._active(tree, environment)
        whole = loader.sound and not fragment
        profiles_known = environment.find("COMPOSE_PROFILES").why is None
        others = self.others.trees_near(paths)
        _check(ComposeModel(tree, active, others, profiles_known=profiles_known), report, whole=whole)
        envs = self._service_envs(tree, environment, report, active)
        model = ComposeProject(
            tree=tree,
            paths=paths,
            services=build_services(tree, envs),
            active=active,
            whole=whole,
            fragment=fragment,
        )
        return ResolvedProject(
            model,
            tree,
            _diagnoses(report),
            environment,
            _shown(name, active, envs),
            frozenset(loader.touched),
            frozenset(loader.included),
        )

    def _empty(
        self, paths: tuple[str, ...], report: Report, environment: Environment
    ) -> ResolvedProject | None:
        file = self.files.read(paths[0])
        if not isinstance(file, SourceFile):
            if file.kind is Kind.OUTSIDE:
                return None
            file = SourceFile(paths[0], "")
        if not report.diagnoses:
            alone = posixpath.basename(paths[0]) in DEFAULT_NAMES or len(paths) > 1
            report.error(
                file.span(0, 0),
                "the compose file is empty",
                ReadingKind.INVALID if alone else Undecided.LAID_OVER,
            )
        tree = Map(file.span(0, 0))
        model = ComposeProject(tree=tree, paths=paths, whole=False, fragment=True)
        shown = Shown("", frozenset(), {}, {})
        return ResolvedProject(model, tree, _diagnoses(report), environment, shown)

    def _environment(self, folder: str, report: Report, *, named_by_env: bool) -> Environment:
        """Read the `.env` of the project's folder; that of the folder where Compose is run counts, and wins, where it names the files."""
        given = dict(self.options.env)
        outer = Environment(given)
        if self.options.env_files:
            paths: list[tuple[str, Span | None]] = [(path, None) for path in self.options.env_files]
            found = read_env(self.files, paths, outer, report)
        else:
            folders = dict.fromkeys((folder, self.options.folder) if named_by_env else (folder,))
            found = EnvValues()
            for one in folders:
                more = read_env(self.files, [(joined(one, ".env"), None)], outer, report)
                found.values.update(more.values)
                found.doubtful.update(more.doubtful)
            self._doubt_near(folder, found)
        return Environment(given, found.values, found.doubtful, self.callers.near(folder))

    def _doubt_near(self, folder: str, found: EnvValues) -> None:
        """Doubt what a file says that may become the `.env`, be named by `--env-file`, or lie where Compose is run."""
        own = joined(folder, ".env")
        near = [] if self.files.kind(own) is Kind.FILE and not self.files.ignored(own) else [(folder, False)]
        for place in near + [(one, True) for one in ancestors(folder)]:
            if place not in self._near:
                self._near[place] = names_near(self.files, place[0], above=place[1])
            for name, why in self._near[place].items():
                if name not in found.values:
                    found.doubtful.setdefault(name, why)

    def _named(
        self, paths: tuple[str, ...], folder: str, environment: Environment
    ) -> tuple[str, Environment]:
        """Return the project's name, and the environment in which COMPOSE_PROJECT_NAME holds it."""
        name = environment.get("COMPOSE_PROJECT_NAME")
        if not name:
            written = self._written_name(paths, environment)
            name = normal_name(
                written or posixpath.basename(folder.removeprefix(".")) or self.options.base_name
            )
        given = {**environment.given, "COMPOSE_PROJECT_NAME": name}
        return name, replace(environment, given=given)

    def _written_name(self, paths: tuple[str, ...], environment: Environment) -> str | None:
        found: str | None = None
        for path in paths:
            for document in self.trees.read(path, Report()):
                name = document.scalar("name") if isinstance(document, Map) else None
                if name is not None and isinstance(name.value, str) and name.value:
                    found = name.value
        try:
            return Expansion(environment).expand(found).value if found else None
        except TemplateError:
            return None

    def _active(self, tree: Map, environment: Environment) -> frozenset[str]:
        wanted = set(self.options.profiles)
        if not wanted:
            wanted = {
                one.strip() for one in (environment.get("COMPOSE_PROFILES") or "").split(",") if one.strip()
            }
        entries = tree.below("services").items()
        return frozenset(name for name, entry in entries if "*" in wanted or _runs(entry.value, wanted))

    def _service_envs(
        self, tree: Map, environment: Environment, report: Report, active: frozenset[str]
    ) -> dict[str, ServiceEnv]:
        return {
            name: resolve_environment(entry.value, self.files, environment, report, active=name in active)
            for name, entry in tree.below("services").items()
            if isinstance(entry.value, Map)
        }


def _check(model: ComposeModel, report: Report, *, whole: bool) -> None:
    """Check a merged tree; one that is not whole is not judged for what it lacks."""
    check_formats(model.tree, report)
    if not model.tree.entries and not report.faults:
        report.error(model.tree.span.first_line(), "the compose file is empty")
    if whole:
        check_model(model, report)
    check_critical(model.tree, report)


def _shown(name: str, active: frozenset[str], envs: Mapping[str, ServiceEnv]) -> Shown:
    environments = {service: env.environment for service, env in envs.items()}
    return Shown(name, active, environments, {service: env.labels for service, env in envs.items()})


def _diagnoses(report: Report) -> tuple[Diagnosis, ...]:
    """Return what Compose found, with the kind that it has in the file that it is found in."""
    return tuple(one._replace(kind=_kind_in_file(one)) for one in report.diagnoses)


def _kind_in_file(found: Diagnosis) -> DiagnosisKind:
    """Return the kind of a diagnosis; undecided is what podman-compose takes, and what a template's copy may have right or set."""
    path = found.problem.at.path
    if found.kind in _TAKEN_BY_PODMAN and is_for_podman(path):
        return Undecided.PODMAN
    if found.kind == ReadingKind.UNSET and is_template_name(path):
        return Undecided.VARIABLE_NOT_HERE
    if found.kind in _MADE_VALID and is_filled_in(path):
        return Undecided.NOT_RENDERED
    return found.kind


def _runs(service: object, wanted: set[str]) -> bool:
    profiles = service.seq("profiles") if isinstance(service, Map) else None
    if profiles is None or not profiles.items:
        return True
    return any(isinstance(item, Scalar) and go_text(item.value) in wanted for item in profiles.items)


def normal_name(text: str) -> str:
    """Make a project name as Compose does: lower case, only letters, digits, `-` and `_`, none of these two first."""
    return "".join(_NAME.findall(text.lower())).lstrip("_-")
