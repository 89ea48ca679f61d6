from __future__ import annotations

from dockerlint.knowledge.docker.instructions import (
    EXPANDED,
    FLAGS,
    KEYWORDS,
    LEAST_ARGUMENTS,
    NO_TRIGGERS,
    PREDEFINED_ARGS,
    UNPACKED,
)


def test_each_table_names_instructions() -> None:
    assert KEYWORDS.issuperset({*FLAGS, *EXPANDED, *LEAST_ARGUMENTS, *NO_TRIGGERS})


def test_proxies_are_predefined_in_both_cases() -> None:
    assert PREDEFINED_ARGS.issuperset({"HTTP_PROXY", "https_proxy", "no_proxy", "SOURCE_DATE_EPOCH"})


def test_an_archive_ends_in_one_of_the_endings() -> None:
    assert ["rootfs.tar.xz".endswith(UNPACKED), "app.zip".endswith(UNPACKED)] == [True, False]
