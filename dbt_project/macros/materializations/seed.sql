{# DuckDB reads a seed itself. dbt would read it first, value by value, to guess types that are declared here:
   a column is text unless `column_types` says otherwise. Seeds are RFC 4180: comma, double quotes, an empty field
   is null. Nothing is guessed from the first rows, which fails on quotes that come late. #}
{% materialization seed, adapter='duckdb' %}
  {%- set target = this.incorporate(type='table') -%}
  {%- set types = config.get('column_types', {}) -%}
  {%- set created -%}
    {{ replaced(load_cached_relation(this)) }}
    create table {{ target }} as
    select *{% if types %} replace (
      {%- for name, type in types.items() %}cast({{ name }} as {{ type }}) as {{ name }}{{ ', ' if not loop.last }}{% endfor -%}
    ){% endif %}
    from read_csv(
      '{{ adapter.get_seed_file_path(model) | replace("'", "''") }}',
      all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', strict_mode = true
    )
  {%- endset -%}
  {%- do adapter.execute(created, auto_begin=true) -%}
  {%- do adapter.commit() -%}
  {%- do store_result('main', response='OK') -%}
  {%- do store_result('agate_table', response='OK') -%}
  {{ return({'relations': [target]}) }}
{% endmaterialization %}
