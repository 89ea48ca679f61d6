"""Compose services in long form, over the merged tree. Every place is the one that won."""

from __future__ import annotations

from typing import NamedTuple

from pydantic import InstanceOf

from dockerlint.models.base import At, Model, TreeModel
from dockerlint.models.image_build import NamedContext
from dockerlint.models.shell import ShellWord
from dockerlint.source import Span
from dockerlint.values import Known, Text


class Setting(NamedTuple):
    """One `name: value` of environment, build.args or labels; `value` is None where Compose passes the name through.

    `key_at` is the key (the item, in list form), `at` the value.
    """

    name: str
    value: Text | None
    key_at: Span
    at: Span


class Build(Model):
    """A service's `build` in long form. `context` is base-relative and None outside the base or for a URL."""

    at: At
    """The `build` key."""
    context: str | None = None
    dockerfile: str | None = None
    """Base-relative; None for an inline one, a URL context, or when it is unknown."""
    inline: bool = False
    inline_at: InstanceOf[Span] | None = None
    """The block scalar of dockerfile_inline."""
    target: InstanceOf[Text] | None = None
    args: tuple[InstanceOf[Setting], ...] = ()
    contexts: tuple[InstanceOf[NamedContext], ...] = ()
    """`additional_contexts`."""


class ShellOrExec(Model):
    """A `command`, `entrypoint` or healthcheck test: `words` of the list form, or of the string form as Compose splits it.

    A string stays one word for a shell-form healthcheck test (`shell` is then True). An empty list resets the image's.
    """

    at: At
    words: tuple[InstanceOf[Text], ...] = ()
    word_spans: tuple[InstanceOf[Span], ...] = ()
    shell: bool = False

    @property
    def shell_words(self) -> tuple[ShellWord, ...]:
        """Its words as those of a command; what is not known of one is None."""
        return tuple(
            ShellWord(tuple(part.value if isinstance(part, Known) else None for part in text.parts), at)
            for text, at in zip(self.words, self.word_spans, strict=True)
        )


class Healthcheck(Model):
    """A service's healthcheck; `disabled` for `disable: true` and `test: ["NONE"]`, None when that is not known."""

    at: At
    """The `healthcheck` key."""
    test: ShellOrExec | None = None
    disabled: bool | None = False


class DependsOn(Model):
    """One entry of depends_on."""

    service: str
    condition: str = "service_started"
    condition_at: InstanceOf[Span] | None = None
    """The value of `condition`; None where Compose fills it in."""
    required: bool = True
    at: At
    """The dependency's item or key."""


class ServicePort(NamedTuple):
    """One published port. A short form with a range of container ports is several of them at one place."""

    at: Span
    """The item of `ports`."""
    target: int | None
    """The container port; None when it is not known."""
    published: Text
    """The port of the host, or the range to choose from (`8000-8010`); empty where the engine chooses any."""
    host_ip: Text
    """The address of the host; empty for all of them."""
    protocol: str | None
    """`tcp`, `udp` or `sctp`; None when it is not known."""

    @property
    def host_ports(self) -> range | None:
        """The ports of the host that it may take: none where the engine chooses; None when they are not known."""
        first, dash, last = (self.published.value or "").partition("-")
        if self.published.value == "":
            return range(0)
        return range(int(first), int(last if dash else first) + 1) if first.isdecimal() else None


class ServiceVolume(NamedTuple):
    """One mount of a service; `source` is None where there is none (an anonymous volume, a tmpfs)."""

    at: Span
    """The item of `volumes`."""
    type: str | None
    """`bind`, `volume`, `tmpfs` ...; None when it is not known."""
    source: Text | None
    target: Text
    read_only: bool | None = False


class Limits(NamedTuple):
    """What a service may use at most: `deploy.resources.limits`, else `cpus`, `mem_limit` and `pids_limit`.

    None where it sets no limit. The name of a setting is the path of its key.
    """

    cpus: Setting | None = None
    memory: Setting | None = None
    pids: Setting | None = None


class Service(TreeModel):
    """One service of the merged model, whatever its profiles."""

    name: str
    key_at: At
    """The service's key in the first file that has it."""
    image: InstanceOf[Text] | None = None
    build: Build | None = None
    user: InstanceOf[Text] | None = None
    user_at: InstanceOf[Span] | None = None
    working_dir: InstanceOf[Text] | None = None
    command: ShellOrExec | None = None
    entrypoint: ShellOrExec | None = None
    environment: tuple[InstanceOf[Setting], ...] = ()
    env_files: tuple[InstanceOf[Setting], ...] = ()
    """`name` is the base-relative path."""
    file_environment: tuple[InstanceOf[Setting], ...] = ()
    """What the env_files set, the winning line of each name; unknown where git ignores the file, only a template is there, or a later file may set it."""
    file_environment_complete: bool = True
    """Whether every env_file is there and git tracks it: else it may set any name."""
    healthcheck: Healthcheck | None = None
    depends_on: tuple[DependsOn, ...] = ()
    ports: tuple[InstanceOf[ServicePort], ...] = ()
    volumes: tuple[InstanceOf[ServiceVolume], ...] = ()
    limits: InstanceOf[Limits] = Limits()
    profiles: tuple[str, ...] = ()
    restart: str | None = None
    container_name: InstanceOf[Text] | None = None
    container_name_at: InstanceOf[Span] | None = None


class ComposeProject(TreeModel):
    """One project: its files in order (base first) and its services in the merged model. `tree` is the merged tree."""

    paths: tuple[str, ...]
    services: tuple[Service, ...] = ()
    active: frozenset[str] = frozenset()
    """The services that run without a further `--profile`."""
    whole: bool = True
    """Whether every file could be read and none needs another one: else nothing follows from what the project lacks."""
    fragment: bool = False
    """A lone sibling whose services lack image and build: not judged for what its base defines."""
    over: ComposeProject | None = None
    """The default project of the folder, if a lone file with a longer name may be its override: it may define what a service needs."""

    for_development: bool = False
    """Whether it is for development or tests as a whole: by its names, the comment at its head, or what calls it."""

    @property
    def path(self) -> str:
        """The project's first file."""
        return self.paths[0]

    def service(self, name: str) -> Service | None:
        """Return a service by its name."""
        return next((one for one in self.services if one.name == name), None)
