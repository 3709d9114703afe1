{# dbt-duckdb lets DuckDB guess the dialect of a seed from its first rows, which fails on quotes that come late.
   Seeds are RFC 4180: comma, double quotes, an empty field is null. #}
{% macro duckdb__load_csv_rows(model, agate_table) %}
  {%- set sql -%}
    copy {{ this.render() }} from '{{ adapter.get_seed_file_path(model) | replace("'", "''") }}'
    (format csv, header true, delimiter ',', quote '"', escape '"', auto_detect false)
  {%- endset -%}
  {%- do adapter.add_query(sql, abridge_sql_log=True) -%}
  {{ return(sql) }}
{% endmacro %}
