select
    source_name,
    sha256,
    byte_size,
    reason_code,
    reason
from {{ ref('stg_rejected') }}
order by source_name, sha256
