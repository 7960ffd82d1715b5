"""YAML that editors write; PyYAML reads it."""

from __future__ import annotations

import yaml

_LONGEST = 100_000
"""Characters; PyYAML takes a second for them."""


class NoYaml(ValueError):
    """The text is no YAML; the message names line and trouble."""


class _Loader(yaml.SafeLoader):
    """Plain values only. Written in Python: the loader written in C ends the process on deeply nested brackets."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Values that refer to other values let a few lines unfold to gigabytes, and no editor needs them."""
        if self.check_event(yaml.AliasEvent):
            raise NoYaml(f"* refers to another value in line {self.line + 1}")
        return super().compose_node(parent, index)


def _as_written(loader: _Loader, node: yaml.ScalarNode) -> object:
    """The value, or its characters where it only looks like one (0000-13-45): who asked for it can say more."""
    construct = yaml.SafeLoader.yaml_constructors[node.tag]
    try:
        return construct(loader, node)
    except ValueError:
        return node.value


for name in ("int", "float", "timestamp"):
    _Loader.add_constructor(f"tag:yaml.org,2002:{name}", _as_written)


def yaml_in(text: str) -> object:
    """Raises NoYaml."""
    if len(text) > _LONGEST:
        raise NoYaml(f"{len(text)} characters, the limit is {_LONGEST}")
    try:
        return _Loader(text).get_single_data()
    except yaml.MarkedYAMLError as error:
        line = f" in line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise NoYaml(f"{error.problem or error.context}{line}") from error
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise NoYaml(str(error).split("\n", 1)[0] or type(error).__name__) from error
