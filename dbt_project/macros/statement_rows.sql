{# The topics: staging table, key columns in the contract's order, typed value. #}
{% macro topics() -%}
  {{ return([
    {'fact': 'fct_revenue', 'keys': ['fund_scope', 'revenue_item', 'amount_kind'], 'value': 'amount_yuan'},
    {'fact': 'fct_expenditure', 'keys': ['fund_scope', 'classification', 'category_code', 'amount_kind'], 'value': 'amount_yuan'},
    {'fact': 'fct_expenditure_matrix', 'keys': ['fund_scope', 'function_code', 'nature', 'economic_code', 'amount_kind'], 'value': 'amount_yuan'},
    {'fact': 'fct_three_public', 'keys': ['item', 'amount_kind'], 'value': 'amount_yuan'},
    {'fact': 'fct_three_public_volume', 'keys': ['metric'], 'value': 'quantity'},
    {'fact': 'fct_operating_cost', 'keys': ['amount_kind'], 'value': 'amount_yuan'},
    {'fact': 'fct_procurement', 'keys': ['item'], 'value': 'amount_yuan'},
    {'fact': 'fct_state_asset', 'keys': ['item'], 'value': 'quantity'},
    {'fact': 'fct_project_execution', 'keys': ['project_name', 'measure'], 'value': 'amount_yuan'},
    {'fact': 'fct_performance_score', 'keys': ['subject_kind', 'subject_name'], 'value': 'score', 'speaker': 'evaluator'},
    {'fact': 'fct_score_item', 'keys': ['subject_name', 'level1', 'level2', 'level3', 'field'], 'value': 'score_value'},
    {'fact': 'fct_performance_indicator', 'keys': ['subject_name', 'level1', 'level2', 'level3', 'field'], 'value': none},
  ]) }}
{%- endmacro %}

{# The statements of one topic in the common columns. `speaker`: statements of different evaluators never contradict. #}
{% macro statement_rows(topic) -%}
    select
        statement_key,
        document_key,
        '{{ topic.fact }}' as fact_table,
        {{ joined_key(topic['keys']) }} as fact_key,
        cast({{ topic.value or 'null' }} as decimal(24, 4)) as value_number,
        value_text,
        stated_text,
        unit,
        resolution,
        source_kind,
        section,
        part,
        locator,
        quote,
        extractor,
        is_usable,
        alternatives,
        coalesce({{ topic.speaker or "''" }}, '') as speaker,
        statement_no,
        line_no,
        char_start
    from {{ ref(topic.fact | replace('fct_', 'stg_', 1)) }}
{%- endmacro %}
