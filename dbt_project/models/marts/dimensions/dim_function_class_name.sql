select
    code as function_code,
    name as function_name,
    coalesce(valid_from, '') as valid_from,
    valid_to,
    status,
    evidence,
    confidence
from {{ ref('ref_function_class') }}
order by code, coalesce(valid_from, ''), name
