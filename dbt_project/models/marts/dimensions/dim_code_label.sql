select
    code_set,
    code,
    label,
    parent_code,
    sort_order,
    note
from {{ ref('ref_code_label') }}
order by code_set, sort_order
