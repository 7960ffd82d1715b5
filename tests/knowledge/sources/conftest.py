from __future__ import annotations

from collections.abc import Iterator

import pytest

from knowledge.sources.fetcher import Fetcher
from knowledge.sources.limits import Limits
from tests.knowledge.sources.site import Site

QUICK = Limits(
    connect_seconds=1.0,
    read_seconds=0.4,
    total_seconds=0.8,
    largest_bytes=50_000,
    retry_seconds=0.01,
    pause_seconds=0.0,
    user_agent="Strategiebot/0.1 (+https://example.org; a@example.org)",
    allow_private_addresses=True,
)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site().running() as site:
        yield site


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(QUICK)
