"""What Kubernetes runs."""

from __future__ import annotations

from dockerlint.files import MemoryFiles
from dockerlint.project.pods import Pods

WITH_USER = "containers: [{image: acme/api, securityContext: {runAsUser: 1000}}]\n"
WITHOUT = "containers: [{image: acme/web}]\n"


def _images(files: dict[str, str], *repositories: str) -> list[str]:
    return [one.image.text for one in Pods(MemoryFiles(files)).naming(repositories)]


TREE = {"k8s/api.yaml": WITH_USER, "k8s/web.yml": WITHOUT, "k8s/job.yaml": WITHOUT, "notes.txt": WITH_USER}


def test_the_files_that_name_an_image_are_read_where_one_sets_a_user() -> None:
    assert _images(TREE, "acme/api", "acme/web") == ["acme/api", "acme/web", "acme/web"]
    assert _images(TREE, "acme/api") == ["acme/api"]


def test_no_file_that_names_an_image_sets_a_user() -> None:
    assert _images(TREE, "acme/web") == []
    assert _images({"k8s/web.yml": WITHOUT, "README.md": "runAsUser"}, "acme/web") == []
