"""Blocking work never runs on the event loop: read from the source, since one slow call shows only under load."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import bot.telegram
from bot.dialogue.dialogue import Dialogue

FOLDER = Path(bot.telegram.__file__).parent
QUICK = {"remembered", "forget", "memory", "recall"}
"""What the dialogue does in memory, without waiting."""
DIALOGUE = {name for name in vars(Dialogue) if not name.startswith("_")} - QUICK
BLOCKING = {"sleep", "read_text", "read_bytes", "write_text", "write_bytes", "urlopen"}


def called_on_the_loop(tree: ast.AST) -> Iterator[str]:
    """Names of what coroutines call themselves; functions within them run elsewhere, or are judged by themselves."""
    for function in ast.walk(tree):
        if isinstance(function, ast.AsyncFunctionDef):
            for call in calls_in(function):
                if isinstance(call.func, ast.Attribute):
                    yield f"{ast.unparse(call.func.value).split('.')[-1]}.{call.func.attr}"


def calls_in(node: ast.AST) -> Iterator[ast.Call]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.Call):
            yield child
        yield from calls_in(child)


def blocks(name: str) -> bool:
    owner, method = name.split(".")
    if owner == "asyncio":
        return False
    return method in BLOCKING or (owner in {"dialogue", "_dialogue", "source", "_source"} and method in DIALOGUE)


def test_no_coroutine_of_the_channel_calls_what_blocks() -> None:
    found = {
        f"{path.name}: {name}"
        for path in FOLDER.glob("*.py")
        for name in called_on_the_loop(ast.parse(path.read_text(encoding="utf-8")))
        if blocks(name)
    }
    assert found == set()


def test_a_call_that_blocks_would_be_found() -> None:
    source = (
        "async def f(self):\n    a = self._desk.dialogue.reply(q)\n    await workers.run(self._desk.dialogue.reply, q)"
    )
    assert [name for name in called_on_the_loop(ast.parse(source)) if blocks(name)] == ["dialogue.reply"]
