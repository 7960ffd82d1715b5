"""How politely and how long pages are fetched."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_USER_AGENT = "Strategiebot/0.1 (+https://www.smwa.sachsen.de; presse@smwa.sachsen.de)"


@dataclass(frozen=True, slots=True)
class Limits:
    """Times in seconds, sizes in bytes; `retries` come on top of the first attempt."""

    connect_seconds: float = 10.0
    read_seconds: float = 15.0
    total_seconds: float = 60.0
    largest_bytes: int = 20_000_000
    retries: int = 2
    retry_seconds: float = 1.0
    pause_seconds: float = 1.0
    recheck_hours: float = 24.0
    pages_per_source: int = 500
    user_agent: str = DEFAULT_USER_AGENT
    allow_private_addresses: bool = False
