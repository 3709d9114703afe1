{# `a|b|c`: the key columns of a fact in the contract's order; an absent part is empty. #}
{% macro joined_key(columns) -%}
  {%- for column in columns -%}
    coalesce({{ column }}, ''){% if not loop.last %} || '|' || {% endif %}
  {%- endfor -%}
{%- endmacro %}

{# A name without spaces, with half-width brackets: how an organization is told from another. #}
{% macro bare_name(expression) -%}
  replace(replace({{ replace_pattern(expression, '[\\s　]', '') }}, '（', '('), '）', ')')
{%- endmacro %}

{# `expression` without `prefix` at its start; a null prefix leaves it, and so does a name that is all prefix. #}
{% macro without_prefix(expression, prefix) -%}
  case
    when {{ prefix }} <> '' and {{ expression }} like {{ prefix }} || '_%'
      then substr({{ expression }}, length({{ prefix }}) + 1)
    else {{ expression }}
  end
{%- endmacro %}

{# The two names of one project in a report differ in quotes, spaces, 既/暨, 年/年度, the report's own year, and
   words like 项目 or 资金 at the end. A name that is nothing else stays as it is. #}
{% macro project_match_name(expression, fiscal_year) -%}
  {%- set marks = '[\\s　“”\"‘’《》（）()、，,。；;：:—_·-]' -%}
  {%- set folded = "replace(replace(" ~ replace_pattern(expression, marks, '') ~ ", '暨', '既'), '年度', '年')" -%}
  {%- set dated = "replace(" ~ folded ~ ", coalesce(cast(" ~ fiscal_year ~ " as varchar), '*') || '年', '')" -%}
  coalesce(nullif({{ replace_pattern(dated, '(项目|资金|专项|经费|预算)+$', '') }}, ''), {{ expression }})
{%- endmacro %}
