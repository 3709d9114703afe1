{# What every published table promises, as one query: each broken promise in Chinese, the value that breaks it, and the
   key of the (first) row it stands in. `transform` puts the first of them into the message of a failed run.
   - grain: columns that are never null and together name one row.
   - links: column (or expression) -> table that holds every value of it that is not null; `table.field` where the
     field has another name.
   - codes: column -> code set of dim_code_label.
   - only_rows: column -> the rows whose link or code is meant.
   - rules: what holds, in Chinese -> condition that every row satisfies; null counts as broken.
   One test a table: dbt spends 30 ms on a test, however small its query. #}
{% test holds(model, grain=[], links={}, codes={}, only_rows={}, rules={}) %}
{%- set parts = [] -%}
{%- set key -%}
  {%- if grain -%}
    concat_ws('|', {% for column in grain %}coalesce(cast({{ column }} as varchar), '空'){{ ', ' if not loop.last }}{% endfor %})
  {%- else -%} '' {%- endif -%}
{%- endset -%}
{%- if grain -%}
  {%- set broken -%}
    select
        '粒度：{{ grain | join('、') }} 须不空且合起来唯一' as broken_promise,
        '有' || cast(count(*) as varchar) || '行' as seen_value,
        min({{ key }}) as row_key
    from {{ model }}
    group by {{ grain | join(', ') }}
    having count(*) > 1 {%- for column in grain %} or {{ column }} is null{% endfor %}
  {%- endset -%}
  {%- do parts.append(broken) -%}
{%- endif -%}
{%- for column, target in links.items() -%}
  {%- set table, field = (target ~ '.' ~ column).split('.')[:2] -%}
  {%- set promise = column ~ ' 的值须在 ' ~ table ~ ' 中' -%}
  {%- do parts.append(without_row(model, column, ref(table), field, '1 = 1', only_rows.get(column, '1 = 1'), promise, key)) -%}
{%- endfor -%}
{%- for column, code_set in codes.items() -%}
  {%- set promise = column ~ ' 的值须是 dim_code_label 中 ' ~ code_set ~ ' 的代码' -%}
  {%- set of_set = "code_set = '" ~ code_set ~ "'" -%}
  {%- do parts.append(without_row(
    model, column, ref('dim_code_label'), 'code', of_set, only_rows.get(column, '1 = 1'), promise, key
  )) -%}
{%- endfor -%}
{%- for name, condition in rules.items() -%}
  {%- set broken -%}
    select '{{ name }}' as broken_promise, cast(null as varchar) as seen_value, {{ key }} as row_key
    from {{ model }}
    where not coalesce(({{ condition }}), false)
  {%- endset -%}
  {%- do parts.append(broken) -%}
{%- endfor -%}
{{ parts | join('\nunion all\n') }}
{% endtest %}
