{# Every value of every fct_ table with the statement it came from, pivoted tables cell by cell. For tests. #}
{% macro all_facts() -%}
    {%- for topic in topics() if topic.fact not in ('fct_score_item', 'fct_performance_indicator') %}
    select
        document_key, '{{ topic.fact }}' as fact_table, fact_key, statement_key, statement_count,
        cast({{ topic.value }} as decimal(24, 4)) as value_number, cast(null as varchar) as value_text
    from {{ ref(topic.fact) }}
    union all
    {%- endfor %}
    {%- for field in ('full_mark', 'score') %}
    select
        document_key, 'fct_score_item', fact_key || '|{{ field }}', {{ field }}_statement_key, null,
        cast({{ field }} as decimal(24, 4)), cast(null as varchar)
    from {{ ref('fct_score_item') }}
    where {{ field }}_statement_key is not null
    union all
    {%- endfor %}
    {%- for field, column, key in [
        ('target', 'target_text', 'target_statement_key'),
        ('actual', 'actual_text', 'actual_statement_key'),
        ('deviation_reason', 'deviation_reason', 'reason_statement_key'),
    ] %}
    select
        document_key, 'fct_performance_indicator', fact_key || '|{{ field }}', {{ key }}, null,
        cast(null as decimal(24, 4)), {{ column }}
    from {{ ref('fct_performance_indicator') }}
    where {{ key }} is not null
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
{%- endmacro %}
