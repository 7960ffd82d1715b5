"""The Telegram channel: `serve` in service.py runs it until the process is told to stop."""

import os

os.environ.setdefault("PTB_TIMEDELTA", "true")  # the library's coming form of time spans; without it each 429 warns
