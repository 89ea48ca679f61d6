"""pnpm's settings of a workspace, from where each major reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from dockerlint.knowledge.node import frozen_install as facts
from dockerlint.knowledge.node.pnpm import GROUP_PRECEDENCE
from dockerlint.project.frozen_install.answers import Answer, Reason, StopError, undecided
from dockerlint.project.workspaces.workspace import Workspace
from dockerlint.source import Span
from dockerlint.tree import Map, Node, Plain, Scalar, Seq, find

_CAMEL = re.compile(r"(?=[A-Z])")
_TYPED = {"true": True, "false": False}
_REFERENCE = re.compile(r"\$\{[^}]*\}")


@dataclass(frozen=True, eq=False)
class PnpmSettings:
    """The settings of one workspace as one major sees them. Environment and the user's own files are not read."""

    workspace: Workspace
    major: int

    def value(self, name: str) -> Plain:
        """Return a setting (camelCase) as written, None when it is not set. Raises StopError for a `${VARIABLE}`."""
        if (
            self.major in facts.READS_YAML_SETTINGS
            and (node := self._yaml(name)) is not None
            and isinstance(node, Scalar)
        ):
            return node.value
        return self.npmrc(name) if self.major in facts.READS_NPMRC else None

    def flag(self, name: str, default: bool) -> bool:
        """Return a setting that is true or false. Raises StopError."""
        value = self.value(name)
        return default if value is None else value is True

    def place(self, *names: str) -> Span | None:
        """Return where the first of these names is set: in pnpm-workspace.yaml, package.json or .npmrc, whatever the major."""
        own = self.workspace.root.manifest.tree if self.workspace.root else None
        file, npmrc = self.workspace.manifest_file, self.workspace.npmrc
        for holder in (file and file.tree, own and own.map("pnpm"), own):
            for key in (holder.key(name) for name in names) if holder else ():
                if key is not None:
                    return key.span
        found = npmrc.setting(_kebab(names[0])) if npmrc else None
        return found.at if found else None

    def npmrc(self, name: str) -> Plain:
        """Return a setting (camelCase) of the .npmrc. Raises StopError for a `${VARIABLE}`."""
        found = self.workspace.npmrc.setting(_kebab(name)) if self.workspace.npmrc else None
        if found is None:
            return None
        if _REFERENCE.search(found.value):
            raise undecided(Reason.VARIABLE)
        return int(found.value) if found.value.isdigit() else _TYPED.get(found.value, found.value)

    def _yaml(self, name: str) -> Node | None:
        file = self.workspace.manifest_file
        return file.tree.get(name) if file else None

    def node(self, name: str) -> Node | None:
        """Return a table or list that package.json#pnpm (up to 10) or pnpm-workspace.yaml (from 10) holds; None when absent."""
        root = self.workspace.root
        pnpm = (
            root.manifest.tree.map("pnpm") if root and self.major in facts.READS_MANIFEST_SETTINGS else None
        )
        node = pnpm.get(name) if pnpm else None
        if node is None and self.major in facts.READS_YAML_SETTINGS:
            node = self._yaml(name)
        return node

    def table(self, name: str) -> dict[str, Node]:
        """Return what such a table maps names to; empty when it is absent."""
        found = self.node(name)
        return {key: entry.value for key, entry in found.entries.items()} if isinstance(found, Map) else {}

    @cached_property
    def catalogs(self) -> dict[str, dict[str, str]]:
        """The catalogs by name."""
        file = self.workspace.manifest_file
        return file.catalogs if file and self.major in facts.HAS_CATALOGS else {}

    @cached_property
    def overrides(self) -> dict[str, str]:
        """The overrides with `$name` and `catalog:` replaced. Raises StopError for one that can't be."""
        written = self._written_overrides()
        return {selector: self._resolved(selector, value) for selector, value in written.items()}

    def _written_overrides(self) -> dict[str, str]:
        yaml = _strings(self._yaml("overrides")) if self.major in facts.READS_YAML_SETTINGS else {}
        root = self.workspace.root
        if root is None or self.major not in facts.READS_MANIFEST_SETTINGS:
            return yaml
        own = find(root.manifest.tree, "pnpm", "overrides")
        overrides = _strings(own)
        if self.major in facts.JOINS_RESOLUTIONS or not isinstance(own, Map):
            overrides = {**_strings(root.manifest.tree.get("resolutions")), **overrides}
        return overrides or yaml

    def _resolved(self, selector: str, value: str) -> str:
        if value.startswith("$") and self.major in facts.RESOLVES_OVERRIDE_REFERENCES:
            root = self.workspace.root
            found = root and next(
                (d for group in GROUP_PRECEDENCE[:3] if (d := root.manifest.declares(value[1:], group))), None
            )
            if not found:
                raise StopError(Answer.OTHER, Reason.OVERRIDE_OF_NOTHING)
            return found.specifier
        if value.startswith("catalog:") and self.major in facts.HAS_CATALOGS:
            name = _target_name(selector)
            found_value = self.catalogs.get(value.removeprefix("catalog:").strip() or "default", {}).get(name)
            if found_value is None:
                raise StopError(Answer.OTHER, Reason.OVERRIDE_IN_NO_CATALOG)
            return found_value
        return value


def _kebab(name: str) -> str:
    return _CAMEL.sub("-", name).lower()


def _target_name(selector: str) -> str:
    target = re.split(r"(?<=[^ |@])>", selector)[-1].strip()
    return target if "@" not in target[1:] else target[: target.index("@", 1)]


def _strings(node: Node | None) -> dict[str, str]:
    if not isinstance(node, Map):
        return {}
    return {name: text for name in node.entries if (text := node.string(name)) is not None}


def texts(node: Node | None) -> dict[str, str]:
    """Return the scalars of a mapping as text; empty for any other node."""
    entries = node.entries if isinstance(node, Map) else {}
    return {name: one.value.text for name, one in entries.items() if isinstance(one.value, Scalar)}


def items(node: Node | None) -> list[str]:
    """Return the scalars of a list as text; empty for any other node."""
    return [one.text for one in node if isinstance(one, Scalar)] if isinstance(node, Seq) else []
