"""A real web site on 127.0.0.1 that answers as it is told, well or badly; it runs in a thread of its own."""

from __future__ import annotations

import asyncio
import gzip
import threading
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeAlias

from aiohttp import web

Answer: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]
HTML = "text/html; charset=utf-8"


@dataclass
class Site:
    """`answers` by path; several in a list are given one after the other, the last one for ever."""

    answers: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    url: str = ""
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    _started: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def running(self) -> Iterator[Site]:
        thread = threading.Thread(target=self._run)
        thread.start()
        assert self._started.wait(10)
        yield self
        self._loop.call_soon_threadsafe(self._loop.stop)
        thread.join(10)

    def set(self, path: str, *answers: Answer) -> str:
        self.answers[path] = list(answers)
        return self.url + path

    def asked_for(self, path: str) -> list[Mapping[str, str]]:
        return [headers for asked, headers in zip(self.asked, self.headers, strict=True) if asked == path]

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        runner = web.AppRunner(self._application(), access_log=None, shutdown_timeout=0.1)
        self._loop.run_until_complete(runner.setup())
        self._loop.run_until_complete(web.TCPSite(runner, "127.0.0.1", 0).start())
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        self._started.set()
        self._loop.run_forever()
        self._loop.run_until_complete(runner.cleanup())
        self._loop.close()

    def _application(self) -> web.Application:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._answer)
        return app

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request.path_qs)
        self.headers.append(request.headers)
        self.at_once += 1
        self.most_at_once = max(self.at_once, self.most_at_once)
        try:
            answers = self.answers.get(request.path_qs) or [says("nothing here", status=404)]
            return await (answers.pop(0) if len(answers) > 1 else answers[0])(request)
        finally:
            self.at_once -= 1


def says(body: str | bytes, kind: str = HTML, status: int = 200, **headers: str) -> Answer:
    """Underscores in the names of headers become hyphens."""
    content = body.encode() if isinstance(body, str) else body
    named = {"Content-Type": kind, **{name.replace("_", "-"): value for name, value in headers.items()}}

    async def answer(_: web.Request) -> web.StreamResponse:
        return web.Response(body=content, status=status, headers=named)

    return answer


def page(title: str, text: str = "Der Freistaat Sachsen fördert die Industrie.") -> Answer:
    return says(html(title, text))


def html(title: str, text: str) -> str:
    return (
        f"<html lang='de'><head><title>{title}</title></head><body><nav><a href='/'>Start</a></nav>"
        f"<main><h1>{title}</h1><p>{text}</p><p>Ein zweiter Absatz steht darunter.</p></main>"
        "<footer>Impressum</footer></body></html>"
    )


def onward(address: str) -> Answer:
    return says("", status=302, Location=address)


def unchanged_if(etag: str, body: str) -> Answer:
    """The page with its ETag, and 304 for who has it."""

    async def answer(request: web.Request) -> web.StreamResponse:
        if request.headers.get("If-None-Match") == etag:
            return web.Response(status=304, headers={"ETag": etag})
        return web.Response(text=body, content_type="text/html", headers={"ETag": etag})

    return answer


async def slow_headers(_: web.Request) -> web.StreamResponse:
    await asyncio.sleep(2)
    return web.Response(text="zu spät", content_type="text/html")


async def dripping_headers(request: web.Request) -> web.StreamResponse:
    assert request.transport
    for byte in b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Long: " + b"a" * 100:
        request.transport.write(bytes([byte]))
        await asyncio.sleep(0.05)
    return web.Response()


async def unhurried(_: web.Request) -> web.StreamResponse:
    await asyncio.sleep(0.1)
    return web.Response(text="da", content_type="text/html")


async def slow_body(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": HTML})
    await response.prepare(request)
    for _ in range(40):
        await response.write(b"<p>Tropfen</p>")
        await asyncio.sleep(0.05)
    return response


async def endless_body(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": HTML})
    await response.prepare(request)
    while True:
        await response.write(b"x" * 10_000)


async def broken_off(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": HTML, "Content-Length": "1000"})
    await response.prepare(request)
    await response.write(b"<p>Der Anfang")
    assert request.transport
    request.transport.close()
    return response


async def reset(request: web.Request) -> web.StreamResponse:
    assert request.transport
    request.transport.abort()
    return web.Response()


def bomb(unpacked: int) -> bytes:
    return gzip.compress(b"\0" * unpacked)
