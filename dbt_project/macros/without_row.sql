{# For the test `holds`: values of a column that have no row in the other table, each with the first row it stands in. #}
{% macro without_row(model, column, to, field, to_where, where, promise, key) -%}
    select '{{ promise | replace("'", "''") }}' as broken_promise, cast(missing as varchar) as seen_value, row_key
    from (
        select {{ column }} as missing, min({{ key }}) as row_key
        from {{ model }}
        where {{ column }} is not null and ({{ where }})
        group by {{ column }}
    ) as child
    where not exists (select 1 from {{ to }} as parent where parent.{{ field }} = child.missing and {{ to_where }})
{%- endmacro %}
