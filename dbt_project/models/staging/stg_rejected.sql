select
    source_name,
    sha256,
    byte_size,
    reason_code,
    reason
from {{ source('staging_files', 'stg_rejected') }}
