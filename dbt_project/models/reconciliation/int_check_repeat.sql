{{ config(schema='intermediate') }}
-- The same fact stated in several places. Grain: document, fact_table, fact_key.
-- The value most places state is the expected one, of equally many the one with which most sums hold; the
-- furthest value from it is the stated one.
with value as (

    select *,
           row_number() over (
               partition by document_key, fact_table, fact_key, value_number
               order by half_unit, context, locator
           ) as place,
           sum(times) over (partition by document_key, fact_table, fact_key, value_number) as support,
           min(half_unit) over (partition by document_key, fact_table, fact_key, value_number) as best_half
    from {{ ref('int_check_value') }}
    where amount_kind <> 'prior_implied'
        -- Attachments tell a project's money from other sides (total investment, all years).
        and not (fact_table = 'fct_project_execution' and context = 'attachment')

),

stated as (

    select *, count(*) over (partition by document_key, fact_table, fact_key) as value_count
    from value
    where place = 1

),

agreement as (

    -- How many statements each value agrees with, within rounding.
    select stated.document_key, stated.fact_table, stated.fact_key, stated.value_number,
           sum(case when abs(stated.value_number - other.value_number) <= stated.best_half + other.best_half
                    then other.support else 0 end) as agreeing,
           sum(other.support) as statements
    from stated
    inner join stated as other
        on stated.document_key = other.document_key and stated.fact_table = other.fact_table
            and stated.fact_key = other.fact_key
    group by stated.document_key, stated.fact_table, stated.fact_key, stated.value_number

),

expected as (

    select stated.*, agreement.statements
    from stated
    inner join agreement
        on stated.document_key = agreement.document_key and stated.fact_table = agreement.fact_table
            and stated.fact_key = agreement.fact_key and stated.value_number = agreement.value_number
    left join {{ ref('int_check_support') }} as support
        on stated.document_key = support.document_key and stated.fact_table = support.fact_table
            and stated.fact_key = support.fact_key and stated.value_number = support.value_number
    where agreement.statements > 1
    qualify row_number() over (
        partition by stated.document_key, stated.fact_table, stated.fact_key
        order by agreement.agreeing desc, coalesce(support.sums, 0) desc,
                 case stated.context when 'table' then 0 when 'narrative' then 1 when 'chart' then 2 else 3 end,
                 stated.best_half, stated.line_no, stated.value_number
    ) = 1

),

furthest as (

    select expected.document_key, expected.fact_table, expected.fact_key,
           other.value_number, other.best_half, other.context, other.statement_key, other.locator
    from expected
    inner join stated as other
        on expected.document_key = other.document_key and expected.fact_table = other.fact_table
            and expected.fact_key = other.fact_key
    qualify row_number() over (
        partition by expected.document_key, expected.fact_table, expected.fact_key
        order by abs(other.value_number - expected.value_number) - other.best_half desc, other.line_no,
                 other.value_number
    ) = 1

)

select expected.document_key, expected.fact_table, expected.fact_key, expected.fund_scope, expected.item,
       expected.amount_kind, expected.unit, expected.label, expected.statements, expected.value_count,
       furthest.value_number as stated_value, expected.value_number as expected_value,
       furthest.value_number - expected.value_number as difference,
       furthest.best_half + expected.best_half as tolerance,
       furthest.best_half as stated_half, expected.best_half as expected_half,
       furthest.statement_key, furthest.locator, furthest.context,
       expected.locator as expected_locator, expected.statement_key as expected_statement_key,
       case
           when abs(furthest.value_number - expected.value_number) > furthest.best_half + expected.best_half
               then 'fail'
           -- Two coarse figures one unit apart touch at one point only: no rounding explains a visible gap.
           when abs(furthest.value_number - expected.value_number) = furthest.best_half + expected.best_half
               and abs(furthest.value_number - expected.value_number) > 100
               and abs(furthest.value_number - expected.value_number) * 100 > abs(expected.value_number)
               then 'fail'
           else 'pass'
       end as status
from expected
inner join furthest
    on expected.document_key = furthest.document_key and expected.fact_table = furthest.fact_table
        and expected.fact_key = furthest.fact_key
