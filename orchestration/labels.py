"""Chinese names of severities, for people who read a summary."""

from __future__ import annotations

SEVERITY = {"error": "错误", "warning": "疑问", "info": "提示"}
"""What a clerk reads for each severity of a contradiction, the gravest first."""
