"""The port for operators: /metrics, /healthz and /readyz, on a thread of its own so that it answers while we load."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.listening import Address
from bot.operations.meters import CONTENT_TYPE
from bot.operations.operations import Operations

_log = logging.getLogger(__name__)

LARGEST_BODY = 1000
"""Bytes; nobody has anything to send."""
AGAIN = 10.0
"""Seconds until a port that is taken is tried again."""


@contextmanager
def serving(operations: Operations, address: Address | None) -> Iterator[None]:
    """As long as this is entered, if there is an address. A port that is taken keeps nobody from being answered: it is
    told, and tried again."""
    if address is None:
        yield
        return
    server = _Server(operations, address)
    server.start()
    try:
        yield
    finally:
        server.stop()


class _Server:
    def __init__(self, operations: Operations, address: Address) -> None:
        self._operations = operations
        self._address = address
        self._loop = asyncio.new_event_loop()
        self._ended = asyncio.Event()
        self._listening = self._listen()
        self._thread = Thread(target=self._run, name="operations", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._ended.set)
        self._thread.join()

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._serve())
        finally:
            self._loop.close()

    async def _serve(self) -> None:
        routes = [
            (r"/metrics", _Metrics, {"operations": self._operations}),
            (r"/healthz", _Health, {"operations": self._operations}),
            (r"/readyz", _Readiness, {"operations": self._operations}),
        ]
        application = Application(routes, log_function=_silent)
        server = HTTPServer(application, max_body_size=LARGEST_BODY, idle_connection_timeout=60, body_timeout=5)
        while self._listening is None and not self._ended.is_set():
            await self._pause()
            self._listening = self._listen(again=True)
        if self._listening is not None:
            server.add_socket(self._listening)
        await self._ended.wait()
        server.stop()
        await server.close_all_connections()

    async def _pause(self) -> None:
        try:
            async with asyncio.timeout(AGAIN):
                await self._ended.wait()
        except TimeoutError:
            return

    def _listen(self, again: bool = False) -> socket.socket | None:
        try:
            listening = self._address.listen()
        except OSError as exc:
            if not again:
                told = "no metrics and no health: cannot listen on %s (%s); free it or change operations.listen"
                _log.error(told, self._address, str(exc.strerror).partition(" (")[0])
            return None
        _log.info("metrics and health at http://%s", self._address)
        return listening


class _Handler(RequestHandler):
    def initialize(self, operations: Operations) -> None:
        self._operations = operations

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")

    def answer(self, well: bool, body: dict[str, Any]) -> None:
        self.set_status(200 if well else 503)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(json.dumps(body, ensure_ascii=False) + "\n")


class _Metrics(_Handler):
    def get(self) -> None:
        self.set_header("Content-Type", CONTENT_TYPE)
        self.finish(self._operations.meters.exposition())


class _Health(_Handler):
    def get(self) -> None:
        alive = self._operations.alive
        self.answer(alive, {"alive": alive, "phase": self._operations.phase.value})


class _Readiness(_Handler):
    def get(self) -> None:
        report = self._operations.report()
        self.answer(report.ready, report.as_json())


def _silent(handler: RequestHandler) -> None:
    """No line for each request: Prometheus asks four times a minute."""
