{{ config(schema='intermediate') }}
-- Budgets that the completion rates imply: those of the parts add to that of the whole.
-- Grain: document, subject. Only where the parts' accounts add to the whole's and every part has a rate
-- against the same kind of budget; otherwise nothing can be said, but that some parts exceed the whole.
with rate as (

    select claim.document_key, claim.claim_no, claim.base_kind, claim.quote, claim.locator,
           cast(claim.value_number as double) as rate,
           cast(coalesce(claim.resolution, 0) as double) * 0.5 as rate_half,
           own.statement_key, own.fact_table, own.fund_scope, own.item, own.fact_key, own.label, own.unit, own.context,
           cast(own.value_number as double) as amount, cast(own.half_unit as double) as amount_half,
           case
               when own.fact_table = 'fct_three_public' and own.item = 'total' then 'whole'
               when own.fact_table = 'fct_three_public'
                   and own.item in ('overseas', 'vehicle_total', 'reception') then 'item'
               when own.item = 'total|current_total' then 'whole'
               when own.item like 'function|%' and own.item not like 'function|name:%'
                   then 'code' || cast(length(own.item) as varchar)
           end as kin
    from {{ ref('stg_claim') }} as claim
    inner join {{ ref('int_check_statement') }} as own
        on claim.document_key = own.document_key and claim.statement_key = own.statement_key
    where claim.claim_kind = 'completion' and claim.value_number > 0 and claim.part = 'main'
        and own.amount_kind = 'final' and own.value_number > 0
        and own.fact_table in ('fct_expenditure', 'fct_three_public')

),

one_rate as (

    select *, 100 * amount / rate as budget,
           100 * amount_half / rate + 100 * amount / rate * rate_half / rate as budget_half
    from rate
    where kin is not null
    qualify row_number() over (
        partition by document_key, fact_key order by claim_no
    ) = 1

),

-- A part without a rate leaves the sum open; so does one of which nothing was spent, as its budget may be any,
-- unless the report states that this was zero too.
unrated as (

    select part.document_key, part.fact_table, part.fund_scope, part.kin,
           sum(case when one_rate.fact_key is null and not (part.value_number = 0 and unplanned.item is not null)
                    then 1 else 0 end) as missing
    from (
        select *,
               case when fact_table = 'fct_three_public' then 'item'
                    else 'code' || cast(length(item) as varchar) end as kin
        from {{ ref('int_check_statement') }}
        where amount_kind = 'final'
            and (
                (fact_table = 'fct_three_public' and item in ('overseas', 'vehicle_total', 'reception'))
                or (fact_table = 'fct_expenditure' and item like 'function|%' and item not like 'function|name:%'
                    and value_number = 0)
            )
    ) as part
    left join one_rate
        on part.document_key = one_rate.document_key and part.fact_key = one_rate.fact_key
    left join (
        select distinct document_key, fact_table, fund_scope, item from {{ ref('int_check_statement') }}
        where value_number = 0 and amount_kind in ('budget', 'initial_budget', 'adjusted_budget')
    ) as unplanned
        on part.document_key = unplanned.document_key and part.fact_table = unplanned.fact_table
            and part.fund_scope = unplanned.fund_scope and part.item = unplanned.item
    group by part.document_key, part.fact_table, part.fund_scope, part.kin

),

summed as (

    select whole.document_key, whole.fact_table, whole.fund_scope, whole.fact_key, whole.statement_key, whole.locator, whole.label,
           whole.amount, whole.amount_half, whole.budget, whole.budget_half, whole.rate, whole.kin,
           part.kin as part_kin, count(*) as parts, sum(part.amount) as part_amount, sum(part.amount_half) as part_amount_half,
           sum(part.budget) as part_budget, sum(part.budget_half) as part_budget_half,
           string_agg(part.label || cast(cast(part.rate as decimal(24, 2)) as varchar) || '%', '、' order by part.claim_no)
               as part_text
    from one_rate as whole
    inner join one_rate as part
        on whole.document_key = part.document_key and whole.fact_table = part.fact_table
            and whole.fund_scope = part.fund_scope and coalesce(whole.base_kind, '') = coalesce(part.base_kind, '')
            and part.kin <> 'whole'
    where whole.kin = 'whole'
    group by all

)

select summed.document_key, 'budget_implied' as check_code, summed.fact_key || '|' || summed.part_kin as subject,
       summed.fact_table, summed.fact_key,
       cast(summed.budget as decimal(24, 4)) as stated_value, cast(summed.part_budget as decimal(24, 4)) as expected_value,
       cast(summed.budget_half + summed.part_budget_half as decimal(24, 4)) as tolerance,
       summed.statement_key, summed.locator,
       case
           when wrong.document_key is null and summed.part_budget > summed.budget + summed.budget_half + summed.part_budget_half
               then 'fail'
           when summed.parts < 2 and summed.fact_table = 'fct_expenditure' then 'insufficient_data'
           when abs(summed.amount - summed.part_amount) > summed.amount_half + summed.part_amount_half
               then 'insufficient_data'
           when coalesce(unrated.missing, 0) > 0 then 'insufficient_data'
           -- Where a rate is wrong by itself, the sum tells nothing new.
           when wrong.document_key is not null then 'insufficient_data'
           when abs(summed.budget - summed.part_budget) <= summed.budget_half + summed.part_budget_half then 'pass'
           else 'fail'
       end as status,
       summed.label || '完成预算' || cast(cast(summed.rate as decimal(24, 2)) as varchar) || '%，推出预算'
           || {{ check_shown('cast(summed.budget as decimal(24, 4))', "'yuan'") }}
           || '；各项（' || left(summed.part_text, 300) || '）推出的预算之和'
           || {{ check_shown('cast(summed.part_budget as decimal(24, 4))', "'yuan'") }} || '，某一完成率或金额有误' as message
from summed
left join unrated
    on summed.document_key = unrated.document_key and summed.fact_table = unrated.fact_table
        and summed.fund_scope = unrated.fund_scope and summed.part_kin = unrated.kin
left join (
    select distinct document_key from {{ ref('int_check_claim') }}
    where check_code in ('completion', 'zero_base') and status = 'fail'
) as wrong
    on summed.document_key = wrong.document_key
