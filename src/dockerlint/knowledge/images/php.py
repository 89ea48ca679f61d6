"""Servers of PHP whose master process alone is root.

Sources: docker-library/php (`apache2-foreground`, with APACHE_RUN_USER=www-data, and `--with-fpm-user=www-data`), and php-fpm(8).
"""

from __future__ import annotations

import re

PHP_SERVER = re.compile(r"apache2-foreground|php-fpm[\d.]*")
PHP_AS_ROOT = frozenset({"-R", "--allow-to-run-as-root"})
"""Options with which FPM's pools may be root as well."""
