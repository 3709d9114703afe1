select
    document_key,
    section_no,
    section,
    title,
    level,
    part,
    line_start,
    line_end
from {{ source('staging_files', 'stg_section') }}
