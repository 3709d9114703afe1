-- What each report contradicts, and what was found in order. Grain: reconciliation_key.
-- Contract columns first. A check a report gives no ground for is not_applicable; one whose figures are
-- not all stated is insufficient_data. Findings of one wrong figure share root_cause_key; the row with
-- is_root speaks for them, the others are info.
with catalogue as (

    select check_code, check_name, family from {{ ref('dim_check') }}

),

document as (

    select document_key, organization_key, region_code, fiscal_year from {{ ref('int_document') }}

),

value as (

    select * from {{ ref('int_check_value') }}

),

found as (

    select * from {{ ref('int_check_finding') }}

),

keyed as (

    select found.*, cause.suspect_table, cause.suspect_key,
           case when found.status = 'fail' then {{ dbt.hash("found.document_key || '|' || cause.cause") }} end
               as root_cause_key
    from found
    left join {{ ref('int_check_cause') }} as cause on found.finding_no = cause.finding_no

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
           hint, unit, base_severity as own_severity, fact_key, relation,
           case when status = 'fail' and other_statement_key <> statement_key then other_statement_key end
               as other_statement_key,
           case when status = 'fail' then quote end as quote
    from ranked

    union all
    -- A wording check without a notice has been made and found nothing; the others had no ground.
    select document_key, check_code, check_name, 'info',
           case family when 'notice' then 'pass' else 'not_applicable' end, '', null, null, null, null,
           case family when 'notice' then '未发现问题' else '报告没有相关数字，未作核对' end, null, null,
           family, null, null, null, null, null, '', 'info', '', '', null, null
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
       every_row.message, every_row.locator, every_row.statement_key, every_row.other_statement_key, every_row.quote,
       every_row.family, every_row.unit, every_row.root_cause_key, every_row.is_root, every_row.own_severity,
       every_row.suspect_table, every_row.suspect_key, suspect.label as suspect_label,
       cast(coalesce(disputed.stated_value, suspect.value_number) as decimal(24, 4)) as suspect_value,
       cast(case
           when every_row.status <> 'fail' or every_row.suspect_key is null then null
           when disputed.expected_value is not null then disputed.expected_value
           when every_row.family = 'identity' and every_row.relation = 'eq'
               and every_row.suspect_key = every_row.fact_key then every_row.expected_value
           when every_row.family = 'identity' and every_row.relation = 'eq'
               and suspect.value_number + every_row.difference >= 0
               then suspect.value_number + every_row.difference
       end as decimal(24, 4)) as suspect_should_be,
       every_row.hint,
       review.action as review_action, review.who as reviewed_by, review.reason as review_reason,
       review.decided_on as reviewed_on, review.corrected_value as review_value
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
-- Of a figure that is told in two ways the odd one is the suspect, and the other what it should be.
left join {{ ref('int_check_repeat') }} as disputed
    on every_row.document_key = disputed.document_key and every_row.suspect_table = disputed.fact_table
        and every_row.suspect_key = disputed.fact_key and disputed.status = 'fail' and every_row.status = 'fail'
left join (
    -- A decision on the statement itself, or on a whole check of the document.
    select *, row_number() over (partition by document_key, statement_key, check_code order by decided_on desc) as pick
    from {{ ref('fct_correction') }}
    where is_found
) as review
    on every_row.document_key = review.document_key and review.pick = 1
        and (
            (review.statement_key <> '' and every_row.statement_key = review.statement_key
                and (review.check_code = '' or review.check_code = every_row.check_code))
            or (review.statement_key = '' and review.check_code = every_row.check_code)
        )
qualify row_number() over (
    partition by every_row.document_key, every_row.check_code, every_row.subject, every_row.locator,
                 every_row.fact_key, every_row.message
    order by review.statement_key desc nulls last
) = 1
order by every_row.document_key, every_row.check_code, every_row.subject, every_row.locator, every_row.message
