"""The code location that Dagster loads (``workspace.yaml``)."""

from orchestration.settings import load_settings
from orchestration.transform import start_dbt

_settings = load_settings()
if not _settings.manifest.is_file():
    # A clean checkout: the manifest is made beside the imports below, which take as long.
    start_dbt(_settings)

from orchestration.assembly import build_definitions  # noqa: E402

defs = build_definitions(_settings)
