select
    document_sha256,
    statement_key,
    check_code,
    action,
    value_yuan,
    who,
    decided_on,
    reason
from {{ source('reviewed_files', 'correction') }}
