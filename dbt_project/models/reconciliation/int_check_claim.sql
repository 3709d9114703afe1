{{ config(schema='intermediate') }}
{%- set change_half = "case claim.claim_kind when 'change' then claim.stated_half else 0 end" %}
{%- set rate_coarse = 'greatest(claim.own_half, coalesce(rate.base_half, 0), ' ~ change_half ~ ')' %}
{%- set way_coarse = "greatest(claim.own_half, case when heading.base_label like '完成率%' then 0 else heading.base_half end)" %}
-- The arithmetic that reports state: shares, completion rates, growth, changes, directions.
-- Grain: document, claim_no, check_code. A claim with no stated base is insufficient_data.
with statement as (

    select * from {{ ref('int_check_statement') }} where amount_kind <> 'prior_implied'

),

value as (

    select * from {{ ref('int_check_value') }} where amount_kind <> 'prior_implied'

),

-- The claim beside the amount it speaks of: the linked statement, else the value most stated of its key.
claim as (

    select claim.document_key, claim.claim_no, claim.claim_kind, claim.direction,
           cast(claim.value_number as decimal(24, 4)) as stated,
           cast(coalesce(claim.resolution, 0) * 0.5 as decimal(24, 6)) as stated_half,
           claim.stated_text, claim.base_kind, claim.base_value, nullif(claim.base_subject, '') as base_subject,
           claim.locator, claim.line_no, claim.section, claim.quote, claim.part,
           own.statement_key, own.fact_table, own.fact_key, own.fund_scope, own.item, own.amount_kind, own.unit,
           own.label, own.value_number as own_value, own.half_unit as own_half, own.context
    from {{ ref('stg_claim') }} as claim
    inner join (
        select *,
               row_number() over (
                   partition by document_key, claim_no
                   order by case when context = 'narrative' then 0 else 1 end,
                            abs(line_no - claim_line), statement_no
               ) as pick
        from (
            select claim_row.document_key, claim_row.claim_no, statement.statement_key, statement.fact_table,
                   statement.fact_key, statement.fund_scope, statement.item, statement.amount_kind,
                   statement.unit, statement.label, statement.value_number, statement.half_unit,
                   statement.context, statement.line_no, statement.statement_no, claim_row.line_no as claim_line
            from {{ ref('stg_claim') }} as claim_row
            inner join statement
                on claim_row.document_key = statement.document_key
                    and claim_row.statement_key = statement.statement_key
            union all
            -- Only where none is linked: all statements of a key against all claims of it is quadratic.
            select claim_row.document_key, claim_row.claim_no, statement.statement_key, statement.fact_table,
                   statement.fact_key, statement.fund_scope, statement.item, statement.amount_kind,
                   statement.unit, statement.label, statement.value_number, statement.half_unit,
                   statement.context, statement.line_no, statement.statement_no, claim_row.line_no as claim_line
            from {{ ref('stg_claim') }} as claim_row
            inner join statement
                on claim_row.document_key = statement.document_key
                    and claim_row.fact_table = statement.fact_table and claim_row.fact_key = statement.fact_key
            where not exists (
                select 1 from statement as linked
                where linked.document_key = claim_row.document_key
                    and linked.statement_key = claim_row.statement_key
            )
        ) as candidate
    ) as own
        on claim.document_key = own.document_key and claim.claim_no = own.claim_no and own.pick = 1
    where claim.part in ('main', 'attachment')

),

budget_kind as (

    select 'initial_budget' as base_kind, 'initial_budget' as amount_kind, 1 as is_right
    union all select 'initial_budget', 'budget', 1
    union all select 'initial_budget', 'adjusted_budget', 0
    union all select 'adjusted_budget', 'adjusted_budget', 1
    union all select 'adjusted_budget', 'budget', 1
    union all select 'adjusted_budget', 'initial_budget', 0
    union all select 'budget', 'budget', 1
    union all select 'budget', 'initial_budget', 1
    union all select 'budget', 'adjusted_budget', 1
    union all select 'prior_final', 'prior_final', 1

),

named_base as (

    select distinct base_words, fact_table, coalesce(fund_scope, '') as fund_scope, item
    from {{ ref('ref_check_base') }}

),

-- What each claim may be measured against. is_right: by its own words or by the rule of the genre.
base as (

    -- shares whose words name the whole
    select claim.document_key, claim.claim_no, value.value_number, value.half_unit, value.fact_table,
           value.fact_key, value.label, 1 as is_right,
           cast(null as decimal(24, 4)) as delta, cast(null as decimal(24, 6)) as delta_half
    from claim
    inner join named_base on claim.base_subject = named_base.base_words
    inner join value
        on claim.document_key = value.document_key and value.fact_table = named_base.fact_table
            and value.item = named_base.item and value.fund_scope = named_base.fund_scope
            and (value.amount_kind = claim.amount_kind or value.amount_kind = '' or claim.amount_kind = '')
    where claim.claim_kind = 'share'

    union all
    -- shares of the total of the same family
    select claim.document_key, claim.claim_no, value.value_number, value.half_unit, value.fact_table,
           value.fact_key, value.label,
           case
               -- The total of the same line is what the sentence divides.
               when value.amount_kind = claim.amount_kind and exists (
                   select 1 from statement as beside
                   where beside.document_key = claim.document_key and beside.line_no = claim.line_no
                       and beside.fact_table = value.fact_table and beside.fact_key = value.fact_key
               ) then 1
               when value.amount_kind <> claim.amount_kind then 0
               when value.fund_scope <> claim.fund_scope then 0
               when value.item in ('total|grand_total', 'grand_total') then 0
               else 1
           end,
           null, null
    from claim
    inner join value
        on claim.document_key = value.document_key and claim.fact_table = value.fact_table
            and value.fact_key <> claim.fact_key
            and (
                (claim.fact_table = 'fct_revenue' and value.item in ('current_total', 'grand_total'))
                or (claim.fact_table = 'fct_revenue' and value.item = 'fiscal_appropriation'
                    and claim.item in ('general_public_budget', 'government_fund', 'state_capital'))
                or (claim.fact_table = 'fct_expenditure'
                    and (
                        value.item in ('total|current_total', 'total|grand_total')
                        or (claim.item like 'economic|%' and value.item in ('nature|basic'))
                        or (claim.item like 'economic|%'
                            and value.item in ('economic|personnel', 'economic|public_use'))
                        or (claim.item like 'function|%' and value.item like 'function|%'
                            and left(claim.item, length(value.item)) = value.item)
                    ))
                or (claim.fact_table = 'fct_three_public' and value.item = 'total')
                or (claim.fact_table = 'fct_three_public' and value.item = 'vehicle_total'
                    and claim.item in ('vehicle_purchase', 'vehicle_operation'))
                or (claim.fact_table = 'fct_three_public' and value.item = 'reception'
                    and claim.item in ('reception_domestic', 'reception_foreign'))
                or (claim.fact_table = 'fct_procurement' and value.item = 'total')
                or (claim.fact_table = 'fct_procurement' and value.item = 'sme_contract'
                    and claim.item = 'micro_contract')
            )
    where claim.claim_kind = 'share'
        and (claim.base_subject is null or not exists (
            select 1 from named_base where named_base.base_words = claim.base_subject
        ))

    union all
    -- the base that the clause itself states
    select document_key, claim_no, base_value, cast(50 as decimal(24, 4)), fact_table,
           fact_key || '|base', label || '的比较数', 1, null, null
    from claim
    where base_value is not null and claim_kind <> 'share'

    union all
    -- completion, growth and change: the same item of another kind
    select claim.document_key, claim.claim_no, value.value_number, value.half_unit, value.fact_table,
           value.fact_key, value.label,
           -- A 三公 table says 预算数 of the budget after adjustment as well: 年初预算 of the prose may be another.
           case when budget_kind.base_kind = 'initial_budget' and budget_kind.amount_kind = 'budget'
                    and value.context <> 'narrative' then 0
                else budget_kind.is_right end, null, null
    from claim
    inner join budget_kind
        on coalesce(claim.base_kind, case claim.claim_kind when 'completion' then 'budget' else 'prior_final' end)
            = budget_kind.base_kind
    inner join value
        on claim.document_key = value.document_key and claim.fact_table = value.fact_table
            and claim.fund_scope = value.fund_scope
            and (
                (claim.fact_table <> 'fct_project_execution' and claim.item = value.item
                    and value.amount_kind = budget_kind.amount_kind)
                or (claim.fact_table = 'fct_project_execution' and budget_kind.amount_kind = 'budget'
                    and value.item = {{ dbt.replace('claim.item', "'executed'", "'budget'") }}
                    and claim.item <> value.item)
            )
    where claim.claim_kind <> 'share' and claim.base_value is null and value.fact_key <> claim.fact_key

    union all
    -- growth: the year before as the change beside it implies
    select growth.document_key, growth.claim_no,
           growth.own_value - case change.direction when 'decrease' then -1 else 1 end * change.stated,
           cast(growth.own_half + change.stated_half as decimal(24, 4)), growth.fact_table,
           growth.fact_key || '|prior_implied', '由增减额推出的上年数', 1, change.stated, change.stated_half
    from claim as growth
    inner join claim as change
        on growth.document_key = change.document_key and growth.statement_key = change.statement_key
            and growth.line_no = change.line_no and change.claim_kind = 'change'
            and coalesce(growth.base_kind, '') = coalesce(change.base_kind, '')
            and growth.direction = change.direction
    where growth.claim_kind = 'growth' and change.direction in ('increase', 'decrease')
        -- Nothing rises to zero: such words speak of another amount.
        and not (growth.own_value = 0 and change.direction = 'increase')
        and change.stated is not null

),

-- What the claim should say against each base, and the envelope of the printed places.
expected as (

    select claim.*, base.value_number as base_number, base.half_unit as base_half, base.fact_key as base_key,
           base.fact_table as base_table, base.label as base_label, base.is_right,
           coalesce(base.delta, abs(claim.own_value - base.value_number)) as delta,
           case
               when claim.claim_kind in ('share', 'completion') and base.value_number <> 0
                   then 100.0 * cast(claim.own_value as double) / cast(base.value_number as double)
               when claim.claim_kind = 'growth' and base.value_number <> 0
                   then 100.0 * cast(coalesce(base.delta, abs(claim.own_value - base.value_number)) as double)
                       / cast(base.value_number as double)
               when claim.claim_kind = 'change' then abs(claim.own_value - base.value_number)
           end as should_be,
           case
               when claim.claim_kind in ('share', 'completion') and base.value_number > base.half_unit
                   then 100.0 * (claim.own_half + base.half_unit * cast(claim.own_value as double) / cast(base.value_number as double))
                       / (base.value_number - base.half_unit) + claim.stated_half
               when claim.claim_kind = 'growth' and base.value_number > base.half_unit
                   then 100.0 * (coalesce(base.delta_half, claim.own_half + base.half_unit)
                       + base.half_unit * cast(coalesce(base.delta, abs(claim.own_value - base.value_number)) as double)
                           / base.value_number)
                       / (base.value_number - base.half_unit) + claim.stated_half
               when claim.claim_kind = 'change' then claim.own_half + base.half_unit + claim.stated_half
               else 0
           end as tolerance,
           case
               when claim.own_value - base.value_number > claim.own_half + base.half_unit then 'increase'
               when base.value_number - claim.own_value > claim.own_half + base.half_unit then 'decrease'
               else 'flat'
           end as actual_direction
    from claim
    inner join base on claim.document_key = base.document_key and claim.claim_no = base.claim_no

),

arithmetic as (

    select *,
           case
               when should_be is null then null
               when abs(stated - should_be) <= tolerance + 0.0000001 then 1 else 0
           end as fits,
           case when claim_kind = 'change' then 0
                when should_be is not null and abs(stated - should_be) <= tolerance + stated_half + 0.0000001
                then 1 else 0 end as nearly_fits
    from expected
    where stated is not null

),

best as (

    select *,
           max(case when fits = 1 and is_right = 1 then 1 else 0 end)
               over (partition by document_key, claim_no) as any_right,
           max(is_right) over (partition by document_key, claim_no) as has_right,
           max(case when is_right = 1 and base_number = 0 then 1 else 0 end)
               over (partition by document_key, claim_no) as has_zero_base
    from arithmetic
    qualify row_number() over (
        partition by document_key, claim_no
        order by case when fits = 1 and is_right = 1 then 0 when is_right = 1 and base_number = 0 then 1
                      when is_right = 1 then 2 when fits = 1 then 3 else 4 end,
                 case base_key when fact_key || '|prior_implied' then 0 else 1 end,
                 abs(stated - coalesce(should_be, 0)), base_key, base_number
    ) = 1

),

-- A base that the words do not mean but the number was worked out from.
wrong_base as (

    select document_key, claim_no, base_label, base_number, base_half
    from (
        select document_key, claim_no, base_label, base_number, base_half, should_be
        from arithmetic
        where fits = 1 and is_right = 0 and stated > 0
        union all
        select claim.document_key, claim.claim_no, value.label, value.value_number, value.half_unit,
               100.0 * cast(claim.own_value as double) / cast(value.value_number as double)
        from claim
        inner join value
            on claim.document_key = value.document_key and claim.fact_table = value.fact_table
                and value.fact_key <> claim.fact_key and value.value_number > 0
                and value.item in ('total', 'current_total', 'grand_total', 'total|current_total', 'total|grand_total')
        where claim.claim_kind = 'share' and claim.stated > 0
            and abs(claim.stated - 100.0 * cast(claim.own_value as double) / cast(value.value_number as double))
                <= claim.stated_half + 100.0 * (claim.own_half + value.half_unit) / value.value_number
        union all
        select document_key, claim_no, '本年数', own_value, own_half, should_be
        from arithmetic
        where claim_kind = 'growth' and own_value > 0 and stated > 0
            and abs(stated - 100.0 * delta / own_value) <= stated_half + 0.01
    ) as candidate
    qualify row_number() over (partition by document_key, claim_no order by base_label, base_number) = 1

),

rate as (

    select best.document_key, best.claim_no,
           case
               when best.should_be is null and best.own_value <> 0 and best.stated > 0 then 'zero_base'
               else best.claim_kind
           end as check_code,
           case
               when best.should_be is null and best.own_value = 0 then 'pass'
               when best.should_be is null and best.stated = 0 then 'pass'
               when best.should_be is null then 'fail'
               when best.fits = 1 and best.is_right = 1 then 'pass'
               when best.has_right = 0 then 'insufficient_data'
               when best.base_subject is not null and best.claim_kind = 'share' and not exists (
                   select 1 from named_base where named_base.base_words = best.base_subject
               ) then 'insufficient_data'
               -- Attachments speak of shares of many things; without the whole's name nothing can be held against it.
               when best.claim_kind = 'share' and best.base_subject is null and best.part = 'attachment'
                   then 'insufficient_data'
               else 'fail'
           end as status,
           best.nearly_fits, best.stated as stated_value, {{ cast_or_null('best.should_be', 'decimal(24, 4)') }} as expected_value,
           {{ cast_or_null('best.tolerance', 'decimal(24, 6)') }} as tolerance,
           best.base_label, best.base_number, best.base_half, best.base_table, best.base_key,
           wrong_base.base_label as wrong_base_label, wrong_base.base_number as wrong_base_number,
           best.actual_direction
    from best
    left join wrong_base on best.document_key = wrong_base.document_key and best.claim_no = wrong_base.claim_no

    union all
    select claim.document_key, claim.claim_no, claim.claim_kind, 'insufficient_data', 0, claim.stated,
           cast(null as decimal(24, 4)), cast(null as decimal(24, 6)), null, null, null, null, null, null, null, null
    from claim
    left join best on claim.document_key = best.document_key and claim.claim_no = best.claim_no
    where best.claim_no is null and claim.stated is not null

),

-- 增加/减少/持平/小于 against the two amounts, or against the completion rate beside it.
compass as (

    select document_key, claim_no, direction, actual_direction, base_label, base_number, base_half, base_table,
           base_key, own_value, cast(abs(own_value - base_number) as double) as distance
    from expected
    where claim_kind in ('change', 'growth') and is_right = 1 and base_key not like '%|prior_implied'
        and direction in ('increase', 'decrease', 'flat')
        -- 增加0万元，增长0%: the words of the form, no direction.
        and coalesce(stated, 1) <> 0

    union all
    select word.document_key, word.claim_no, word.direction,
           case when rate.stated > 100 then 'increase' when rate.stated < 100 then 'decrease' else 'flat' end,
           '完成率' || rate.stated_text, rate.stated, rate.stated_half, rate.fact_table, rate.fact_key,
           word.own_value,
           cast(abs(rate.stated - 100) as double) * cast(word.own_value as double) / 100
    from claim as word
    inner join claim as rate
        on word.document_key = rate.document_key and word.statement_key = rate.statement_key
            and rate.claim_kind = 'completion' and word.line_no = rate.line_no
    where word.claim_kind = 'change' and word.stated is null and rate.stated is not null
        and word.base_kind in ('budget', 'initial_budget', 'adjusted_budget')
        and not (word.own_value = 0 and rate.stated in (0, 100))

),

heading as (

    select *,
           case
               when direction = actual_direction then 'pass'
               when direction = 'flat' and distance <= 0.05 * cast(abs(own_value) as double) then 'pass'
               when actual_direction = 'flat' then case when distance = 0 and direction <> 'flat' then 'fail' else 'pass' end
               else 'fail'
           end as status
    from compass
    qualify row_number() over (
        partition by document_key, claim_no
        order by case when direction = actual_direction then 0 else 1 end, base_key, base_number
    ) = 1

),

-- Shares printed in one sentence about one whole: they cannot add to more than 100 %.
family as (

    select document_key, line_no, fact_table, fund_scope, amount_kind,
           case when item like 'function|%' then 'function' || cast(length(item) as varchar)
                when fact_table = 'fct_expenditure' then {{ dbt.split_part('item', "'|'", 1) }}
                when fact_table = 'fct_three_public' and item in ('vehicle_purchase', 'vehicle_operation') then 'vehicle'
                when fact_table = 'fct_three_public' and item in ('reception_domestic', 'reception_foreign')
                    then 'reception'
                else '' end as kin,
           min(claim_no) as claim_no, count(*) as shares, sum(stated) as stated_sum,
           sum(stated_half) as half_sum, count(distinct item) as items
    from claim
    where claim_kind = 'share' and stated is not null and base_subject is null
        and fact_table in ('fct_revenue', 'fct_expenditure', 'fct_three_public')
        and not (fact_table = 'fct_revenue' and item in ('fiscal_appropriation', 'current_total'))
        and item not like 'total|%'
    group by document_key, line_no, fact_table, fund_scope, amount_kind,
             case when item like 'function|%' then 'function' || cast(length(item) as varchar)
                  when fact_table = 'fct_expenditure' then {{ dbt.split_part('item', "'|'", 1) }}
                  when fact_table = 'fct_three_public' and item in ('vehicle_purchase', 'vehicle_operation')
                      then 'vehicle'
                  when fact_table = 'fct_three_public' and item in ('reception_domestic', 'reception_foreign')
                      then 'reception'
                  else '' end

),

finding as (

    select claim.document_key, rate.check_code, rate.status, claim.claim_no, claim.fact_table, claim.fact_key,
           claim.label, claim.unit, rate.stated_value, rate.expected_value, rate.tolerance,
           claim.statement_key, claim.locator, claim.quote, rate.base_table, rate.base_key, rate.nearly_fits,
           case when claim.claim_kind = 'change' then 'yuan' else 'percent' end as claim_unit,
           claim.label || {{ check_shown('claim.own_value', 'claim.unit', 'claim.own_half', rate_coarse) }}
               || coalesce('，' || rate.base_label
                   || {{ check_shown('rate.base_number', 'claim.unit', 'rate.base_half', rate_coarse) }}, '') as ground,
           case when rate.wrong_base_label <> rate.base_label and rate.status = 'fail' and rate.nearly_fits = 0
                    and not (rate.check_code = 'zero_base' and rate.wrong_base_label = '本年数')
                then '该比率与以' || rate.wrong_base_label
                    || {{ check_shown('rate.wrong_base_number', 'claim.unit', '0.005', rate_coarse) }} || '为基数的结果相符，疑基数有误'
                -- The change beside the rate may be the odd one of the two.
                when rate.check_code = 'growth' and rate.status = 'fail' and rate.nearly_fits = 0
                    and rate.base_key like '%|prior_implied'
                    and claim.stated < case claim.direction when 'increase' then 10000 else 100 end
                then '若增减率无误，增减额应约为' || {{ check_shown(
                    "cast(cast(claim.own_value as double) * claim.stated / (100 + case claim.direction when 'decrease' then -1 else 1 end * claim.stated) as decimal(24, 4))",
                    'claim.unit', '50', rate_coarse) }}
                when rate.check_code in ('share', 'completion') and rate.status = 'fail' and rate.nearly_fits = 0
                    and claim.unit = 'yuan' and claim.stated > 0 and claim.stated < 10000 and told.times = 1
                then '若比率无误，该数应约为' || {{ check_shown(
                    'cast(cast(rate.base_number as double) * claim.stated / 100 as decimal(24, 4))', 'claim.unit', '50', rate_coarse) }}
           end as hint,
           {{ rate_coarse }} as coarse_half, least(claim.own_half, coalesce(rate.base_half, claim.own_half)) as fine_half,
           claim.own_value as own_number, rate.base_number
    from rate
    inner join claim on rate.document_key = claim.document_key and rate.claim_no = claim.claim_no
    -- An amount that other places confirm is not the odd one beside its rate.
    left join (
        select document_key, fact_table, fact_key, value_number, sum(times) as times
        from value
        group by document_key, fact_table, fact_key, value_number
    ) as told
        on claim.document_key = told.document_key and claim.fact_table = told.fact_table
            and claim.fact_key = told.fact_key and claim.own_value = told.value_number

    union all
    select claim.document_key, 'direction', heading.status, claim.claim_no, claim.fact_table, claim.fact_key,
           claim.label, claim.unit, claim.own_value, heading.base_number, cast(0 as decimal(24, 6)),
           claim.statement_key, claim.locator, claim.quote, heading.base_table, heading.base_key, 0,
           'direction',
           claim.label || {{ check_shown('claim.own_value', 'claim.unit', 'claim.own_half', way_coarse) }} || '，' || heading.base_label
               || case when heading.base_label like '完成率%' then ''
                       else {{ check_shown('heading.base_number', 'claim.unit', 'heading.base_half', way_coarse) }} end,
           case heading.direction when 'increase' then '文中称增加（大于）' when 'decrease' then '文中称减少（小于）'
                else '文中称持平' end
               || case heading.actual_direction when 'increase' then '，数字为增加' when 'decrease' then '，数字为减少'
                       else '，数字为持平' end,
           claim.own_half, claim.own_half, claim.own_value, heading.base_number
    from heading
    inner join claim on heading.document_key = claim.document_key and heading.claim_no = claim.claim_no

    union all
    select claim.document_key, 'share_sum',
           case when family.stated_sum <= 100 + family.half_sum then 'pass'
                -- Where a share of the sentence is wrong by itself, the sum tells nothing new.
                when wrong.locator is not null then 'insufficient_data' else 'fail' end,
           claim.claim_no, claim.fact_table, claim.fact_key, claim.label, claim.unit,
           family.stated_sum, cast(100 as decimal(24, 4)), family.half_sum,
           claim.statement_key, claim.locator, claim.quote, null, null, 0, 'percent',
           '同一句中' || cast(family.shares as varchar) || '项占比', null,
           claim.own_half, claim.own_half, claim.own_value, null
    from family
    inner join claim on family.document_key = claim.document_key and family.claim_no = claim.claim_no
    left join (
        select distinct claim.document_key, claim.locator
        from rate
        inner join claim on rate.document_key = claim.document_key and rate.claim_no = claim.claim_no
        where rate.check_code = 'share' and rate.status = 'fail'
    ) as wrong
        on claim.document_key = wrong.document_key and claim.locator = wrong.locator
    where family.shares > 1 and family.shares = family.items

)

select * from finding
