{# The last printed place of an amount, within which two statements agree; counts and scores are not rounded. #}
{% macro rounding(relation) -%}
    case
        when {{ relation }}.fact_table in (
            'fct_three_public_volume', 'fct_state_asset', 'fct_performance_score', 'fct_score_item'
        ) then 0
        else {{ relation }}.resolution
    end
{%- endmacro %}
