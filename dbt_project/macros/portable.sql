{# What adapters do not share, one macro each, with a dispatch. #}

{# A number cast that gives null instead of an error where the value does not fit. #}
{% macro cast_or_null(expression, type) -%}
  {{ return(adapter.dispatch('cast_or_null', 'juesuan')(expression, type)) }}
{%- endmacro %}

{% macro default__cast_or_null(expression, type) -%}
  cast({{ expression }} as {{ type }})
{%- endmacro %}

{% macro duckdb__cast_or_null(expression, type) -%}
  try_cast({{ expression }} as {{ type }})
{%- endmacro %}

{# Every occurrence of a regular expression replaced. #}
{% macro replace_pattern(expression, pattern, replacement) -%}
  {{ return(adapter.dispatch('replace_pattern', 'juesuan')(expression, pattern, replacement)) }}
{%- endmacro %}

{% macro default__replace_pattern(expression, pattern, replacement) -%}
  regexp_replace({{ expression }}, '{{ pattern }}', '{{ replacement }}')
{%- endmacro %}

{% macro duckdb__replace_pattern(expression, pattern, replacement) -%}
  regexp_replace({{ expression }}, '{{ pattern }}', '{{ replacement }}', 'g')
{%- endmacro %}

{% macro postgres__replace_pattern(expression, pattern, replacement) -%}
  regexp_replace({{ expression }}, '{{ pattern }}', '{{ replacement }}', 'g')
{%- endmacro %}
