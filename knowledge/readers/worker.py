"""The process behind knowledge.readers.confinement: `python -m knowledge.readers.worker DESCRIPTOR LIMITS`."""

from __future__ import annotations

import math
import resource
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from knowledge.draft import Draft, Reader
from knowledge.readers.confinement import ANSWER, Answer, Limits
from knowledge.unreadable import Trouble, UnreadableFile


def serve(connection: Connection, limits: Limits) -> None:
    """Answer one file after another until nobody asks any more."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_mb * 1_000_000,) * 2)
    try:
        while connection.poll(limits.idle_seconds):
            path = Path(connection.recv_bytes().decode("utf-8"))
            content = connection.recv_bytes()
            _allow(limits.cpu_seconds)
            connection.send_bytes(ANSWER.dump_json(_answer(path, content, limits)))
    except (EOFError, ConnectionError):
        return


def _allow(seconds: int) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = math.ceil(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _answer(path: Path, content: bytes, limits: Limits) -> Answer:
    try:
        return Answer(_read(path, content))
    except UnreadableFile as error:
        return Answer(None, error.reason, error.kind, error.values)
    except MemoryError:
        reason = f"unfolds to more than {limits.memory_mb} MB when it is read; save it anew, or as text"
        return Answer(None, reason, Trouble.BOMB, {"limit_mb": limits.memory_mb})


def _read(path: Path, content: bytes) -> Draft:
    return _reader(path.suffix.lower())(path, content)


def _reader(ending: str) -> Reader:
    """Each one's library is imported with the first file that needs it."""
    if ending == ".pdf":
        from knowledge.readers.pdf import read_pdf as reader
    elif ending == ".docx":
        from knowledge.readers.docx import read_docx as reader
    else:
        from knowledge.readers.web_page import read_web_page as reader
    return reader


if __name__ == "__main__":
    descriptor, *limits = map(int, sys.argv[1:])
    serve(Connection(descriptor), Limits(*limits))
