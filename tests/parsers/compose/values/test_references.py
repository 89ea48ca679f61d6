from __future__ import annotations

from dockerlint.parsers.compose.values.references import implied_dependencies, items_of
from dockerlint.parsers.yaml.read import parse_yaml
from dockerlint.source import SourceFile
from dockerlint.tree import Map


def service(text: str) -> Map:
    nodes, _ = parse_yaml(SourceFile("compose.yaml", text))
    assert isinstance(nodes[0], Map)
    return nodes[0]


def test_links_namespaces_and_volumes_name_services() -> None:
    found = implied_dependencies(
        service(
            "links: [db, 'cache:redis', 'a:b:c']\nnetwork_mode: service:vpn\npid: host\nipc: service:db\n"
            "volumes_from: ['data:ro', 'container:other']\n"
        )
    )
    assert [(name, node.text, restart) for name, node, restart in found] == [
        ("db", "db", True),
        ("cache", "cache:redis", True),
        ("a:b:c", "a:b:c", True),
        ("vpn", "service:vpn", True),
        ("db", "service:db", True),
        ("data", "data:ro", False),
    ]


def test_items_are_texts_as_go_prints_them() -> None:
    assert [text for text, _ in items_of(service("tmpfs: [/run, 1e6, null, [x]]\n"), "tmpfs")] == [
        "/run",
        "1e+06",
        "",
    ]
