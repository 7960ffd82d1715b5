"""The body of an answer: unpacked, whole, and never larger than allowed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from knowledge.sources.fetch_error import FetchError
from knowledge.sources.web import Answer

GZIP = b"\x1f\x8b"
_EITHER_HEADER = 32 + zlib.MAX_WBITS
"""zlib's sign for: gzip or deflate, whichever the first bytes say."""


class TooLarge(Exception):
    """More bytes than allowed, as sent or unpacked."""


def body_of(answer: Answer, address: str, largest: int) -> bytes:
    """Raises FetchError for what is too large, packed in a way not asked for, or broken off."""
    coding = answer.headers.get("content-encoding", "").strip().lower()
    if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise FetchError(address, f"is packed as {coding!r}, which was not asked for; tell the site's operator")
    _refuse_announced(answer, address, largest)
    packed = coding not in ("", "identity")
    try:
        return _joined(unpacked(answer.chunks, largest) if packed else answer.chunks, largest)
    except TooLarge:
        raise _too_large(address, largest) from None
    except (zlib.error, EOFError) as error:
        raise FetchError(address, "sent a packed body that is broken; try again later", transient=True) from error


def unpacked(chunks: Iterable[bytes], largest: int) -> Iterator[bytes]:
    """The contents of gzip or deflate, piece by piece; raises TooLarge, zlib.error, EOFError."""
    unpacking = zlib.decompressobj(_EITHER_HEADER)
    total = 0
    for chunk in chunks:
        while chunk:
            if unpacking.eof and not chunk.startswith(GZIP):
                return  # some servers fill up with zeros
            if unpacking.eof:
                unpacking = zlib.decompressobj(_EITHER_HEADER)
            piece = unpacking.decompress(chunk, largest + 1 - total)
            total += len(piece)
            if total > largest:
                raise TooLarge
            yield piece
            chunk = unpacking.unconsumed_tail or unpacking.unused_data
    if not unpacking.eof:
        raise EOFError


def _joined(pieces: Iterable[bytes], largest: int) -> bytes:
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > largest:
            raise TooLarge
    return bytes(body)


def _refuse_announced(answer: Answer, address: str, largest: int) -> None:
    length = answer.headers.get("content-length", "")
    if length.isascii() and length.isdigit() and int(length[:20]) > largest:
        raise _too_large(address, largest)


def _too_large(address: str, largest: int) -> FetchError:
    return FetchError(address, f"is larger than {largest / 1e6:g} MB; leave it out or raise fetching.largest_megabytes")
