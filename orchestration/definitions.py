"""The code location that Dagster loads (``workspace.yaml``)."""

from orchestration.assembly import build_definitions
from orchestration.settings import load_settings

defs = build_definitions(load_settings())
