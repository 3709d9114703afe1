{# Tables, views and seeds made in place. dbt's own materializations build beside, rename twice and drop, so that readers
   of the database never miss a table; nobody reads the build database while dbt runs, and publishing copies out of
   it. This takes a third of the time of a run over small tables. #}
{% macro replaced(existing) -%}
  {%- if existing is not none -%} drop {{ existing.type }} if exists {{ existing }} cascade; {%- endif -%}
{%- endmacro %}

{% materialization table, adapter='duckdb', supported_languages=['sql'] %}
  {%- set target = this.incorporate(type='table') -%}
  {%- set created -%}
    {{ replaced(load_cached_relation(this)) }} create table {{ target }} as ({{ compiled_code }}
    )
  {%- endset -%}
  {%- do adapter.execute(created, auto_begin=true) -%}
  {%- if config.get('contract').enforced -%}
    {%- do keep_contract(target) -%}
  {%- endif -%}
  {%- do adapter.commit() -%}
  {%- do store_result('main', response='OK') -%}
  {{ return({'relations': [target]}) }}
{% endmaterialization %}

{% materialization view, adapter='duckdb', supported_languages=['sql'] %}
  {%- set target = this.incorporate(type='view') -%}
  {%- do adapter.execute(
    replaced(load_cached_relation(this)) ~ 'create view ' ~ target ~ ' as (' ~ compiled_code ~ '\n)', auto_begin=true
  ) -%}
  {%- do adapter.commit() -%}
  {%- do store_result('main', response='OK') -%}
  {{ return({'relations': [target]}) }}
{% endmaterialization %}

{# dbt plans the query of a model once more to learn its columns; the table that was just made has them. #}
{% macro keep_contract(target) -%}
  {%- set promised, not_null = {}, [] -%}
  {%- for column in model['columns'].values() -%}
    {%- do promised.update({column.name: column.data_type | lower | replace(' ', '')}) -%}
    {%- if column.constraints | selectattr('type', 'equalto', 'not_null') | list -%}
      {%- do not_null.append(column.name) -%}
    {%- endif -%}
  {%- endfor -%}
  {%- set made = adapter.get_column_schema_from_query('from ' ~ target) -%}
  {%- set differing = [] -%}
  {%- for column in made -%}
    {%- if promised.pop(column.name, none) != column.dtype | lower | replace(' ', '') -%}
      {%- do differing.append(column.name ~ ' ' ~ column.dtype) -%}
    {%- endif -%}
  {%- endfor -%}
  {%- if differing or promised -%}
    {%- do exceptions.raise_compiler_error(
      target ~ ' breaks its contract: made ' ~ differing ~ ', promised and not made so ' ~ promised
    ) -%}
  {%- endif -%}
  {%- if not_null -%}
    {%- set altered -%}
      {%- for name in not_null %}alter table {{ target }} alter column {{ name }} set not null;{% endfor -%}
    {%- endset -%}
    {%- do adapter.execute(altered) -%}
  {%- endif -%}
{%- endmacro %}
