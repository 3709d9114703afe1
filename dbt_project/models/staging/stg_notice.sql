select
    document_key,
    notice_no,
    notice_code,
    severity,
    subject,
    message,
    stated_value,
    expected_value,
    section,
    locator,
    line_no,
    quote
from {{ source('staging_files', 'stg_notice') }}
