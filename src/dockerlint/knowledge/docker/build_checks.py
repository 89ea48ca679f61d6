"""BuildKit's build checks: their names, and the word lists that some of them use.

Source: docs.docker.com/reference/build-checks, and BuildKit's `frontend/dockerfile/linter` (Apache-2.0) of 2026.
"""

from __future__ import annotations

CHECKS = frozenset(
    "ConsistentInstructionCasing CopyIgnoredFile DuplicateStageName ExposeInvalidFormat ExposeProtoCasing "
    "FromAsCasing FromPlatformFlagConstDisallowed InvalidBaseImagePlatform InvalidDefaultArgInFrom "
    "InvalidDefinitionDescription JSONArgsRecommended LegacyKeyValueFormat MaintainerDeprecated "
    "MultipleInstructionsDisallowed NoEmptyContinuation RedundantTargetPlatform ReservedStageName "
    "SecretsUsedInArgOrEnv StageNameCasing UndefinedArgInFrom UndefinedVar WorkdirRelativePath".split()
)
"""The names that `# check=skip=` accepts; `all` means every one of them."""

RESERVED_STAGE_NAMES = frozenset({"context", "scratch"})

SECRET_WORDS = frozenset("apikey auth credential credentials key password pword passwd secret token".split())
HARMLESS_WORDS = frozenset("public file version".split())
"""SecretsUsedInArgOrEnv: a word between underscores that makes a name look like a secret's, and one that clears it."""
