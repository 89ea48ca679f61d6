"""Code that changes its own user."""

from __future__ import annotations

import pytest

from dockerlint.project.images.running.user_calls import user_call
from tests.support.small_projects import project

PYTHON = 'FROM python:3.13-slim\nWORKDIR /app\nCOPY app/ ./\nCMD ["python", "-u", "main.py"]\n'
NGINX = "FROM nginx\nCOPY user.sh /docker-entrypoint.d/10-user.sh\n"
NODE = 'FROM node:22\nWORKDIR /app\nCOPY . .\nCMD ["node", "main.js"]\n'
DROPS = "import os\n\ndef drop():\n    os.setgid(1)\n    os.setresuid(1, 1, 1)\n"
MODULE = PYTHON.replace("app/ ./", "app/ ./app/").replace('"main.py"', '"-m", "app.main"')


@pytest.mark.parametrize(
    ("files", "place"),
    [
        ({"Dockerfile": PYTHON, "app/main.py": "import rights\n", "app/rights.py": DROPS}, "app/rights.py:5"),
        ({"Dockerfile": MODULE, "app/main.py": "", "app/core/rights.py": DROPS}, "app/core/rights.py:5"),
        ({"Dockerfile": PYTHON, "app/main.py": "x()\n", "app/tests/test_rights.py": DROPS}, None),
        ({"Dockerfile": PYTHON, "app/main.py": f"{DROPS}run(a, preexec_fn=drop)\n"}, None),
        ({"Dockerfile": PYTHON, "app/main.py": "# os.setuid(1)\n"}, None),
        ({"Dockerfile": PYTHON, "app/main.py": "x()\n", "other/rights.py": DROPS}, None),
        (
            {"Dockerfile": NODE, "main.js": "require('./a')\n", "a.js": "\nprocess.setuid('node')\n"},
            "a.js:2",
        ),
        ({"Dockerfile": NODE, "main.js": "if (process.setuid) process.setuid?.(1)\n"}, "main.js:1"),
        ({"Dockerfile": NGINX, "user.sh": "#!/bin/sh\nif a; then\n  usermod -u 9 app\nfi\n"}, "user.sh:3"),
        ({"Dockerfile": NGINX, "user.sh": "#!/bin/sh\necho usermod\n"}, None),
        ({"Dockerfile": NODE, "main.js": "// process.setuid(1)\nprocess.getuid()\n"}, None),
    ],
)
def test_calls(files: dict[str, str], place: str | None) -> None:
    found = project({"package.json": "{}", **files})
    (container,) = found.images.containers
    at = user_call(container, found.code)
    assert (f"{at.path}:{at.start.line}" if at else None) == place
