{# Schemas carry the names of the contract (`marts`), not `<target>_marts`. #}
{% macro generate_schema_name(custom_schema_name, node) -%}
  {{ (custom_schema_name or target.schema) | trim }}
{%- endmacro %}
