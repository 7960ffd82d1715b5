"""Where log lines go and how they look: standard error, one event a line."""

from __future__ import annotations

import logging
import sys


def configure_logs(level: int = logging.INFO) -> None:
    """Our own events from `level` on, everybody else's from WARNING on."""
    logging.basicConfig(
        stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    logging.getLogger("bot").setLevel(level)
