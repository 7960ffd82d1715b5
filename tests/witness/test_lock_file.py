"""What is installed for the witness is fixed, and says nothing about where it was fetched."""

from __future__ import annotations

import json

from tests.witness.emulator import HERE


def test_every_package_has_its_checksum_and_none_an_address() -> None:
    packages = json.loads((HERE / "package-lock.json").read_text())["packages"]
    packages.pop("")
    assert packages["node_modules/telegram-test-api"]["version"] == "4.2.1"
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if not package["integrity"].startswith("sha512-")] == []
