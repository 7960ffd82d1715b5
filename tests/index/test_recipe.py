from __future__ import annotations

import ast
import importlib
import inspect
from types import ModuleType

import pytest

from index import lexicon, recipe, tables
from knowledge import passages

ELSEWHERE = {
    "index.takeover",
    "index.cut",
    "index.snapshot",
    "index.function_words",
    "index.hashed_file",
    "index.mapped",
    "index.saved_arrays",
}
"""Imported for types, for searching or saving: nothing there decides what is cut, embedded or indexed."""


def own_imports(module: ModuleType) -> set[str]:
    tree = ast.parse(inspect.getsource(module))
    found = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    return {name for name in found if name.split(".")[0] in ("index", "knowledge")}


def reached(*start: ModuleType) -> set[str]:
    found, waiting = set[str](), {module.__name__ for module in start}
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= own_imports(importlib.import_module(name)) - found - ELSEWHERE
    return found


def test_all_code_that_cuts_and_indexes_is_part_of_the_recipe() -> None:
    assert reached(passages, lexicon, tables) - {"index.tables"} == {module.__name__ for module in recipe.MODULES}


def test_any_change_of_that_code_gives_another_recipe(monkeypatch: pytest.MonkeyPatch) -> None:
    before = recipe.recipe()
    monkeypatch.setattr(recipe, "PACKAGES", ("markdown-it-py",))
    recipe.recipe.cache_clear()
    other = recipe.recipe()
    recipe.recipe.cache_clear()
    assert other != before
    monkeypatch.undo()
    assert recipe.recipe() == before
