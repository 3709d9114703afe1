{{ config(schema='intermediate') }}
-- How many sums hold with each value of a fact that is stated differently in several places: the witnesses
-- that tell which of two values is the odd one. Grain: document, fact_table, fact_key, value_number.
with stated as (

    select document_key, fact_table, fact_key, fund_scope, item, amount_kind, value_number,
           min(half_unit) as half_unit, count(*) over (partition by document_key, fact_table, fact_key) as value_count
    from {{ ref('int_check_value') }}
    where amount_kind <> 'prior_implied'
    group by document_key, fact_table, fact_key, fund_scope, item, amount_kind, value_number

),

disputed as (

    select * from stated where value_count > 1

),

part as (

    select part.document_key, part.check_code, part.subject, part.context, part.fact_table, part.fact_key,
           part.value_number, part.half_unit,
           sum(part.value_number) over (
               partition by part.document_key, part.check_code, part.subject, part.context
           ) as part_sum,
           sum(part.half_unit) over (
               partition by part.document_key, part.check_code, part.subject, part.context
           ) as part_half
    from {{ ref('int_check_part') }} as part

),

total as (

    select term.document_key, term.check_code, term.subject, term.fact_table, term.fact_key, value.value_number,
           value.half_unit
    from {{ ref('int_check_term') }} as term
    inner join {{ ref('int_check_value') }} as value
        on term.document_key = value.document_key and term.fact_table = value.fact_table
            and term.fact_key = value.fact_key
    where term.side = 'total' and term.relation = 'eq' and value.rank_in_context = 1

),

witness as (

    -- the disputed value as a part of a sum
    select disputed.document_key, disputed.fact_table, disputed.fact_key, disputed.value_number,
           part.check_code || '|' || part.subject || '|' || part.context as sum_key
    from disputed
    inner join part
        on disputed.document_key = part.document_key and disputed.fact_table = part.fact_table
            and disputed.fact_key = part.fact_key
    inner join total
        on part.document_key = total.document_key and part.check_code = total.check_code
            and part.subject = total.subject
    where abs(total.value_number - (part.part_sum - part.value_number + disputed.value_number))
        <= total.half_unit + part.part_half - part.half_unit + disputed.half_unit

    union
    -- as the total
    select disputed.document_key, disputed.fact_table, disputed.fact_key, disputed.value_number,
           part.check_code || '|' || part.subject || '|' || part.context
    from disputed
    inner join total
        on disputed.document_key = total.document_key and disputed.fact_table = total.fact_table
            and disputed.fact_key = total.fact_key
    inner join part
        on total.document_key = part.document_key and total.check_code = part.check_code
            and total.subject = part.subject
    where abs(disputed.value_number - part.part_sum) <= disputed.half_unit + part.part_half

    union
    -- the same money told of another fund
    select disputed.document_key, disputed.fact_table, disputed.fact_key, disputed.value_number,
           'scope|' || other.fund_scope
    from disputed
    inner join stated as other
        on disputed.document_key = other.document_key and disputed.fact_table = other.fact_table
            and disputed.item = other.item and disputed.amount_kind = other.amount_kind
            and disputed.fund_scope <> other.fund_scope and disputed.value_number = other.value_number
    where disputed.value_number <> 0

    union
    -- a score that the items of its sheet make
    select disputed.document_key, disputed.fact_table, disputed.fact_key, disputed.value_number, 'score_items'
    from disputed
    inner join {{ ref('int_check_score_sum') }} as made
        on disputed.document_key = made.document_key and disputed.fund_scope = made.subject_name
            and made.field = 'score' and made.items > 1
    where disputed.fact_table = 'fct_performance_score'
        and abs(disputed.value_number - made.item_sum) <= made.half_sum

)

select document_key, fact_table, fact_key, value_number, count(*) as sums
from witness
group by document_key, fact_table, fact_key, value_number
