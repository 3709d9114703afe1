-- What each report contradicts, and what was found in order. Grain: reconciliation_key.
-- Contract columns first. A check a report gives no ground for is not_applicable; one whose figures are
-- not all stated is insufficient_data. Findings of one wrong figure share root_cause_key; the row with
-- is_root speaks for them, the others are info.
with catalogue as (

    select check_code, check_name, family, severity, formula from {{ ref('dim_check') }}

),

document as (

    select document_key, organization_key, region_code, fiscal_year from {{ ref('int_document') }}

),

value as (

    select * from {{ ref('int_check_value') }}

),

found as (

    select document_key, check_code, subject, status, stated_value, expected_value, difference, tolerance,
           statement_key, locator, fact_table, total_key as fact_key, cast(null as varchar) as base_table,
           cast(null as varchar) as base_key, 0 as is_slight,
           total_label || {{ check_shown('stated_value', 'unit', 'total_half') }}
               || case relation when 'eq' then '，各项之和' else '，其中' end
               || {{ check_shown('expected_value', 'unit', 'total_half') }} || '（' || left(part_text, 400) || '），相差'
               || {{ check_shown('abs(difference)', 'unit', 'total_half') }} as message,
           case when status = 'fail' and relation = 'eq'
               then '若其余数字无误，' || total_label || '应为' || {{ check_shown('expected_value', 'unit', 'total_half') }}
           end as hint,
           relation, unit
    from {{ ref('int_check_identity') }}

    union all
    select document_key, 'same_fact', fact_table || '|' || fact_key, status, stated_value, expected_value, difference,
           tolerance, statement_key, locator, fact_table, fact_key, null, null, 0,
           label || '：此处' || {{ check_shown('stated_value', 'unit', 'stated_half') }} || '，' || expected_locator || '为'
               || {{ check_shown('expected_value', 'unit', 'expected_half') }} || '，相差'
               || {{ check_shown('abs(difference)', 'unit', 'stated_half') }},
           case when status = 'fail' then label || '疑应为' || {{ check_shown('expected_value', 'unit', 'expected_half') }} end,
           'eq', unit
    from {{ ref('int_check_repeat') }}

    union all
    select document_key, check_code, fact_key || '#' || cast(claim_no as varchar), status, stated_value, expected_value,
           stated_value - expected_value, tolerance, statement_key, locator, fact_table, fact_key,
           base_table, base_key, nearly_fits,
           ground || case claim_unit when 'direction' then '，' || hint else
               '；文中所述' || {{ check_shown('stated_value', 'claim_unit') }}
               || coalesce('，应为' || {{ check_shown('expected_value', 'claim_unit') }}, '，基数为零，不计算比率') end,
           case claim_unit when 'direction' then null else hint end, 'claim', claim_unit
    from {{ ref('int_check_claim') }}

    union all
    select document_key, check_code, subject, status, stated_value, expected_value, stated_value - expected_value,
           tolerance, statement_key, locator, fact_table, fact_key, null, null, 0, message, null, 'eq', 'score'
    from {{ ref('int_check_consistency') }}

    union all
    select document_key, notice_code, subject, 'fail', stated_value, expected_value, stated_value - expected_value,
           null, null, locator, 'notice', cast(notice_no as varchar), null, null,
           case severity when 'info' then 1 else 0 end,
           message || case when quote = '' then '' else '：“' || left(quote, 120) || '”' end, null, 'notice', ''
    from {{ ref('stg_notice') }}

),

judged as (

    select found.*, catalogue.check_name, catalogue.family,
           -- A share off by one unit of its last place was cut, not rounded: real, and slight.
           case when found.status <> 'fail' then 'info' when found.is_slight = 1 then 'info'
                else coalesce(catalogue.severity, 'warning') end as base_severity,
           row_number() over (
               order by found.document_key, found.check_code, found.subject, found.locator, found.fact_key
           ) as finding_no
    from found
    left join catalogue on found.check_code = catalogue.check_code

),

-- Which fact keys each finding rests on.
involved as (

    select judged.finding_no, judged.document_key, judged.status, judged.check_code, term.fact_table, term.fact_key
    from judged
    inner join {{ ref('int_check_term') }} as term
        on judged.document_key = term.document_key and judged.check_code = term.check_code
            and judged.subject = term.subject
    where judged.status in ('pass', 'fail')
    union
    select finding_no, document_key, status, check_code, fact_table, fact_key
    from judged
    where status in ('pass', 'fail') and fact_key is not null and family <> 'notice'
    union
    select finding_no, document_key, status, check_code, base_table,
           replace(replace(base_key, '|prior_implied', ''), '|base', '')
    from judged
    where status in ('pass', 'fail') and base_key is not null

),

-- How suspect a key is: the failures it explains, less what speaks for it.
suspicion as (

    select document_key, fact_table, fact_key,
           count(distinct case when status = 'fail' then finding_no end) as fails,
           count(distinct case when status = 'pass' then finding_no end) as passes
    from involved
    group by document_key, fact_table, fact_key

),

suspect as (

    select involved.finding_no, involved.fact_table as suspect_table, involved.fact_key as suspect_key
    from involved
    inner join suspicion
        on involved.document_key = suspicion.document_key and involved.fact_table = suspicion.fact_table
            and involved.fact_key = suspicion.fact_key
    inner join judged on involved.finding_no = judged.finding_no
    where involved.status = 'fail'
    qualify row_number() over (
        partition by involved.finding_no
        order by case when involved.check_code = 'same_fact' then 0 else 1 end,
                 suspicion.fails desc, suspicion.passes,
                 case when involved.fact_key = judged.fact_key and involved.fact_table = judged.fact_table then 0 else 1 end,
                 involved.fact_table, involved.fact_key
    ) = 1

),

-- Two sums that are out by the same amount are out for the same reason.
gap as (

    select finding_no,
           min(finding_no) over (partition by document_key, abs(difference)) as gap_no
    from judged
    where status = 'fail' and family = 'identity' and difference <> 0

),

rooted as (

    select judged.*,
           coalesce(gap_suspect.suspect_table, suspect.suspect_table) as suspect_table,
           coalesce(gap_suspect.suspect_key, suspect.suspect_key) as suspect_key
    from judged
    left join suspect on judged.finding_no = suspect.finding_no
    left join gap on judged.finding_no = gap.finding_no
    left join suspect as gap_suspect on gap.gap_no = gap_suspect.finding_no

),

keyed as (

    select *,
           case when status = 'fail' then {{ dbt.hash(
               "document_key || '|' || case when family = 'notice' or suspect_key is null "
               ~ "then check_code || '|' || subject || '|' || coalesce(locator, '') || '|' || fact_key "
               ~ "else suspect_table || '|' || suspect_key end"
           ) }} end as root_cause_key
    from rooted

),

ranked as (

    select *,
           row_number() over (
               partition by root_cause_key
               order by case base_severity when 'error' then 0 when 'warning' then 1 else 2 end,
                        case check_code when 'same_fact' then 0 else 1 end,
                        case family when 'identity' then 0 when 'performance' then 1 when 'claim' then 2 else 3 end,
                        abs(coalesce(difference, 0)) desc, finding_no
           ) as root_rank
    from keyed

),

idle as (

    select document.document_key, catalogue.check_code, catalogue.check_name, catalogue.family
    from document
    cross join catalogue
    left join found
        on document.document_key = found.document_key and catalogue.check_code = found.check_code
    where found.check_code is null

),

every_row as (

    select document_key, check_code, coalesce(check_name, check_code) as check_name,
           case when status = 'fail' and root_rank > 1 then 'info' else base_severity end as severity,
           status, subject, stated_value, expected_value, difference, tolerance, message, locator, statement_key,
           coalesce(family, 'notice') as family, root_cause_key,
           case when status = 'fail' then root_rank = 1 end as is_root,
           case when status = 'fail' then suspect_table end as suspect_table,
           case when status = 'fail' then suspect_key end as suspect_key,
           hint, unit, base_severity as own_severity, fact_key
    from ranked

    union all
    -- A wording check without a notice has been made and found nothing; the others had no ground.
    select document_key, check_code, check_name, 'info',
           case family when 'notice' then 'pass' else 'not_applicable' end, '', null, null, null, null,
           case family when 'notice' then '未发现问题' else '报告没有相关数字，未作核对' end, null, null,
           family, null, null, null, null, null, '', 'info', ''
    from idle

)

select {{ dbt.hash(
           "every_row.document_key || '|' || every_row.check_code || '|' || every_row.subject || '|' "
           ~ "|| coalesce(every_row.locator, '') || '|' || every_row.fact_key || '|' || cast(row_number() over ("
           ~ "partition by every_row.document_key, every_row.check_code, every_row.subject, every_row.locator, "
           ~ "every_row.fact_key order by every_row.message) as varchar)"
       ) }} as reconciliation_key,
       every_row.document_key, document.organization_key, document.region_code, document.fiscal_year,
       every_row.check_code, every_row.check_name, every_row.severity, every_row.status, every_row.subject,
       cast(every_row.stated_value as decimal(24, 4)) as stated_value,
       cast(every_row.expected_value as decimal(24, 4)) as expected_value,
       cast(every_row.difference as decimal(24, 4)) as difference,
       cast(every_row.tolerance as decimal(24, 4)) as tolerance,
       every_row.message, every_row.locator, every_row.statement_key,
       every_row.family, every_row.unit, every_row.root_cause_key, every_row.is_root, every_row.own_severity,
       every_row.suspect_table, every_row.suspect_key, suspect.label as suspect_label,
       suspect.value_number as suspect_value,
       case
           when every_row.status <> 'fail' or every_row.suspect_key is null then null
           when every_row.family = 'repeat' then every_row.expected_value
           when every_row.family = 'identity' and every_row.suspect_key = every_row.fact_key then every_row.expected_value
           when every_row.family = 'identity' then suspect.value_number + every_row.difference
       end as suspect_should_be,
       every_row.hint
from every_row
inner join document on every_row.document_key = document.document_key
left join (
    select *, row_number() over (
        partition by document_key, fact_table, fact_key order by rank_in_context, context
    ) as pick
    from value
) as suspect
    on every_row.document_key = suspect.document_key and every_row.suspect_table = suspect.fact_table
        and every_row.suspect_key = suspect.fact_key and suspect.pick = 1
order by every_row.document_key, every_row.check_code, every_row.subject, every_row.locator, every_row.message
