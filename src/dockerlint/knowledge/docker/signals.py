"""The names of signals that STOPSIGNAL takes, without `SIG`. Source: signal(7) and BuildKit's documented errors."""

from __future__ import annotations

_NAMED = (
    "ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP"
    " TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX"
)

SIGNALS = frozenset(
    {*_NAMED.split(), *(f"RTMIN+{at}" for at in range(1, 16)), *(f"RTMAX-{at}" for at in range(1, 15))}
)
