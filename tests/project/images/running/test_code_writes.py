"""What code writes to the disk."""

from __future__ import annotations

import pytest

from dockerlint.project.images.running.code_writes import code_needs, may_write_elsewhere
from dockerlint.project.images.running.needs import Need
from tests.support.small_projects import built

APP = "FROM node:22-slim\nWORKDIR /app\nCOPY . .\nCMD node a.js\n"


def written(code: str, service: str = "", *given: str) -> list[str | None]:
    tree = built(APP, service, **{"a.js": "require('./b')", "b.js": code})
    (it,) = tree.images.containers
    found = list(code_needs(it, tree.code, given))
    assert {one.kind for one in found} <= {Need.CODE}
    return [one.path for one in found]


@pytest.mark.parametrize(
    ("code", "folder"),
    [
        ("fs.writeFileSync('data/x.json', text)", "/app/data"),
        ("await copyFile('init/x.json', 'data/x.json');", "/app/data"),
        ("await mkdir('uploads', { recursive: true })", "/app/uploads"),
        ("fs.createWriteStream(`out/${name}.csv`)", "/app/out"),
        ("fs.mkdirSync(path.join(process.cwd(), 'var', 'cache'))", "/app/var/cache"),
        ("fse.ensureDirSync(path.resolve('tmp'))", "/app/tmp"),
        ("new winston.transports.File({ level: 'error', filename: 'logs/error.log' })", "/app/logs"),
        ("new DailyRotateFile({ dirname: '/srv/logs' })", "/srv/logs"),
        ("multer({ dest: './uploads' })", "/app/uploads"),
        ("@UseInterceptors(FileInterceptor('file', { dest: 'files' }))", "/app/files"),
        ("diskStorage({ destination: 'files' })", "/app/files"),
        ("pino.destination('logs/app.log')", "/app/logs"),
        ("({ target: 'pino/file', options: { destination: 'logs/a.log', mkdir: true } })", "/app/logs"),
        ("new Database('app.db')", "/app"),
        ("new transports.File({ filename: 'app-' + id + '.log' })", "/app"),
        ("fs.mkdirSync('data/' + name)", "/app/data"),
        ("({ type: 'better-sqlite3', database: 'db/app.db' })", "/app/db"),
    ],
)
def test_paths_that_code_names(code: str, folder: str) -> None:
    assert written(code) == [folder]


@pytest.mark.parametrize(
    "code",
    [
        "fs.readFileSync('data/x.json')",
        "fs.writeFileSync('/tmp/x', text)",
        "fs.writeFileSync(file, text)",
        "fs.writeFileSync(`${folder}/${name}.json`, text)",
        "fs.mkdirSync(path.join(`${folder}/cache`, 'a'))",
        "fs.mkdirSync(path.join(__dirname, 'data'))",
        "const uploads = 'uploads'",
        "new Database(process.env.DB)",
    ],
)
def test_nothing_of_root_is_named(code: str) -> None:
    assert written(code) == []


def test_what_is_given_or_mounted() -> None:
    code = "fs.mkdirSync('data/x')"
    assert written(code, "", "/app/data") == []
    assert written(code, "    volumes: ['./data:/app/data']\n") == []
    assert written(code, "    volumes: ['./data:/app/other']\n") == ["/app/data/x"]


@pytest.mark.parametrize(
    ("command", "code", "expected"),
    [
        ("node a.js", "console.log('up')", False),
        ("node a.js", "fs.mkdirSync('data')", False),
        ("node a.js", "fs.mkdirSync(folder)", True),
        ("node missing.js", "", None),
        ("./server", "", None),
    ],
)
def test_writes_without_a_path(command: str, code: str, expected: bool | None) -> None:
    tree = built(APP.replace("node a.js", command), **{"a.js": code})
    (it,) = tree.images.containers
    assert may_write_elsewhere(it, tree.code) is expected
