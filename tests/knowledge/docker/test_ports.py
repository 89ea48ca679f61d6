from __future__ import annotations

import pytest

from dockerlint.knowledge.docker.ports import INSPECT_OPTIONS, PORT_OPTIONS, serves


def test_an_option_is_that_of_a_program_or_of_its_debugger() -> None:
    assert PORT_OPTIONS.isdisjoint(INSPECT_OPTIONS)


CONSUMER = "const app = await NestFactory.createMicroservice(AppModule, { transport: Transport.%s });\nawait app.listen();\n"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("server.listen(3000)", True),
        ("work()", False),
        (CONSUMER % "NATS", False),
        (CONSUMER % "RMQ", False),
        (CONSUMER % "TCP", True),
        (CONSUMER % "KAFKA" + "metrics.listen(9100)", True),
        ("const app = await NestFactory.create(M);\n" + CONSUMER % "REDIS", True),
    ],
)
def test_a_microservice_over_a_broker_does_not_listen(code: str, expected: bool) -> None:
    assert serves(code) is expected
