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

{# An amount as a clerk writes it, in the one unit of its message: 万元 where any amount of the message is
   printed to 0.001万元 or coarser (`coarse`, the largest half unit among them), else yuan. Decimals are those
   that are printed: what is known to the 分 keeps every digit in 万元, without zeros at the end. #}
{% macro check_shown(value, unit, half_unit='100', coarse=none) -%}
{%- set in_wan = '(' ~ value ~ ') * 0.0001' -%}
case
    when {{ value }} is null then '—'
    when {{ unit }} = 'yuan' and {{ coarse or half_unit }} < 5
        then case
            when {{ half_unit }} >= 0.5 and {{ value }} = cast({{ value }} as decimal(24, 0))
                then cast(cast({{ value }} as decimal(24, 0)) as varchar)
            else cast(cast({{ value }} as decimal(24, 2)) as varchar)
        end || '元'
    when {{ unit }} = 'yuan'
        then case
            when {{ value }} = 0 then '0'
            when {{ half_unit }} >= 5000 and {{ in_wan }} = cast({{ in_wan }} as decimal(24, 0))
                then cast(cast({{ in_wan }} as decimal(24, 0)) as varchar)
            when {{ half_unit }} >= 500 and {{ in_wan }} = cast({{ in_wan }} as decimal(24, 1))
                then cast(cast({{ in_wan }} as decimal(24, 1)) as varchar)
            when {{ half_unit }} >= 50 or {{ in_wan }} = cast({{ in_wan }} as decimal(24, 2))
                then cast(cast({{ in_wan }} as decimal(24, 2)) as varchar)
            else rtrim(cast(cast({{ in_wan }} as decimal(26, 6)) as varchar), '0')
        end || '万元'
    when {{ unit }} = 'percent' then cast(cast({{ value }} as decimal(20, 2)) as varchar) || '%'
    when {{ value }} = cast({{ value }} as bigint) then cast(cast({{ value }} as bigint) as varchar)
    else rtrim(cast(cast({{ value }} as decimal(20, 2)) as varchar), '0')
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
