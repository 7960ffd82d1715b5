"""The package without the repository: complete, and answering where nothing but its data can be written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from bot.setting_sections import ROOT
from tests.betrieb import sandbox
from tests.e2e.installation import Installation

PACKAGES = ("knowledge", "index", "bot")
UNIT = ROOT / "docs" / "betrieb" / "systemd" / "strategiebot.service"
QUESTION = "Wie viele Besucher kamen 2017 zu den Messen Intec und Z?"


def shipped_files() -> set[str]:
    """Everything that lies in the packages."""
    files = (path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, so that nothing is left in the repository."""
    folder = tmp_path_factory.mktemp("wheel")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, folder / "src" / package, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder / "src" / name)
    options = ["--no-deps", "--no-build-isolation", "--quiet", "--wheel-dir", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, str(folder / "src")], check=True)
    (built,) = folder.glob("*.whl")
    return built


def test_every_folder_of_code_is_named_as_a_package() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        named = set(tomllib.load(file)["tool"]["setuptools"]["packages"])
    folders = (path.parent for package in PACKAGES for path in (ROOT / package).rglob("__init__.py"))
    assert named == {".".join(folder.relative_to(ROOT).parts) for folder in folders} | {"knowledge", "index"}


def test_the_wheel_holds_every_file_of_the_packages(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert shipped_files() - set(archive.namelist()) == set()


@pytest.mark.model
def test_installed_elsewhere_and_within_the_bounds_of_the_service_it_answers_in_full(
    wheel: Path, shipped_installation: Installation, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(shipped_installation.data / "snapshots", data / "snapshots")
    if problem := sandbox.problem(data):
        pytest.skip(problem)
    program = _installed(wheel, tmp_path / "installed")
    (data / "tmp").mkdir()
    environment = {
        "PATH": os.environ["PATH"],  # and no HOME
        "TMPDIR": str(data / "tmp"),  # the service has a /tmp of its own
        "STRATEGIEBOT_DATA_DIR": str(data),
        "STRATEGIEBOT_ENCODER__MODEL_DIR": str((shipped_installation.data / "models").resolve()),
    }
    command = [*sandbox.own_mounts(data), *sandbox.within(UNIT), str(program), "ask", QUESTION]
    ended = subprocess.run(command, cwd="/", env=environment, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "24.200 Besucher" in ended.stdout
    assert "eingeschränkt" not in ended.stdout


def test_without_a_settings_file_it_writes_below_the_current_folder(wheel: Path, tmp_path: Path) -> None:
    program = _installed(wheel, tmp_path / "installed")
    command = [str(program), "backup", str(tmp_path / "b.tar.gz")]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ended.stderr == (
        f"strategiebot: there is no data folder {str(tmp_path / 'var')!r} to back up; check data_dir\n"
    )


def _installed(wheel: Path, folder: Path) -> Path:
    """The console script in a virtual environment of its own, which borrows the libraries of ours, not our code."""
    venv.create(folder, symlinks=True)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    options = ["--no-deps", "--quiet", "--disable-pip-version-check", "--python", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", *options[2:], "install", *options[:2], str(wheel)], check=True)
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder / "bin" / "strategiebot"
