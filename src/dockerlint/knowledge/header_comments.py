"""What the comment at the head of a compose file or Dockerfile says it is for, in the sentences that public repositories use."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n\s*\n|\n(?=\s*[A-Z*-])")
_QUOTE = re.compile(r"^(?: *>)+ ?(?:\[!\w+\])?", re.MULTILINE)
"""The marks of a quotation or a note in Markdown."""
_FOR = r"(?:local[ -]?)?(?:dev|development|testing|tests|e2e)"
_DEVELOPMENT = re.compile(
    rf"^(?:dockerfile ?[—:-]+ ?)?(?:the |a |an |this is (?:the |a |an )?|core |minimal |simple |basic |docker[ -]compose |compose )*{_FOR}[ -](?:only|stack|environment"
    r"|network|env|set-?up|compose|services?|infrastructure|dependencies|database|containers?|image|dockerfile|file|config(?:uration)?)\b"
    rf"|^(?:for )?(?:local )?(?:development|testing)(?: (?:only|purposes|use)(?: only)?)?\s*(?:$|[:.,!-])"
    rf"|^for {_FOR} (?:only|purposes|use)\b"
    rf"|\S+ (?:only )?(?:for|during) (?:the |your )?{_FOR}\b",
    re.IGNORECASE,
)
_NETWORK = re.compile(
    rf"^(?:complete |full )?(?:[\w-]+ )?{_FOR} (?:network|stack|environment|set-?up)$", re.IGNORECASE
)
"""`Complete acme development network`, as the whole comment."""
_DEMONSTRATION = re.compile(
    r"\b(?:for )?(?:demo|demos|demonstration|evaluation|illustration)(?:[ -]purposes?)? only\b|\bonly for (?:demo|demos|demonstration|evaluation)\b"
    r"|\b(?:not|n't|never)(?: be)?(?: \w+)?(?: (?:for|in))(?: \w+)? (?:prod|production)\b",
    re.IGNORECASE,
)
"""`For demonstration only`, `not intended for production`, `do not use in prod`."""
_ALL_COMPOSE_FILES = re.compile(
    r"^(?:these|all|the)(?: of)?(?: the| these)? (?:docker[ -])?compose (?:files|set-?ups|configurations|stacks|environments) are (?:only |just )?"
    rf"(?:(?:intended|meant|designed|provided|made) )?(?:only |just )?for (?:the |your )?(?:{_FOR}|evaluation|demos?|demonstration)\b",
    re.IGNORECASE,
)
"""A sentence of a README about all compose files next to it."""
_PURPOSE_ONLY = re.compile(
    r"\bfor (?:local |your )?(?:dev|development|test|tests|testing)(?:(?: and | or |/)(?:dev|development|test|tests|testing))?(?: purposes?)? only\b"
    r"|\bonly for (?:local )?(?:dev|development|tests|testing)\b",
    re.IGNORECASE,
)
"""`For testing purposes only`, `only for local development`."""
_IMAGE = r"(?:this|the|these)(?: [\w-]+){0,2} (?:images?|containers?|dockerfiles?)"
_PURPOSE = r"(?:local )?(?:dev|development|test|tests|testing|demonstration|demos?)"
_IS_AN_IMAGE = re.compile(rf"^{_IMAGE} (?:is|are)\b", re.IGNORECASE)
_IMAGE_ONLY = re.compile(
    rf"\bonly (?:\w+ )?for (?:the )?{_PURPOSE}\b|\bfor {_PURPOSE}(?:(?: and | or |/){_PURPOSE})?(?: purposes?)? only\b"
    r"|\bnot (?:\w+ )?for (?:prod|production)(?: use)?$",
    re.IGNORECASE,
)
_NO_PRODUCTION = re.compile(
    rf"(?:please )?(?:do not|don't|never) use (?:it |this |{_IMAGE} )?in (?:prod|production)(?: environments?)?",
    re.IGNORECASE,
)
"""A sentence of a README about the image of its folder, as a whole."""
_IS_AN_EXAMPLE = re.compile(
    r"^(?:this|[\w-]+)(?: repo(?:sitory)?| project| stack)? is (?:an?|the) (?:(?:minimal|simple|small|basic|complete|quick) )*"
    r"(?:examples?|demo|demonstration|sample|tutorial|playground)\b"
    r"|^(?:this|it)(?: repo(?:sitory)?| project| stack)? is not (?:intended|meant|designed|made) (?:for|to be used in) (?:\w+ )?(?:prod|production)\b"
    r"|^an? (?:\w+ )?(?:list|collection|set) of (?:[\w-]+ ){0,4}(?:examples|samples|demos)\b"
    r"|^(?:the|these)(?: following)? (?:examples|samples|demos) (?:must|should) not be (?:deployed|used|run) in (?:prod|production)\b"
    r"|^this repo(?:sitory)? (?:contains|provides|holds|has) (?:the |some )?(?:[\w-]+ ){0,2}(?:tools|tooling|scripts|environments?|fixtures)"
    r" (?:for|to) [^.]*\btest(?:s|ing)?\b",
    re.IGNORECASE,
)
"""`acme-docker is a minimal example of how to ...`, `This is not intended for serious production usage`, `A curated list of Compose samples`,
`This repository contains tools for testing Acme`."""
_COMMENT = re.compile(r"^[ \t]*#(.*)$", re.MULTILINE)
_THIS_SETUP = re.compile(
    rf"\bthis (?:docker[- ]compose |compose )?(?:set-?up|stack|file|configuration)\b[^.]* (?:is|are) (?:only )?(?:intended |meant |made )?(?:only )?for {_FOR}\b",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[`*_]")
_SECTION = re.compile(r"^##+ ", re.MULTILINE)
_COMPOSE_FILE = re.compile(r"\b(?:docker[ -])?compose (?:file|stack|set-?up|configuration)\b", re.IGNORECASE)
_OTHER_PLACE = re.compile(r"/|\b(?:folders?|subfolders?|director(?:y|ies)|see|instead)\b", re.IGNORECASE)
_REPOSITORY_OF_EXAMPLES = re.compile(
    r"^(?:in )?(?:this|the) repo(?:sitory)? (?:we )?(?:will be |will |is |are |can be )?"
    r"(?:show(?:s|ing)?|contains?|holds|has|provides?|hosts|collects|demonstrates|ships|is)"
    r"(?: (?:an?|the|of|some|many|few|several|various|multiple|different|full|complete|collection|set|code|docker|compose|docker-compose))*"
    r" (?:examples?|samples|demos?)\b",
    re.IGNORECASE,
)
_ASSETS = re.compile(r"^wails server mode dockerfile$", re.IGNORECASE | re.MULTILINE)
"""The heads of Dockerfiles that generators of desktop applications put into each project (wailsapp/wails v3, internal/commands/build_assets/docker)."""
_ELSEWHERE = re.compile(
    r"\b(?:see|refer|instead|look|check|read)\b|\.(?:ya?ml|md|sh)\b|\bnot (?:\w+ )?for (?:local )?dev|^for [\w ]+, |\bdockerfile\.\w+"
    r"|\bthe dockerfile (?:at|in) the (?:repo(?:sitory)?|project|root)\b",
    re.IGNORECASE,
)
"""A sentence that points to another file or section, or is about one."""
_SHIPS = re.compile(r"\b(?:prod|production|staging|self-?host\w*|deploy\w*)\b", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:not|never|don't|no|isn't|aren't|only for|see|use|instead|elsewhere|lives?)\b", re.IGNORECASE
)


def describes_development(comment: str) -> bool:
    """Return whether a comment says that its file is for development, tests or demonstration, and nothing of production."""
    return not describes_production(comment) and any(map(_says_so, _sentences(comment)))


def says_the_file_is_for_development(text: str) -> bool:
    """Return whether a comment anywhere in a compose file says that this setup is for development: it is about more than the next lines."""
    return any(_THIS_SETUP.search(" ".join(one.split())) for one in _COMMENT.findall(text))


def describes_production(comment: str) -> bool:
    """Return whether a comment says that its file is for production, or for people who host it themselves."""
    return any(_SHIPS.search(one) and not _NOT.search(one) for one in _sentences(comment))


def _says_so(sentence: str) -> bool:
    if _DEMONSTRATION.search(sentence) or _NETWORK.search(sentence):
        return True
    return bool(_DEVELOPMENT.search(sentence)) and not _ELSEWHERE.search(sentence)


def is_generated_asset(comment: str) -> bool:
    """Return whether a comment is the head of a Dockerfile that a generator of desktop applications brings, whether or not anybody uses it."""
    return _ASSETS.search(comment) is not None


def is_disclaimed(text: str, name: str) -> bool:
    """Return whether a sentence of a README names a file and says that it is for demonstration or not for production."""
    return any(name in one and _DEMONSTRATION.search(one) for one in _sentences(text))


def describes_the_compose_file(text: str) -> bool:
    """Return whether a sentence of a README says that the compose file next to it is only for development or tests."""
    return any(
        _COMPOSE_FILE.search(one)
        and (_PURPOSE_ONLY.search(one) or _DEMONSTRATION.search(one))
        and not _OTHER_PLACE.search(one)
        for one in _sentences(text)
    )


def describes_the_image(text: str) -> bool:
    """Return whether a README says before its first section that the image next to it is only for development or tests, or not for production."""
    sentences = (one.strip("-. !") for one in _first_sentences(text))
    return any(
        _NO_PRODUCTION.fullmatch(one) or (_IS_AN_IMAGE.search(one) and _IMAGE_ONLY.search(one))
        for one in sentences
    )


def describes_compose_files(text: str) -> bool:
    """Return whether a sentence of a README says that the compose files next to it are all for development, tests or demonstration."""
    return any(_ALL_COMPOSE_FILES.search(one) and not _SHIPS.search(one) for one in _sentences(text))


def describes_examples(text: str) -> bool:
    """Return whether a sentence of a README says that its repository contains examples, or one before its first section that it is one."""
    if any(map(_REPOSITORY_OF_EXAMPLES.search, _sentences(text))):
        return True
    return any(map(_IS_AN_EXAMPLE.search, _first_sentences(text)))


def _first_sentences(text: str) -> list[str]:
    """Return the sentences of a README before its first section, without the marks of emphasis."""
    return _sentences(_MARKS.sub("", _SECTION.split(text, maxsplit=1)[0]))


def _sentences(text: str) -> list[str]:
    plain = _QUOTE.sub("", text)
    return [" ".join(one.split()) for one in _SENTENCE.split(plain) if one.strip()]


def head_comment(text: str) -> str:
    """Return the comment lines at the head of a YAML file or Dockerfile, without `#`."""
    found = []
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith(("#", "---")):
            break
        found.append(line.strip().removeprefix("---").lstrip("#").strip())
    return "\n".join(found)
