{# How the checks print keys and amounts in Chinese messages. #}

{% macro check_label(row, fixed, class_name, economic_name) -%}
case {{ row }}.fund_scope
    when 'fiscal_appropriation' then '财政拨款·' when 'general_public_budget' then '一般公共预算·'
    when 'government_fund' then '政府性基金·' when 'state_capital' then '国有资本经营·'
    when 'all' then '' when '' then '' else {{ row }}.fund_scope || '·'
end
|| coalesce(
    {{ fixed }},
    {{ class_name }} || '（' || {{ check_bare(row ~ '.item') }} || '）',
    {{ economic_name }} || '（' || {{ check_bare(row ~ '.item') }} || '）',
    {{ check_bare(row ~ '.item') }}
)
|| case {{ row }}.amount_kind
    when 'final' then '决算数' when 'initial_budget' then '年初预算数' when 'adjusted_budget' then '调整预算数'
    when 'budget' then '预算数' when 'prior_final' then '上年决算数' when 'prior_implied' then '（推出的上年数）'
    else ''
end
{%- endmacro %}

{# An amount as a reader of the report knows it: 万元 with two places, yuan where it was printed to the 分. #}
{% macro check_shown(value, unit, half_unit='100') -%}
case
    when {{ value }} is null then '—'
    when {{ value }} = 0 and {{ unit }} = 'yuan' then '0万元'
    when {{ unit }} = 'yuan' and {{ half_unit }} < 50
        then cast(cast({{ value }} as decimal(20, 2)) as varchar) || '元'
    when {{ unit }} = 'yuan'
        then cast(cast({{ value }} * 0.0001 as decimal(20, 2)) as varchar) || '万元'
    when {{ unit }} = 'percent' then cast(cast({{ value }} as decimal(20, 2)) as varchar) || '%'
    when {{ value }} = cast({{ value }} as bigint) then cast(cast({{ value }} as bigint) as varchar)
    else cast(cast({{ value }} as decimal(20, 2)) as varchar)
end
{%- endmacro %}

{# An item without its classification: `function|2011301` is shown as 2011301. #}
{% macro check_bare(item) -%}
replace(replace(replace(replace({{ item }}, 'function|', ''), 'economic|', ''), 'name:', ''), '|', ' ')
{%- endmacro %}

{# Notices of the form readers that say what a check of the catalogue says. #}
{% macro check_notice_code(code) -%}
case {{ code }}
    when 'full_mark_sum_mismatch' then 'score_full_marks'
    when 'score_sum_mismatch' then 'score_items'
    when 'score_grade_mismatch' then 'score_grade'
    else {{ code }}
end
{%- endmacro %}
