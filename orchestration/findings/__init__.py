"""What reports contradict, for people: letters to departments and regions, and human decisions on them.

Reads the published marts only; the checks themselves are SQL in ``dbt_project/models/reconciliation``.
"""
