"""Where a server of ours listens: "host:port" as settings write it, and the socket for it."""

from __future__ import annotations

import socket
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Address:
    host: str
    port: int

    @classmethod
    def from_text(cls, text: str) -> Address | None:
        """None where it is not written as 127.0.0.1:8081, localhost:8081 or [::1]:8081."""
        host, _, port = text.rpartition(":")
        if not host or not port.isdecimal() or not 0 < int(port) < 65536:
            return None
        return cls(host.strip("[]"), int(port))

    def listen(self) -> socket.socket:
        """A listening socket that does not block; raises OSError."""
        family, *_, address = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)[0]
        listening = socket.create_server(address, family=family)
        listening.setblocking(False)
        return listening

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"
