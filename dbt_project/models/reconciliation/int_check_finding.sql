{{ config(schema='intermediate') }}
{%- set coarse = 'greatest(stated_half, expected_half)' %}
-- Every result of every family in one shape, with its message and severity. Grain: finding_no.
with catalogue as (

    select check_code, check_name, family, severity from {{ ref('dim_check') }}

),

found as (

    -- Where a part exceeds its whole the part is what the report must explain: its sentence is quoted.
    select document_key, check_code, subject, status,
           case relation when 'le' then expected_value else stated_value end as stated_value,
           case relation when 'le' then stated_value else expected_value end as expected_value,
           case relation when 'le' then -difference else difference end as difference, tolerance,
           case relation when 'le' then part_statement_key else statement_key end as statement_key,
           case relation when 'le' then part_locator else locator end as locator,
           fact_table, total_key as fact_key, cast(null as varchar) as base_table,
           cast(null as varchar) as base_key, 0 as is_slight, cast(null as varchar) as given_severity,
           case
               when relation = 'le' then left(part_text, 400) || '，' || case status when 'fail' then '大于' else '不大于' end
                   || total_label || {{ check_shown('stated_value', 'unit', 'total_half', 'coarse_half') }}
                   || case when part_locator = locator then '' else '（' || locator || '）' end
               when part_count = 1
                   then total_label || {{ check_shown('stated_value', 'unit', 'total_half', 'coarse_half') }} || '，' || part_text
                       || case when part_locator = locator then '' else '（' || part_locator || '）' end
               else total_label || {{ check_shown('stated_value', 'unit', 'total_half', 'coarse_half') }} || '，各项之和'
                   || {{ check_shown('expected_value', 'unit', 'part_fine', 'coarse_half') }} || '（' || left(part_text, 400)
                   || case when part_locator = locator then '' else '；见' || part_locator end || '）'
           end || '，相差' || {{ check_shown('abs(difference)', 'unit', 'fine_half', 'coarse_half') }} as message,
           case
               when status = 'fail' and relation = 'eq' and term_source = 'tree' and difference > 0
                   then '各项之和少' || {{ check_shown('difference', 'unit', 'fine_half', 'coarse_half') }} || '，疑漏列或某一数字有误'
               when status = 'fail' and relation = 'eq'
                   then '若其余数字无误，' || total_label || '应为' || {{ check_shown('expected_value', 'unit', 'part_fine', 'coarse_half') }}
           end as hint,
           relation, unit, case relation when 'le' then locator else part_locator end as other_locator,
           case relation when 'le' then statement_key else part_statement_key end as other_statement_key,
           cast(null as varchar) as quote, cast(null as decimal(24, 4)) as own_number,
           cast(null as decimal(24, 4)) as base_number
    from {{ ref('int_check_identity') }}

    union all
    select document_key, 'same_fact', fact_table || '|' || fact_key, status, stated_value, expected_value, difference,
           tolerance, statement_key, locator, fact_table, fact_key, null, null, 0, null,
           label || '：此处' || {{ check_shown('stated_value', 'unit', 'stated_half', coarse) }} || '，' || expected_locator || '为'
               || {{ check_shown('expected_value', 'unit', 'expected_half', coarse) }} || '，相差'
               || {{ check_shown('abs(difference)', 'unit', 'least(stated_half, expected_half)', coarse) }},
           case
               when status = 'fail' and expected_value <> 0 and stated_value <> 0
                   and (stated_value = expected_value * 10000 or expected_value = stated_value * 10000)
                   then '两处恰差一万倍，疑元与万元混用'
               when status = 'fail'
                   then label || '疑应为' || {{ check_shown('expected_value', 'unit', 'expected_half', coarse) }}
           end,
           'eq', unit, expected_locator, expected_statement_key, null, null, null
    from {{ ref('int_check_repeat') }}

    union all
    select document_key, check_code, fact_key || '#' || cast(claim_no as varchar), status, stated_value, expected_value,
           stated_value - expected_value, tolerance, statement_key, locator, fact_table, fact_key,
           base_table, base_key, nearly_fits, null,
           ground || case claim_unit when 'direction' then '，' || hint else
               '；文中所述' || {{ check_shown('stated_value', 'claim_unit', 'fine_half', 'coarse_half') }}
               || case when expected_value is null then '，没有可比的基数，不计算比率'
                       else '，应为' || {{ check_shown('expected_value', 'claim_unit', 'fine_half', 'coarse_half') }} end end,
           case claim_unit when 'direction' then null else hint end, 'claim', claim_unit, null, null, quote,
           own_number, base_number
    from {{ ref('int_check_claim') }}

    union all
    select document_key, check_code, subject, status, stated_value, expected_value, stated_value - expected_value,
           tolerance, statement_key, locator, fact_table, fact_key, null, null, 0, null, message, null, 'eq', unit, null, null, null,
           null, null
    from {{ ref('int_check_consistency') }}

    union all
    select document_key, {{ check_notice_code('notice_code') }}, subject, 'fail', stated_value, expected_value, stated_value - expected_value,
           null, null, locator, 'notice', cast(notice_no as varchar), null, null,
           0, severity,
           message || case when quote = '' then '' else '：“' || left(quote, 120) || '”' end, null, 'notice', '', null, null, null, null, null
    from {{ ref('stg_notice') }} as stg_notice
    -- A sheet whose sum fails by its statements needs no second row from its form.
    where not exists (
        select 1
        from {{ ref('int_check_consistency') }} as known
        where known.document_key = stg_notice.document_key and known.status = 'fail'
            and known.check_code = {{ check_notice_code('stg_notice.notice_code') }}
    )

),

-- A text that tells of several bodies is the account of none: its figures are not held against one another.
told as (

    select found.document_key, found.check_code, found.subject,
           case when several.document_key is not null and found.relation <> 'notice' and found.status = 'fail'
                then 'insufficient_data' else found.status end as status,
           {% for column in ('stated_value', 'expected_value', 'difference', 'tolerance', 'statement_key', 'locator',
                             'fact_table', 'fact_key', 'base_table', 'base_key', 'is_slight', 'given_severity',
                             'message', 'hint', 'relation', 'unit', 'other_locator', 'other_statement_key') -%}
           found.{{ column }},
           {%- endfor %} found.quote, found.own_number, found.base_number
    from found
    left join (
        select distinct document_key from {{ ref('stg_notice') }} where notice_code = 'several_bodies'
    ) as several
        on found.document_key = several.document_key

),

judged as (

    select found.*, catalogue.check_name, catalogue.family,
           -- A share off by one unit of its last place was cut, not rounded: real, and slight.
           case when found.status <> 'fail' then 'info' when found.is_slight = 1 then 'info'
                when found.given_severity is not null then found.given_severity
                -- Last year's figures are not what this report accounts for.
                when found.fact_key like '%|prior_final' then 'warning'
                else coalesce(catalogue.severity, 'warning') end as base_severity,
           row_number() over (
               order by found.document_key, found.check_code, found.subject, found.locator, found.fact_key
           ) as finding_no
    from told as found
    left join catalogue on found.check_code = catalogue.check_code

)

select * from judged
