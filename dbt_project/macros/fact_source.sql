{# The chosen facts of one table with the report's keys: CTEs `fact` and `topic` every fct_ model starts from. #}
{% macro chosen_facts(fact_table) -%}
fact as (

    select
        chosen.document_key,
        document.organization_key,
        document.region_code,
        document.fiscal_year,
        chosen.fact_key,
        chosen.statement_key,
        chosen.statement_no,
        chosen.statement_count,
        chosen.is_conflicting
    from {{ ref('int_fact') }} as chosen
    inner join {{ ref('int_document') }} as document on chosen.document_key = document.document_key
    where chosen.fact_table = '{{ fact_table }}'

),

topic as (

    select * from {{ ref(fact_table | replace('fct_', 'stg_', 1)) }}

)
{%- endmacro %}

{# A whole fct_ model: keys and values of the chosen statement, and the shares and rates stated with it. #}
{% macro fact_model(fact_table, keys, values, stated=[]) -%}
with {{ chosen_facts(fact_table) }}

select
    fact.document_key,
    fact.organization_key,
    fact.region_code,
    fact.fiscal_year,
    fact.fact_key,
{%- for column in keys + values %}
    topic.{{ column }},
{%- endfor %}
{%- for column in stated %}
    ratio.{{ column }},
{%- endfor %}
    fact.statement_key,
    fact.statement_count,
    fact.is_conflicting
from fact
inner join topic on fact.statement_key = topic.statement_key
{%- if stated %}
left join {{ ref('int_stated_ratio') }} as ratio
    on ratio.fact_table = '{{ fact_table }}'
        and fact.document_key = ratio.document_key
        and fact.fact_key = ratio.fact_key
{%- endif %}
order by fact.document_key, fact.fact_key
{%- endmacro %}
