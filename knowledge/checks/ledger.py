"""The traits of all documents in one SQLite file, so that only changed ones are examined and compared anew."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from types import TracebackType

from cachetools import LRUCache

from knowledge.checks.claim import Claim
from knowledge.checks.conflict import Weights
from knowledge.checks.traits import Traits, state_of
from knowledge.document import Document
from knowledge.remark import Remark, RemarkKind

RULES = 3
"""To be raised when traits are found in another way: what older rules found is then forgotten."""
_WAIT_SECONDS = 10.0
_CLAIMS_AT_HAND = 20_000
_KEPT_AFTER = 100
"""Documents that are examined again at most when the work was broken off."""
_SCHEMA = """
CREATE TABLE document (id TEXT PRIMARY KEY, state BLOB, wording BLOB, remarks TEXT, nouns TEXT) WITHOUT ROWID;
CREATE INDEX document_wording ON document (wording);
CREATE TABLE sample (run INTEGER, document TEXT, PRIMARY KEY (run, document)) WITHOUT ROWID;
CREATE INDEX sample_document ON sample (document);
CREATE TABLE claim (number INTEGER PRIMARY KEY, document TEXT, claim TEXT);
CREATE INDEX claim_document ON claim (document);
CREATE TABLE claim_key (key TEXT, number INTEGER, PRIMARY KEY (key, number)) WITHOUT ROWID;
CREATE INDEX claim_key_number ON claim_key (number);
CREATE TABLE noun (noun TEXT PRIMARY KEY, documents INTEGER) WITHOUT ROWID;
"""
Progress = Callable[[int, int], None]


class Ledger:
    """Used by one thread, in a `with` block."""

    def __init__(self, file: Path | None = None) -> None:
        """In memory where there is no file; raises sqlite3.Error."""
        if file:
            file.parent.mkdir(parents=True, exist_ok=True)
        self._base = sqlite3.connect(file or ":memory:", timeout=_WAIT_SECONDS)
        self._claims: LRUCache[int, Claim] = LRUCache(_CLAIMS_AT_HAND)
        if self._base.execute("PRAGMA user_version").fetchone()[0] != RULES:
            self._begin_anew()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        if kind is None:
            self._base.commit()
        self._base.close()

    def hold(self, documents: Iterable[Document], progress: Progress | None = None) -> None:
        """Exactly these documents, as they are now."""
        held = dict(self._base.execute("SELECT id, state FROM document"))
        states = {document.id: (document, state_of(document)) for document in documents}
        for id in held.keys() - states.keys():
            self._forget(id)
        new = [(document, state) for id, (document, state) in states.items() if held.get(id) != state]
        for number, (document, state) in enumerate(new, start=1):
            if document.id in held:
                self._forget(document.id)
            self._enter(document, state, Traits.of(document))
            if number % _KEPT_AFTER == 0:
                self._base.commit()
            if progress:
                progress(number, len(new))

    def remarks(self, id: str) -> tuple[Remark, ...]:
        """What was to be said of the document by itself."""
        ((text,),) = self._base.execute("SELECT remarks FROM document WHERE id = ?", (id,))
        return tuple(Remark(RemarkKind(kind), values) for kind, values in json.loads(text))

    def worded_alike(self, id: str, least: int) -> tuple[str, ...]:
        """Other documents with the same words or at least so many runs of the sample in common."""
        same = self._base.execute(
            "SELECT other.id FROM document one JOIN document other ON other.wording = one.wording WHERE one.id = ?",
            (id,),
        )
        alike = self._base.execute(
            "SELECT other.document FROM sample one JOIN sample other ON other.run = one.run WHERE one.document = ? "
            "GROUP BY other.document HAVING count(*) >= ?",
            (id, least),
        )
        return tuple(dict.fromkeys(found for (found,) in (*same, *alike) if found != id))

    def claims(self, id: str) -> tuple[Claim, ...]:
        rows = self._base.execute("SELECT number, claim FROM claim WHERE document = ?", (id,))
        return tuple(self._claim(number, text) for number, text in rows)

    def comparable(self, claim: Claim, than: str) -> dict[str, list[Claim]]:
        """Claims of documents other than `than` that share a key with `claim`, by document."""
        marks = ", ".join("?" * len(claim.keys))
        shared = f"SELECT number FROM claim_key WHERE key IN ({marks})"  # noqa: S608 - nothing but question marks
        rows = self._base.execute(
            f"SELECT document, number, claim FROM claim WHERE number IN ({shared}) AND document <> ?",  # noqa: S608 - see above
            (*claim.keys, than),
        )
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for document, number, text in rows:
            found[document].append(self._claim(number, text))
        return found

    def weights(self) -> Weights:
        ((documents,),) = self._base.execute("SELECT count(*) FROM document")
        return Weights(documents, dict(self._base.execute("SELECT noun, documents FROM noun")))

    def _claim(self, number: int, text: str) -> Claim:
        """The same claims are asked for again and again."""
        if number not in self._claims:
            self._claims[number] = Claim.from_json(json.loads(text))
        return self._claims[number]

    def _begin_anew(self) -> None:
        for (table,) in self._base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            self._base.execute(f'DROP TABLE "{table}"')
        self._base.executescript(f"{_SCHEMA}PRAGMA user_version = {RULES};")

    def _enter(self, document: Document, state: bytes, traits: Traits) -> None:
        nouns = frozenset[str]().union(*(claim.own | claim.around for claim in traits.claims))
        remarks = json.dumps([(remark.kind, dict(remark.values)) for remark in traits.remarks])
        row = (document.id, state, traits.wording, remarks, " ".join(sorted(nouns)))
        self._base.execute("INSERT INTO document VALUES (?, ?, ?, ?, ?)", row)
        self._base.executemany("INSERT INTO sample VALUES (?, ?)", ((run, document.id) for run in traits.sample))
        for claim in traits.claims:
            text = json.dumps(claim.as_json())
            number = self._base.execute(
                "INSERT INTO claim (document, claim) VALUES (?, ?)", (document.id, text)
            ).lastrowid
            self._base.executemany("INSERT INTO claim_key VALUES (?, ?)", ((key, number) for key in claim.keys))
        self._count(nouns, 1)

    def _forget(self, id: str) -> None:
        ((nouns,),) = self._base.execute("SELECT nouns FROM document WHERE id = ?", (id,))
        self._count(nouns.split(), -1)
        self._base.execute("DELETE FROM claim_key WHERE number IN (SELECT number FROM claim WHERE document = ?)", (id,))
        for table, column in (("claim", "document"), ("sample", "document"), ("document", "id")):
            self._base.execute(f"DELETE FROM {table} WHERE {column} = ?", (id,))  # noqa: S608 - names from the line above

    def _count(self, nouns: Collection[str], step: int) -> None:
        self._base.executemany(
            "INSERT INTO noun VALUES (?, ?) "
            "ON CONFLICT (noun) DO UPDATE SET documents = documents + excluded.documents",
            [(noun, step) for noun in nouns],
        )
