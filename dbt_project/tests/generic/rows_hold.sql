{# Every row satisfies every rule: `rules` is a mapping of a name to a condition. Null counts as broken. #}
{% test rows_hold(model, rules) %}
{% for name, condition in rules.items() -%}
select '{{ name }}' as broken_rule, count(*) as row_count
from {{ model }}
where not coalesce(({{ condition }}), false)
having count(*) > 0
{% if not loop.last %}union all{% endif %}
{% endfor %}
{% endtest %}
