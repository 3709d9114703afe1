select
    document_key,
    form_no,
    form_kind,
    title,
    subject,
    locator,
    line_start,
    line_end,
    row_count,
    is_recognised,
    note
from {{ source('staging_files', 'stg_form') }}
