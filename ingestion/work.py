"""One file to its cache entry: the work of a worker process. Imports the parser only when called."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from ingestion.asked import noting
from ingestion.cache import Entry, RejectedRow, pack
from ingestion.lexicon.tables import Lexicon, use_lexicon
from ingestion.model import Document, RejectedError
from ingestion.readers.limits import Limits

if TYPE_CHECKING:
    from ingestion.parse import Parsed

Read = Callable[[str, bytes, Limits], list[Document]]
Parse = Callable[[Document], "Parsed"]


def work_on(
    source_name: str,
    data: bytes,
    *,
    limits: Limits,
    lexicon: Lexicon | None = None,
    read: Read | None = None,
    parse: Parse | None = None,
) -> bytes:
    """Return the packed entry of one file: its documents' frames and what was rejected in it.

    A rejected file gives an entry that says so. Any other error is left to the caller.
    """
    if lexicon is not None:
        use_lexicon(lexicon)
    with noting() as asked:
        entry = _entry(source_name, data, limits, read, parse)
    entry.asked = asked
    return pack(entry)


def _entry(source_name: str, data: bytes, limits: Limits, read: Read | None, parse: Parse | None) -> Entry:
    # The parser's import is most of the cost of a run that parses nothing, and such runs never call this.
    from ingestion.frames import to_frames
    from ingestion.keys import document_key

    if parse is None:
        from ingestion.parse import parse_document

        parse = parse_document
    entry = Entry()
    documents, refused = (_read_all if read is None else _reading(read))(source_name, data, limits)
    entry.rejected.extend(refused)
    parsed: list[Parsed] = []
    seen: dict[str, str] = {}
    for document in documents:
        if document.sha256 in seen:
            entry.rejected.append(
                duplicate(document.source_name, document.sha256, document.byte_size, seen[document.sha256])
            )
            continue
        seen[document.sha256] = document.source_name
        try:
            parsed.append(parse(document))
        except RejectedError as error:
            entry.rejected.append(
                (
                    document.source_name,
                    document.sha256,
                    document.byte_size,
                    error.reason_code,
                    error.reason,
                )
            )
    entry.frames = {name: frame for name, frame in to_frames(parsed).items() if frame.height}
    for one in (item.document for item in parsed):
        entry.documents.append((document_key(one.sha256), one.source_name, one.sha256, one.byte_size))
    return entry


def _read_all(source_name: str, data: bytes, limits: Limits) -> tuple[list[Document], list[RejectedRow]]:
    """Read a file; each file of an archive that was refused is a row of its own."""
    from ingestion.readers import read_all

    documents, rejections = read_all(source_name, data, limits)
    rows: list[RejectedRow] = [
        (item.source_name, item.sha256, item.byte_size, item.error.reason_code, item.error.reason)
        for item in rejections
    ]
    return documents, rows


def _reading(read: Read) -> Callable[[str, bytes, Limits], tuple[list[Document], list[RejectedRow]]]:
    """A reader that raises ``RejectedError``, as one that returns its rejections."""

    def read_and_refuse(
        source_name: str, data: bytes, limits: Limits
    ) -> tuple[list[Document], list[RejectedRow]]:
        try:
            return read(source_name, data, limits), []
        except RejectedError as error:
            sha256 = hashlib.sha256(data).hexdigest()
            return [], [(source_name, sha256, len(data), error.reason_code, error.reason)]

    return read_and_refuse


def load_parser(lexicon: Lexicon | None = None) -> None:
    """Import the readers and the parser, so that no file pays for it."""
    if lexicon is not None:
        use_lexicon(lexicon)
    import ingestion.frames
    import ingestion.parse
    import ingestion.readers  # noqa: F401
    from ingestion.lexicon.validate import load_all

    load_all()


def duplicate(source_name: str, sha256: str, size: int, first: str) -> RejectedRow:
    """Return the rejection of a file whose content is that of the file ``first``."""
    return (source_name, sha256, size, "duplicate_content", f"内容与“{first}”完全相同，只入库一次")
