"""What reports contradict, for people: letters to departments and regions, and human decisions on them.

Reads the published marts only; the checks themselves are SQL in ``dbt_project/models/reconciliation``.
"""

from orchestration.findings.write import FindingsResult, write_findings

__all__ = ["FindingsResult", "write_findings"]
