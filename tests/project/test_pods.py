"""What Kubernetes runs."""

from __future__ import annotations

from dockerlint.files import MemoryFiles
from dockerlint.project.pods import Pods

WITH_USER = "containers: [{image: acme/api, securityContext: {runAsUser: 1000}}]\n"
WITHOUT = "containers: [{image: acme/web}]\n"


def _images(files: dict[str, str]) -> list[str]:
    return [one.image.text for one in Pods(MemoryFiles(files)).containers]


def test_all_files_are_read_where_one_sets_a_user() -> None:
    assert _images({"k8s/api.yaml": WITH_USER, "k8s/web.yml": WITHOUT, "notes.txt": WITH_USER}) == [
        "acme/api",
        "acme/web",
    ]


def test_a_tree_whose_pods_set_no_user() -> None:
    assert _images({"k8s/web.yml": WITHOUT, "README.md": "runAsUser"}) == []
