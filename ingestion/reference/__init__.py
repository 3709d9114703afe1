"""Look-up in the reference tables: function classes, economic classes, regions.

Data only from ``dbt_project/seeds/ref_*.csv`` and the small tables beside this module; loaded on first
use and kept. Every answer may be "not determined", with its candidates: nothing is guessed.
"""

from ingestion.reference.economic import EconomicMatch, economic_name, economic_names, resolve_economic
from ingestion.reference.function import FunctionMatch, resolve_function
from ingestion.reference.function_table import (
    function_name,
    function_names,
    is_class_name,
    names_deeper_class,
)
from ingestion.reference.names import normalise_name
from ingestion.reference.region import RegionMatch, resolve_region
from ingestion.reference.region_names import RegionMention, find_regions

__all__ = [
    "EconomicMatch",
    "FunctionMatch",
    "RegionMatch",
    "RegionMention",
    "economic_name",
    "economic_names",
    "find_regions",
    "function_name",
    "function_names",
    "is_class_name",
    "names_deeper_class",
    "normalise_name",
    "resolve_economic",
    "resolve_function",
    "resolve_region",
]
