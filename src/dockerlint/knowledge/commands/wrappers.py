"""Programs that start another program: how to read through them.

Sources: the manual pages of tini, dumb-init, gosu, su-exec, setpriv, runuser, env(1), and the READMEs of dotenv-cli, cross-env
and nodemon.
"""

from __future__ import annotations

INITS = {
    "tini": {"-p", "-e"},
    "tini-static": {"-p", "-e"},
    "dumb-init": {"--rewrite", "-r"},
    "catatonit": set(),
    "docker-init": {"-p", "-e"},
}
"""Process 1 helpers: flags (these take a value) up to `--` or the first other word, then the command."""

GIVES_ROOT_UP = {
    "gosu": 1,
    "su-exec": 1,
    "s6-setuidgid": 1,
    "setpriv": 0,
    "runuser": 0,
    "chpst": 0,
    "setuidgid": 1,
}
"""Programs that change the user and run the rest; the number of words before the command, 0 where flags decide."""

SHELLS = frozenset({"sh", "bash", "ash", "dash", "zsh", "ksh"})

ENVIRONMENT = {
    "env": {"-u", "--unset", "-C", "--chdir"},
    "cross-env": set(),
    "cross-env-shell": set(),
    "dotenv": {"-e", "-c", "-p", "-v"},
    "dotenvx": {"-f", "--env-file"},
    "nice": {"-n"},
    "nohup": set(),
    "stdbuf": {"-i", "-o", "-e"},
    "doppler": set(),
    "infisical": set(),
}
"""Programs that set something and run the rest; flags listed here take a value."""

NODE_LIKE = frozenset(
    {
        "node",
        "nodejs",
        "nodemon",
        "pm2-runtime",
        "pm2",
        "ts-node",
        "ts-node-dev",
        "tsx",
        "bun",
        "node-dev",
        "swc-node",
    }
)
"""Programs whose first argument (other than options) is a JavaScript or TypeScript file."""

NODE_FLAGS_WITH_VALUE = frozenset(
    "-r --require --import --loader --experimental-loader -C --conditions --env-file --title --inspect-port "
    "--watch-path --icu-data-dir --openssl-config --input-type --project -P --tsconfig -i --instances --name -n".split()
)

UNREAD_PROGRAMS = frozenset({"init", "start", "run", "entrypoint", "supervisord", "su"})
"""Programs whose command is not read: it is in a file, or in a text with the user before or after it."""
