"""The user's settings: the command line and the configuration files of the tree."""

from dockerlint.config.nearest import Configurations, Scopes, Single
from dockerlint.config.reading import ConfigurationError, ConfigurationReader, Note
from dockerlint.config.refusals import ALL, UnknownNameError, judge, known_names
from dockerlint.config.settings import NEVER, Chooses, Scope, Settings, threshold

__all__ = [
    "ALL",
    "NEVER",
    "Chooses",
    "ConfigurationError",
    "ConfigurationReader",
    "Configurations",
    "Note",
    "Scope",
    "Scopes",
    "Settings",
    "Single",
    "UnknownNameError",
    "judge",
    "known_names",
    "threshold",
]
