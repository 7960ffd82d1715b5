"""What answering imports: the compiled engine stands alone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = {"torch", "transformers", "sentence_transformers", "onnx", "sklearn", "scipy"}


@pytest.mark.model
@pytest.mark.parametrize("arguments", [["ask", "Wann fand die Konferenz statt?", "--json"], ["chat"]])
def test_answering_imports_neither_torch_nor_what_only_making_a_model_needs(
    tmp_path: Path, arguments: list[str]
) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "01.md").write_text(
        "---\ntitle: Konferenz\nkind: programm\npublisher: Amt\npublished: 2017\nsource_url: https://example.org/\n"
        "language: de\ntopics: [Industrie]\n---\n\n## Termin\n\nDie Konferenz fand am 7. März 2017 in Leipzig statt.\n",
        encoding="utf-8",
    )
    config = tmp_path / "config.toml"
    config.write_text(
        f'[knowledge]\ndocuments = "documents"\n[encoder]\nmodel_dir = "{ROOT / "var" / "models"}"\n', encoding="utf-8"
    )
    assert "7. März 2017" in run(config, arguments)[0]  # builds the first snapshot, which reads with parsers
    answer, imported = run(config, arguments)
    assert "7. März 2017" in answer
    assert imported.isdisjoint(HEAVY)


def run(config: Path, arguments: list[str]) -> tuple[str, set[str]]:
    """What the command prints, and which packages are imported at its end."""
    program = (
        "import atexit, sys; from bot.__main__ import main; "
        "atexit.register(lambda: print('imported', *sys.modules, file=sys.stderr)); main()"
    )
    command = [sys.executable, "-c", program, arguments[0], "--config", str(config), *arguments[1:]]
    ended = subprocess.run(
        command, cwd=ROOT, input="Wann fand die Konferenz statt?\n", capture_output=True, text=True, check=True
    )
    return ended.stdout, set(ended.stderr.splitlines()[-1].split())


@pytest.mark.model
def test_the_engine_reports_to_nobody(tmp_path: Path) -> None:
    program = "from index.onnx_session import Session; import os; print(os.environ['ORT_DISABLE_TELEMETRY'])"
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert (told.stdout, told.stderr, list(tmp_path.rglob("*"))) == ("1\n", "", [])
