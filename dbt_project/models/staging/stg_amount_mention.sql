select
    document_key,
    mention_no,
    locator,
    line_no,
    char_start,
    char_end,
    stated_text,
    value_yuan,
    section,
    part,
    in_accounts,
    clause,
    statement_key,
    reason
from {{ source('staging_files', 'stg_amount_mention') }}
