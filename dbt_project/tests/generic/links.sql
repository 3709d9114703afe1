{# Every value of a column that is not null stands in the other table. One query a model: `links` is a list of
   column, to (a relation), field, and optionally where (rows concerned) and to_where (rows of the other table). #}
{% test links(model, links) %}
{% for link in links -%}
select '{{ link.column | replace("'", "''") }}' as link, cast(missing as varchar) as value_without_row
from (
    select distinct {{ link.column }} as missing
    from {{ model }}
    where {{ link.column }} is not null and ({{ link.get('where', '1 = 1') }})
) as child
left join (
    select distinct {{ link.field }} as found
    from {{ link.to }}
    where {{ link.get('to_where', '1 = 1') }}
) as parent on child.missing = parent.found
where parent.found is null
{% if not loop.last %}union all{% endif %}
{% endfor %}
{% endtest %}
