{# For the test `holds`: values of a column that have no row in the other table. #}
{% macro without_row(model, column, to, field, to_where, where) -%}
    select '{{ column | replace("'", "''") }}' as broken_promise, cast(missing as varchar) as seen_value
    from (
        select distinct {{ column }} as missing
        from {{ model }}
        where {{ column }} is not null and ({{ where }})
    ) as child
    where not exists (select 1 from {{ to }} as parent where parent.{{ field }} = child.missing and {{ to_where }})
{%- endmacro %}
