"""What common programs do to files. Sources: POSIX.1-2024 (Shell & Utilities), the manual pages of GNU coreutils and findutils."""

from __future__ import annotations

QUIET = frozenset(
    "[ [[ : true false echo printf test ls cat head tail less wc cut tr grep egrep fgrep jq stat du df date sleep uname arch "
    "hostname id whoami env printenv export unset set umask ulimit which command type hash exit return shift read wait trap kill "
    "sync nproc getconf basename dirname readlink realpath seq expr bc md5sum sha1sum sha256sum sha512sum chmod chown chgrp cd "
    "getent ldd file gojq yq local declare typeset readonly break continue let".split()
)
"""Programs that create and remove no file themselves; what they print may be redirected into one."""

CONDITIONS = frozenset("[ [[ test false grep egrep fgrep which command type getent".split())
"""Programs that are run for their exit status: what follows them after `&&` may not run."""

FILE_PROGRAMS = frozenset("cp mv rm rmdir ln touch mkdir chmod chown install".split())
"""Programs that change files and exit: no server reads what they print, or is fed by them."""
