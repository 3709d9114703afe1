{# What every published table promises, as one query that names each broken promise and the value that breaks it.
   - grain: columns that are never null and together name one row.
   - links: column (or expression) -> table that holds every value of it that is not null; `table.field` where the
     field has another name.
   - codes: column -> code set of dim_code_label.
   - only_rows: column -> the rows whose link or code is meant.
   - rules: name -> condition that every row satisfies; null counts as broken.
   One test a table: dbt spends 30 ms on a test, however small its query. #}
{% test holds(model, grain=[], links={}, codes={}, only_rows={}, rules={}) %}
{%- set parts = [] -%}
{%- if grain -%}
  {%- set broken -%}
    select 'grain' as broken_promise, concat_ws('|', {{ grain | join(', ') }}) as seen_value
    from {{ model }}
    group by {{ grain | join(', ') }}
    having count(*) > 1 {%- for column in grain %} or {{ column }} is null{% endfor %}
  {%- endset -%}
  {%- do parts.append(broken) -%}
{%- endif -%}
{%- for column, target in links.items() -%}
  {%- set table, field = (target ~ '.' ~ column).split('.')[:2] -%}
  {%- do parts.append(without_row(model, column, ref(table), field, '1 = 1', only_rows.get(column, '1 = 1'))) -%}
{%- endfor -%}
{%- for column, code_set in codes.items() -%}
  {%- do parts.append(without_row(
    model, column, ref('dim_code_label'), 'code', "code_set = '" ~ code_set ~ "'", only_rows.get(column, '1 = 1')
  )) -%}
{%- endfor -%}
{%- for name, condition in rules.items() -%}
  {%- set broken -%}
    select '{{ name }}', cast(count(*) as varchar)
    from {{ model }}
    where not coalesce(({{ condition }}), false)
    having count(*) > 0
  {%- endset -%}
  {%- do parts.append(broken) -%}
{%- endfor -%}
{{ parts | join('\nunion all\n') }}
{% endtest %}
