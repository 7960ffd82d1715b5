"""Runs a command as a unit would: `python sandbox.py UNIT COMMAND...`, in a mount namespace of its own.

The whole file system is read-only but for one folder, no privilege is left, and only the unit's system calls work.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

_NO_NEW_PRIVILEGES, _DROP_CAPABILITY, _CAPABILITIES = 38, 24, 41
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000


def own_mounts(folder: Path) -> tuple[str, ...]:
    """The beginning of a command that can write into this folder alone."""
    script = 'mount --bind "$0" "$0" && mount -o remount,bind,ro / && exec "$@"'
    return ("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, str(folder))


def own_processes(unit: Path) -> tuple[str, ...]:
    """The beginning of a command that sees as much of /proc as this unit leaves."""
    text, seen = unit.read_text(encoding="utf-8"), ["hidepid=invisible"]
    if "pid" in values(text, "ProcSubset"):
        seen.append("subset=pid")
    script = 'mount -t proc -o "$0" proc /proc && exec "$@"'
    return ("unshare", "--user", "--map-root-user", "--mount", "--pid", "--fork", "sh", "-c", script, ",".join(seen))


def within(unit: Path) -> tuple[str, ...]:
    """The beginning of a command that has the rights and system calls of this unit."""
    return (sys.executable, __file__, str(unit))


def problem(folder: Path) -> str:
    """Why no command can be bounded here; nothing when one can."""
    for needed in ("unshare", "systemd-analyze"):
        if not shutil.which(needed):
            return f"the program {needed} is not here, so no service can be bounded"
    tried = subprocess.run([*own_mounts(folder), "true"], capture_output=True, text=True, check=False)
    return f"no file system can be made read-only here ({tried.stderr.strip()})" if tried.returncode else ""


def values(unit: str, key: str) -> list[str]:
    """All words that a unit's lines give to this key."""
    lines = [line.removeprefix(f"{key}=") for line in unit.splitlines() if line.startswith(f"{key}=")]
    return [word for line in lines for word in line.split()]


def allowed(unit: str) -> set[str]:
    """The system calls that a unit leaves."""
    calls: set[str] = set()
    for line in (line for line in unit.splitlines() if line.startswith("SystemCallFilter=")):
        words = line.removeprefix("SystemCallFilter=")
        named = {call for word in words.removeprefix("~").split() for call in _calls(word)}
        calls = calls - named if words.startswith("~") else calls | named
    return calls


def _calls(word: str) -> Iterator[str]:
    if not word.startswith("@"):
        yield word
        return
    listed = subprocess.run(
        ["systemd-analyze", "syscall-filter", word], capture_output=True, text=True, check=True
    ).stdout
    for line in listed.splitlines()[1:]:
        if line.strip() and not line.strip().startswith("#"):
            yield from _calls(line.strip())


def _drop_privileges(libc: ctypes.CDLL) -> None:
    for capability in range(_CAPABILITIES):
        libc.prctl(_DROP_CAPABILITY, capability, 0, 0, 0)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)


def _filter(names: set[str]) -> None:
    library = ctypes.CDLL("libseccomp.so.2")
    library.seccomp_init.restype = ctypes.c_void_p
    context = ctypes.c_void_p(library.seccomp_init(_ERRNO | errno.EPERM))
    for name in names:
        number = library.seccomp_syscall_resolve_name(name.encode())
        if number >= 0:  # others are of another machine
            library.seccomp_rule_add(context, _ALLOW, number, 0)
    if library.seccomp_load(context):
        raise OSError("the filter of system calls cannot be loaded")


if __name__ == "__main__":
    left = allowed(Path(sys.argv[1]).read_text(encoding="utf-8"))
    _drop_privileges(ctypes.CDLL(None))
    _filter(left)
    os.execvpe(sys.argv[2], sys.argv[2:], os.environ)  # noqa: S606 - a shell is what is not wanted here
