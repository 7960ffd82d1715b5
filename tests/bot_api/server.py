"""A strict local Bot API server: `python -m tests.bot_api.server PORT`; port 0 takes a free one and prints it."""

from __future__ import annotations

import asyncio
import signal
import sys

from aiohttp import web

from tests.bot_api.account import Accounts
from tests.bot_api.control import Control
from tests.bot_api.reception import Reception

LARGEST_REQUEST = 60 * 2**20
READY = "Bot API server on "


def application() -> web.Application:
    accounts = Accounts()
    reception = Reception(accounts)
    app = web.Application(client_max_size=LARGEST_REQUEST)
    app.router.add_route("*", "/bot{token}/{method}", reception.method)
    app.router.add_get("/file/bot{token}/{path:.*}", reception.download)
    app.router.add_routes(Control(accounts).routes())

    async def close(_: web.Application) -> None:
        accounts.close()

    app.on_shutdown.append(close)
    return app


async def start(port: int) -> web.AppRunner:
    """Listen on the loopback address only; `runner.addresses` tells the port."""
    runner = web.AppRunner(application(), access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    return runner


async def serve(port: int) -> None:
    runner = await start(port)
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    print(f"{READY}http://127.0.0.1:{runner.addresses[0][1]}", flush=True)
    await stopped.wait()
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
