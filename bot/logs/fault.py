"""What a log may say of an error: its type and the places it came through, never its words: they may be a citizen's."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType

from bot.logs.foreign import is_own

PLACES = 12
"""The innermost ones."""


def kinds(error: BaseException) -> str:
    """The error's type, and the types of what caused it."""
    return " < ".join(type(each).__name__ for each in _causes(error))


def places(error: BaseException) -> list[str]:
    """Module and line of each call on the way to the error, the innermost last."""
    return [f"{module}:{line}" for module, line in _frames(error.__traceback__)][-PLACES:]


def place(error: BaseException) -> str:
    """The innermost place in our code, and where in a library it led to, if so."""
    passed = [f"{module}:{line}" for module, line in _frames(error.__traceback__)]
    ours = [each for each in passed if is_own(each)]
    return " > ".join(dict.fromkeys([*ours[-1:], *passed[-1:]])) or "unknown place"


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)


def _frames(trace: TracebackType | None) -> Iterator[tuple[str, int]]:
    while trace is not None:
        yield str(trace.tb_frame.f_globals.get("__name__", "?")), trace.tb_lineno
        trace = trace.tb_next
