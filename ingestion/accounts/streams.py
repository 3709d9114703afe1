from ingestion.accounts.table import Table
def text_tables(lines, claimed) -> list[Table]:
    return []
