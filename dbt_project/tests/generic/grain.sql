{# The columns are never null and name one row. #}
{% test grain(model, columns) %}
select {{ columns | join(', ') }}, count(*) as row_count
from {{ model }}
group by {{ columns | join(', ') }}
having count(*) > 1
{%- for column in columns %} or {{ column }} is null{% endfor %}
{% endtest %}
