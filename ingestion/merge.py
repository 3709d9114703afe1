"""The entries of many files, joined into the staging tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl

from ingestion.cache import Entry, RejectedRow
from ingestion.finding import by_telling_name
from ingestion.frames import rejected_frame
from ingestion.schema import staging_schemas
from ingestion.work import duplicate


def merge(entries: Sequence[Entry], rejected: Iterable[RejectedRow]) -> dict[str, pl.DataFrame]:
    """Return the staging tables of all ``entries``, each document once, sorted by document key.

    Of files that hold the same document the one of the most telling name is taken; the others are added
    to the ``rejected``.
    """
    parts: dict[str, list[pl.DataFrame]] = {name: [] for name in staging_schemas()}
    rejections = list(rejected)
    kept = _names_kept(entries)
    for entry in entries:
        rejections += entry.rejected
        drop = []
        for key, name, sha256, size in entry.documents:
            if name != kept[key]:
                drop.append(key)
                rejections.append(duplicate(name, sha256, size, kept[key]))
        for table, frame in entry.frames.items():
            parts[table].append(frame.filter(~pl.col("document_key").is_in(drop)) if drop else frame)
    frames = {}
    for name, types in staging_schemas().items():
        empty = pl.DataFrame(schema=types)
        frames[name] = pl.concat([empty, *parts[name]])
        if "document_key" in types:
            frames[name] = frames[name].sort("document_key", maintain_order=True)
    frames["stg_rejected"] = rejected_frame(rejections)
    return frames


def _names_kept(entries: Iterable[Entry]) -> dict[str, str]:
    """Return by document key the name of the file it is taken from."""
    kept: dict[str, str] = {}
    for entry in entries:
        for key, name, _, _ in entry.documents:
            kept[key] = min(kept.get(key, name), name, key=by_telling_name)
    return kept
