"""A server process that speaks the OpenAI-compatible API; the model's name in the request says how it behaves."""

from __future__ import annotations

import asyncio
import json
import sys

from aiohttp import web

READY = "ready on port "
SAYS = "says "
"""A model of this name and some words answers with those words."""


def _completion(words: object) -> dict[str, object]:
    message = {"role": "assistant", "content": words}
    return {"id": "c1", "object": "chat.completion", "choices": [{"index": 0, "message": message}]}


async def complete(request: web.Request) -> web.StreamResponse:
    body = await request.json()
    model = str(body["model"])
    if model.startswith(SAYS):
        return web.json_response(_completion(model.removeprefix(SAYS)))
    match model:
        case "echoes":
            heard = {"body": body, "authorization": request.headers.get("Authorization")}
            return web.json_response(_completion(json.dumps(heard)))
        case "sleeps":
            await asyncio.sleep(30)
        case "drips":
            return await _dripping(request)
        case "floods":
            return web.json_response(_completion("x" * 1_000_000))
        case "garbles":
            return web.Response(text='{"choices": [', content_type="application/json")
        case "mumbles":
            return web.Response(body=b"\xff\xfe\x00", content_type="application/json")
        case "is silent":
            return web.json_response(_completion(None))
        case "has no choice":
            return web.json_response({"choices": []})
        case "lists":
            return web.json_response([1, 2])
        case "moves":
            raise web.HTTPFound("http://127.0.0.1:1/v1/chat/completions")
    return web.Response(status=500, text="what the citizen wrote")


async def _dripping(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    for _ in range(600):
        await response.write(b" ")
        await asyncio.sleep(0.05)
    return response


async def serve() -> None:
    application = web.Application()
    application.router.add_post("/v1/chat/completions", complete)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    sys.stdout.write(f"{READY}{runner.addresses[0][1]}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve())
