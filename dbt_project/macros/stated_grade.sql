{# CTE `stated_grade`: grades that a report states in words without the score (评价等次为优), clearly read. They are
   statements and no facts; the summaries show them where no scored fact gives a grade. #}
{% macro stated_grade() -%}
stated_grade as (

    select
        document_key,
        subject_kind,
        subject_name,
        grade,
        nullif(evaluator, '') as evaluator,
        statement_key,
        case part when 'main' then 1 when 'attachment' then 2 else 3 end as part_rank,
        statement_no
    from {{ ref('stg_performance_score') }}
    where score is null and coalesce(grade, '') <> '' and coalesce(alternatives, '') = ''

)
{%- endmacro %}
