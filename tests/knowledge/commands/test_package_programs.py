from __future__ import annotations

from dockerlint.knowledge.commands.package_programs import DOWNLOADS, HARMLESS, LONE_PACKAGES, PROVIDERS
from dockerlint.knowledge.images.distributions import ASKED


def test_programs_with_providers_are_asked_about() -> None:
    assert set(PROVIDERS) <= ASKED


def test_a_download_is_judged_by_where_it_writes() -> None:
    assert HARMLESS.isdisjoint(DOWNLOADS)


def test_lone_packages_hold_no_package_that_only_brings_others() -> None:
    assert LONE_PACKAGES.isdisjoint({"default-jdk", "nodejs", "npm", "postgresql", "docker.io"})
