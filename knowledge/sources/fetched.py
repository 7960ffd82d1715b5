"""What lay at an address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from knowledge.sources.content_type import ContentType


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask it later whether anything has changed."""

    etag: str = ""
    last_modified: str = ""

    def headers(self) -> dict[str, str]:
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value and value.isascii() and value.isprintable()}


@dataclass(frozen=True, slots=True)
class Fetched:
    """`content` is unpacked and else as sent; `final_address` is where redirects led."""

    address: str
    final_address: str
    content: bytes
    type: ContentType
    at: datetime
    validators: Validators = Validators()

    @property
    def checksum(self) -> str:
        return sha256(self.content).hexdigest()
