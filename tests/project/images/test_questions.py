from __future__ import annotations

import pytest

from dockerlint.project.images.questions import answers, asks, refreshes, takes_recommended, upgrades_all
from tests.support.one_command import first_call, run


@pytest.mark.parametrize(
    ("line", "asking", "answered"),
    [
        ("apt-get install curl", True, False),
        ("apt install curl", True, False),
        ("apt-get install -q curl", True, False),
        ("apt-get install", False, False),
        ("apt-get upgrade", True, False),
        ("apt-get autoremove --purge", True, False),
        ("apt-get update", False, False),
        ("apt-get install -yq curl", False, True),
        ("apt-get --assume-yes install curl", False, True),
        ("apt-get install -qq curl", False, True),
        ("apt-get -q -q install curl", False, True),
        ("apt-get -q=2 install curl", False, True),
        ("apt-get install -s curl", False, True),
        ("apt-get -o APT::Get::Assume-Yes=true install curl", False, True),
        ("apt-get install --$X curl", False, True),
        ("yes | apt-get install curl", False, True),
        ("apt-get install curl < answers", False, True),
        ("apk add curl", False, True),
        ("dnf install curl", True, False),
        ("yum groupinstall x", True, False),
        ("dnf install -y curl", False, True),
        ("dnf --assumeyes upgrade", False, True),
        ("dnf --setopt=assumeyes=1 upgrade", False, True),
        ("dnf clean all", False, False),
        ("microdnf install curl", False, False),
        ("microdnf install -y curl", False, True),
        ("zypper in curl", True, False),
        ("zypper in -n curl", True, False),
        ("zypper -n in curl", False, True),
        ("zypper in -y curl", False, True),
        ("zypper dup --no-confirm", False, True),
        ("pip install x", False, True),
    ],
)
def test_questions_and_answers(line: str, asking: bool, answered: bool) -> None:
    command = run(line)
    assert (asks(command), answers(command)) == (asking, answered)


@pytest.mark.parametrize(
    ("dockerfile", "expected"),
    [
        ("FROM a\nENV APT='-y -q'\nRUN apt-get $APT install curl\n", False),
        ("FROM debian:13\nENV APT='-q'\nRUN apt-get $APT install curl\n", True),
        ("FROM debian:13\nARG O\nRUN apt-get install $O curl\n", False),
        ("FROM debian:13\nARG O\nRUN apt-get install ${O} curl\n", False),
        ("FROM debian:13\nARG O=-q\nRUN apt-get install $O curl\n", True),
        ("FROM debian:13\nARG V\nRUN apt-get install curl=$V\n", True),
        ("FROM fedora:43\nRUN echo 'assumeyes=1' >> /etc/dnf/dnf.conf\nRUN ls; dnf install curl\n", False),
        ("FROM acme/private\nRUN apt-get install curl\n", False),
        ("ARG TAG\nFROM debian:$TAG\nRUN apt-get install curl\n", True),
        ("FROM debian:13\nRUN apt-get install -c apt.conf curl\n", False),
        ("FROM debian:13\nRUN apt-get install curl\nRUN apt-get install --assume-yes git\n", True),
        (
            "FROM debian:13\nRUN echo 'APT::Get::Assume-Yes \"1\";' > /etc/apt/apt.conf\nRUN apt-get install curl\n",
            False,
        ),
    ],
)
def test_what_the_dockerfile_says_of_questions(dockerfile: str, expected: bool) -> None:
    assert asks(first_call(dockerfile)) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("apt-get install -y curl", True),
        ("aptitude install -y curl", True),
        ("apt-get install -y --install-recommends curl", True),
        ("apt-get install -y --no-install-recommends curl", False),
        ("apt-get --no-install-recommends install curl", False),
        ("aptitude install -y -R curl", False),
        ("apt-get install -y --install-recommends=no curl", False),
        ("apt-get -o APT::Install-Recommends=false install -y curl", False),
        ("apt-get install -y --$X curl", False),
        ("apt-get install -y $X curl", False),
        ("apt-get install -y --simulate curl", False),
        ("apt-get install -y nano-", False),
        ("apt-get remove -y curl", False),
        ("apt-get upgrade -y", False),
        ("dnf install -y curl", False),
    ],
)
def test_what_brings_recommended_packages_along(line: str, expected: bool) -> None:
    assert takes_recommended(run(line)) is expected


def test_a_configuration_file_may_refuse_recommended_packages() -> None:
    written = "FROM debian:13\nRUN echo '{}' > /etc/apt/apt.conf.d/99 && apt-get install -y curl\n"
    settings = [
        'APT::Install-Recommends "0";',
        'APT { Install-Recommends "0"; };',
        'APT::Get::Assume-Yes "1";',
    ]
    assert [takes_recommended(first_call(written.format(one))) for one in settings] == [False, False, True]


@pytest.mark.parametrize(
    ("line", "refreshing", "upgrading"),
    [
        ("apt-get update", True, False),
        ("apt update -qq", True, False),
        ("apk update", True, False),
        ("apk upgrade", False, True),
        ("apk upgrade musl", False, False),
        ("apk --update add x", False, False),
        ("apt-get -y upgrade", False, True),
        ("apt full-upgrade -y", False, True),
        ("yum -y update", False, True),
        ("yum -y update openssl", False, False),
        ("dnf makecache", True, False),
        ("zypper ref", True, False),
        ("zypper -n dup", False, True),
        ("zypper up -y curl", False, False),
        ("npm update", False, False),
    ],
)
def test_what_refreshes_and_upgrades(line: str, refreshing: bool, upgrading: bool) -> None:
    command = run(line)
    assert (refreshes(command), upgrades_all(command)) == (refreshing, upgrading)
