select
    document_key,
    mention_no,
    locator,
    stated_text,
    value_yuan,
    section,
    part,
    in_accounts,
    clause,
    statement_key,
    reason,
    line_no,
    char_start,
    char_end
from {{ ref('stg_amount_mention') }}
order by document_key, mention_no
