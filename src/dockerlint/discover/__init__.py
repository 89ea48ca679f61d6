"""The user's tree on disk: the only package that lists its folders or opens its files."""

from dockerlint.discover.disk import find_base
from dockerlint.discover.disk_files import DiskFiles

__all__ = ["DiskFiles", "find_base"]
