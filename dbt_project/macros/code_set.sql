{# One code set of ref_code_label as a dimension. #}
{% macro code_set(name, code_column, label_column) -%}
select
    code as {{ code_column }},
    label as {{ label_column }},
    parent_code,
    sort_order,
    note
from {{ ref('ref_code_label') }}
where code_set = '{{ name }}'
order by sort_order
{%- endmacro %}
