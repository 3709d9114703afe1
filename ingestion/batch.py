"""A landing folder to the staging tables: find, hash, look up, parse what is new, write.

The same files with the same parser give byte-identical Parquet, and nothing is parsed twice.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import polars as pl

from ingestion.allowance import Allowance
from ingestion.cache import Cache, Entry, RejectedRow, pack, parser_key
from ingestion.finding import Found, Refused, by_telling_name, find_files, read_file
from ingestion.frames import sorted_rows
from ingestion.lexicon.tables import read_lexicon
from ingestion.merge import merge
from ingestion.staging import Staging
from ingestion.state import state_of
from ingestion.version import PARSER_VERSION
from ingestion.work import Parse, Read, duplicate, load_parser, work_on
from ingestion.workers import Task, Work, run_tasks

Progress = Callable[[int, int, str], None]
"""Called with the number of files done, the number in all, and the name of the last one."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a batch is worked: what a file may cost, with which words, in how many processes."""

    allowance: Allowance = field(default_factory=Allowance)
    lexicon: Path | None = None
    """Folder of a curator's own lexicon tables."""
    workers: int = field(default_factory=lambda: max(1, min(8, os.cpu_count() or 1)))
    """0 parses in this process, where a crash ends the run."""
    force: bool = False
    """Parse everything again, whatever is cached."""


@dataclass(slots=True)
class IngestResult:
    """What one run over a landing folder did. ``rows`` counts rows by staging table."""

    files_found: int
    files_parsed: int
    parsed_again: dict[str, int]
    """How many of them were parsed before: because of the ``lexicon``, because of the ``limits``."""
    files_kept: int
    """Files parsed with another lexicon or other limits that the change cannot affect."""
    documents: int
    bytes_read: int
    rejected: list[RejectedRow]
    ignored: list[str]
    rows: dict[str, int]
    parser_key: str
    input_key: str
    staging_reused: bool
    seconds: float


@dataclass(slots=True)
class _File:
    """One file with content of its own. ``entry`` is set where the cache cannot hold it."""

    found: Found
    sha256: str
    size: int
    is_parsed: bool = False
    verdict: str = ""
    """Why it is parsed (``new``, ``forced``, ``lexicon``, ``limits``), or ``kept`` from another state."""
    entry: Entry | None = None


def ingest(
    paths: Sequence[Path],
    staging_dir: Path,
    cache_dir: Path,
    *,
    options: Options | None = None,
    progress: Progress | None = None,
    read: Read | None = None,
    parse: Parse | None = None,
) -> IngestResult:
    """Read every file below ``paths`` into ``staging_dir/stg_*.parquet`` and return the counts.

    Every file ends as documents or as rows of ``stg_rejected``; no bad input raises. ``read`` and
    ``parse`` replace the readers and the parser (tests). Raises ``OSError`` when the warehouse folder
    cannot be written, ``WorkerStartError`` when the parser itself cannot be loaded, ``LexiconError`` for
    a lexicon folder that cannot be used.
    """
    started = time.monotonic()
    options = options or Options()
    found = find_files(paths)
    lexicon = read_lexicon(options.lexicon)
    if lexicon.own:
        load_parser(lexicon)  # a curator's mistake stops the run here, with file and row
    limits = options.allowance.limits
    cache = Cache(cache_dir, parser_key(PARSER_VERSION, lexicon), state_of(lexicon, limits))
    work = partial(work_on, limits=limits, lexicon=lexicon, read=read, parse=parse)
    prepare = partial(load_parser, lexicon) if parse is None or read is None else None
    batch = _Batch(cache, options, work, prepare, progress)
    batch.rejected += [(one.source_name, None, None, one.reason_code, one.reason) for one in found.refused]
    batch.take(found.files)
    input_key = batch.input_key()
    staging = Staging(staging_dir)
    reused = not options.force and batch.is_lasting and staging.holds(input_key)
    if not reused:
        staging.write(batch.merge(), input_key if batch.is_lasting else None)
    cache.prune()
    rows = staging.row_counts()
    rejected = staging.read("stg_rejected").rows()
    return IngestResult(
        files_found=len(found.files) + len(found.refused),
        files_parsed=sum(file.is_parsed for file in batch.files),
        parsed_again={cause: batch.count(cause) for cause in ("lexicon", "limits")},
        files_kept=batch.count("kept"),
        documents=rows["stg_document"],
        bytes_read=sum(file.size for file in batch.files),
        rejected=[(a, b, c, d, e) for a, b, c, d, e in rejected],
        ignored=found.ignored,
        rows=rows,
        parser_key=cache.key,
        input_key=input_key,
        staging_reused=reused,
        seconds=time.monotonic() - started,
    )


class _Batch:
    """The files of one run: looked up, parsed where new, and joined."""

    def __init__(
        self,
        cache: Cache,
        options: Options,
        work: Work,
        prepare: Callable[[], None] | None,
        progress: Progress | None,
    ) -> None:
        self.cache, self.options, self.work, self.prepare = cache, options, work, prepare
        self.progress = progress or (lambda done, total, name: None)
        self.files: list[_File] = []
        self.rejected: list[RejectedRow] = []

    @property
    def is_lasting(self) -> bool:
        """Whether another run over the same files must end the same (no crash, no time limit)."""
        return all(file.entry is None for file in self.files)

    def take(self, found: Sequence[Found]) -> None:
        """Read and hash every file; parse those that the cache does not hold."""
        self.total, self.done = len(found), 0
        # Of files with one content the first is taken.
        self._parse(self._new(sorted(found, key=lambda one: by_telling_name(one.source_name))))

    def _parse(self, tasks: Iterator[Task]) -> None:
        options = self.options
        for outcome in run_tasks(
            self.work,
            tasks,
            workers=options.workers,
            timeout=options.allowance.seconds,
            memory=options.allowance.memory,
            prepare=self.prepare,
        ):
            file = self.files[outcome.no]
            file.is_parsed = True
            name = file.found.source_name
            payload = outcome.payload
            if payload is None:
                row = (name, file.sha256, file.size, outcome.reason_code, outcome.reason)
                entry = Entry(rejected=[row])
                payload = pack(entry)
                file.entry = None if outcome.lasting else entry
            if file.entry is None:
                self.cache.put(file.sha256, name, payload)
            self._tell(name)

    def _new(self, found: Sequence[Found]) -> Iterator[Task]:
        """Yield the files to parse, read one at a time so that a large folder does not fill memory."""
        first: dict[str, str] = {}
        for one in found:
            data = read_file(one, self.options.allowance.limits.max_bytes)
            if isinstance(data, Refused):
                self.rejected.append((data.source_name, None, None, data.reason_code, data.reason))
                self._tell(one.source_name)
                continue
            sha256 = hashlib.sha256(data).hexdigest()
            if sha256 in first:
                self.rejected.append(duplicate(one.source_name, sha256, len(data), first[sha256]))
                self._tell(one.source_name)
                continue
            first[sha256] = one.source_name
            self.files.append(_File(one, sha256, len(data)))
            file = self.files[-1]
            if self.options.force:
                file.verdict = "forced"
            elif not self.cache.has(sha256, one.source_name):
                file.verdict = self.cache.adopt(sha256, one.source_name)
            if file.verdict not in ("", "kept"):
                yield Task(len(self.files) - 1, one.source_name, data)
            else:
                self._tell(one.source_name)

    def count(self, verdict: str) -> int:
        """Return how many files were looked up with this verdict."""
        return sum(file.verdict == verdict for file in self.files)

    def _tell(self, name: str) -> None:
        self.done += 1
        self.progress(self.done, self.total, name)

    def input_key(self) -> str:
        """Return the key of everything that decides what the staging tables hold."""
        content = sorted((file.found.source_name, file.sha256) for file in self.files)
        facts = [self.cache.key, content, sorted_rows(self.rejected)]
        return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()

    def merge(self) -> dict[str, pl.DataFrame]:
        """Return the staging tables of all files, each document once, sorted by document key."""
        files = sorted(self.files, key=lambda item: item.found.source_name)
        return merge([file.entry or self._entry(file) for file in files], self.rejected)

    def _entry(self, file: _File) -> Entry:
        """Return the cached entry; one that was damaged on disk is parsed again."""
        name = file.found.source_name
        entry = self.cache.get(file.sha256, name)
        if entry is None:
            data = read_file(file.found, self.options.allowance.limits.max_bytes)
            if not isinstance(data, Refused) and hashlib.sha256(data).hexdigest() == file.sha256:
                self._parse(iter([Task(self.files.index(file), name, data)]))
                entry = file.entry or self.cache.get(file.sha256, name)
        return entry or Entry(
            rejected=[(name, file.sha256, file.size, "not_found", "文件在运行期间被移走、删除或更改，未入库")]
        )
