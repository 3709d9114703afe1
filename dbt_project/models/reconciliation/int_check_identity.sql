{{ config(schema='intermediate') }}
-- Sums and inequalities of the stated values. Grain: document, check, subject.
-- The parts are taken from one kind of place (prose, table, attachment); the total may stand anywhere.
-- Where another stated value of a term makes the sum hold, the sum passes: that contradiction belongs
-- to same_fact. A short sum over an open list is insufficient_data, never a pass and never a failure.
with term as (

    select * from {{ ref('int_check_term') }}

),

value as (

    select * from {{ ref('int_check_value') }}

),

kept as (

    select * from {{ ref('int_check_part') }}

),

summed as (

    select document_key, check_code, subject, context,
           sum(value_number) as part_sum, sum(half_unit) as part_half, count(*) as part_count,
           sum(case when role in ('required', 'essential') then 1 else 0 end) as required_count,
           sum(case when role = 'essential' then 1 else 0 end) as essential_count,
           sum(case when value_context = context then 1 else 0 end) as own_count,
           max(term_source) as term_source, max(subject_item) as subject_item,
           min(section) as first_section, max(section) as last_section,
           max(case when item like '%99' then 1 else 0 end) as has_other_item,
           sum(case when value_number = 0 then 1 else 0 end) as zero_count, max(item) as last_item,
           count(distinct case when item like 'function|%' then left(item, 12) end) as class_count,
           -- In either unit: which one the message is in, the total has a say in too.
           string_agg(label || {{ check_shown('value_number', 'unit', 'half_unit', '5000') }}, '、'
                      order by line_no, fact_key) as part_text_wan,
           string_agg(label || {{ check_shown('value_number', 'unit', 'half_unit', '0') }}, '、'
                      order by line_no, fact_key) as part_text_yuan,
           max(half_unit) as part_coarse, min(half_unit) as part_fine,
           max(case when part_no = 1 then statement_key end) as part_statement_key,
           max(case when part_no = 1 then locator end) as part_locator
    from kept
    group by document_key, check_code, subject, context

),

required as (

    select check_code, coalesce(subject, '') as subject_item, count(*) as required_terms,
           sum(case when role = 'essential' then 1 else 0 end) as essential_terms
    from {{ ref('ref_check_term') }}
    where side = 'part' and role in ('required', 'essential')
    group by check_code, coalesce(subject, '')

),

total as (

    select term.document_key, term.check_code, term.subject, term.relation, term.unit, term.label as total_label,
           value.value_number as total_value, value.half_unit as total_half, value.context as total_context,
           value.rank_in_context, value.section as total_section, value.statement_key, value.locator,
           value.fact_table, value.fact_key as total_key, value.amount_kind
    from term
    inner join value
        on term.document_key = value.document_key and term.fact_table = value.fact_table
            and term.fact_key = value.fact_key
    where term.side = 'total'

),

compared as (

    select summed.*, total.relation, total.unit, total.total_label, total.total_value, total.total_half,
           total.total_context, total.total_section, total.statement_key, total.locator, total.fact_table,
           total.total_key, total.amount_kind, total.rank_in_context,
           summed.part_sum - total.total_value as gap,
           summed.part_half + total.total_half as tolerance,
           coalesce(required.required_terms, 0) as required_terms,
           coalesce(required.essential_terms, 0) as essential_terms
    from summed
    inner join total
        on summed.document_key = total.document_key and summed.check_code = total.check_code
            and summed.subject = total.subject
            and (total.total_context = summed.context or summed.context <> 'attachment')
    left join required
        on summed.check_code = required.check_code
            and summed.subject_item = required.subject_item

),

-- Another value of one part under which the same sum holds.
rescued as (

    select distinct compared.document_key, compared.check_code, compared.subject, compared.context
    from compared
    inner join kept
        on compared.document_key = kept.document_key and compared.check_code = kept.check_code
            and compared.subject = kept.subject and compared.context = kept.context
    inner join value
        on kept.document_key = value.document_key and kept.fact_table = value.fact_table
            and kept.fact_key = value.fact_key and kept.value_number <> value.value_number
    where (
        compared.relation = 'eq'
        and abs(compared.gap - kept.value_number + value.value_number)
            <= compared.tolerance - kept.half_unit + value.half_unit
    ) or (
        compared.relation = 'le' and compared.gap - kept.value_number + value.value_number <= compared.tolerance
    )

),

-- A list of economic classes may cover project money too; it is then no list of 人员 and 公用经费.
economic_cover as (

    select economic.document_key, economic.fund_scope, economic.amount_kind, economic.context,
           sum(economic.value_number) as class_sum,
           max(basic.value_number) as basic_value, max(whole.value_number) as whole_value
    from value as economic
    left join value as basic
        on economic.document_key = basic.document_key and economic.fund_scope = basic.fund_scope
            and economic.amount_kind = basic.amount_kind and basic.item = 'nature|basic'
            and basic.rank_in_context = 1 and basic.context <> 'attachment'
    left join value as whole
        on economic.document_key = whole.document_key and economic.fund_scope = whole.fund_scope
            and economic.amount_kind = whole.amount_kind and whole.item = 'total|current_total'
            and whole.rank_in_context = 1 and whole.context <> 'attachment'
    where economic.fact_table = 'fct_expenditure' and economic.item like 'economic|3__'
        and economic.rank_in_context = 1
    group by economic.document_key, economic.fund_scope, economic.amount_kind, economic.context

),

-- Items whose code is not known may belong under any class: the list under it is open.
unnamed as (

    select distinct document_key, fund_scope, amount_kind, context
    from value
    where fact_table = 'fct_expenditure' and item like 'function|name:%'

),

-- Amounts of the accounts that nobody could place: one of them may be the missing part.
unplaced as (

    select document_key, value_yuan, count(*) as times
    from {{ ref('stg_amount_mention') }}
    where reason = 'unresolved' and in_accounts and value_yuan > 0
    group by document_key, value_yuan

),

-- Tables of which several numbers found no place.
unread_cell as (

    select document_key
    from {{ ref('stg_amount_mention') }}
    where reason = 'unresolved' and in_accounts and value_yuan is null
    group by document_key
    having count(*) >= 3

),

-- Institutions that earn may distribute a surplus (结余分配), which stands between the two sides.
earning as (

    select distinct document_key
    from value
    where fact_table = 'fct_revenue' and item in ('undertaking', 'business_operation') and value_number > 0

),

-- Classes with money: a list of items in which one of them is missing altogether was cut short.
spent_class as (

    select document_key, fund_scope, amount_kind, count(distinct item) as classes
    from value
    where fact_table = 'fct_expenditure' and item like 'function|___' and value_number > 0
        and context <> 'attachment'
    group by document_key, fund_scope, amount_kind

),

judged as (

    select compared.*,
           unplaced.times is not null
               -- Rows of a table that were not read: their columns come out short.
               or (compared.check_code = 'matrix_column' and unread_cell.document_key is not null)
               -- Some forms call 支出总计 what was spent and tell the carry-over after it.
               or (compared.check_code = 'grand_total_balance' and exists (
                   select 1 from value as carried
                   where carried.document_key = compared.document_key
                       and carried.item = 'total|closing_carryover'
                       and carried.amount_kind = compared.amount_kind
                       and carried.fund_scope = {{ dbt.split_part('compared.subject', "'|'", 1) }}
                       and abs(carried.value_number + compared.gap) <= compared.tolerance + carried.half_unit
               ))
               as is_explained_by_unplaced,
           compared.check_code = 'economic_group' and economic_cover.class_sum > economic_cover.basic_value
               and abs(economic_cover.class_sum - economic_cover.whole_value)
                   < abs(economic_cover.class_sum - economic_cover.basic_value) as is_other_cover, rescued.document_key is not null as is_rescued,
           -- The report shows every part: a table (blank is none), all required parts, or a closed list.
           case
               when compared.check_code = 'expenditure_grand_total' and earning.document_key is not null then false
               -- Attachments pick out items; only the accounts list them all.
               when term_source = 'tree' and compared.context = 'attachment' then false
               when unnamed.document_key is not null and compared.check_code like 'function%' then false
               -- A table that prints zeros and yet no class behind the first few was cut off.
               when compared.check_code = 'function_total' and compared.context = 'table'
                   and zero_count >= 3 and last_item < 'function|213' then false
               when compared.check_code = 'function_items_total' and compared.class_count < spent_class.classes then false
               -- One source of a project's money: the form may have others in rows of their own.
               -- Money carried over from the year before is often one of them.
               when compared.check_code in ('project_budget', 'project_executed') then false
               -- Uses of vehicles differ by level of government; a short list leaves some out.
               when compared.check_code = 'asset_vehicles' then part_count >= 6
               when term_source = 'fixed' and required_terms > 0
                   then required_count >= required_terms
                       or (compared.context = 'table' and own_count > 0 and essential_count >= essential_terms)
               when term_source = 'fixed' then part_count >= 2
               when compared.check_code = 'economic_items' and compared.context <> 'table'
                   then has_other_item = 1 or part_count >= 5
               when compared.check_code in ('function_items_total', 'function_class_items', 'function_subclass')
                   then part_count >= 1 and (compared.context = 'table' or first_section = last_section)
               else true
           end as is_closed
    from compared
    left join rescued
        on compared.document_key = rescued.document_key and compared.check_code = rescued.check_code
            and compared.subject = rescued.subject and compared.context = rescued.context
    left join unnamed
        on compared.document_key = unnamed.document_key and compared.context = unnamed.context
            and compared.amount_kind = unnamed.amount_kind
            and {{ dbt.split_part('compared.total_key', "'|'", 1) }} = unnamed.fund_scope
    left join spent_class
        on compared.document_key = spent_class.document_key and compared.amount_kind = spent_class.amount_kind
            and {{ dbt.split_part('compared.total_key', "'|'", 1) }} = spent_class.fund_scope
    left join unread_cell on compared.document_key = unread_cell.document_key
    left join earning on compared.document_key = earning.document_key
    left join unplaced
        on compared.document_key = unplaced.document_key and -compared.gap = unplaced.value_yuan
    left join economic_cover
        on compared.check_code = 'economic_group' and compared.document_key = economic_cover.document_key
            and compared.context = economic_cover.context and compared.amount_kind = economic_cover.amount_kind
            and {{ dbt.split_part('compared.subject', "'|'", 1) }} = economic_cover.fund_scope

),

-- The total that fits best speaks for the context.
best as (

    select *,
           case
               when is_other_cover then 'insufficient_data'
               when relation = 'eq' and gap < -tolerance and is_explained_by_unplaced then 'insufficient_data'
               when relation = 'le' and gap <= tolerance then 'pass'
               when relation = 'le' and is_rescued then 'pass'
               when relation = 'le' then 'fail'
               when abs(gap) <= tolerance then 'pass'
               when is_rescued then 'pass'
               when gap > tolerance then 'fail'
               when is_closed then 'fail'
               else 'insufficient_data'
           end as status
    from judged
    qualify row_number() over (
        partition by document_key, check_code, subject, context
        order by
            case when relation = 'le' and gap <= tolerance then 0
                 when relation = 'eq' and abs(gap) <= tolerance then 0 else 1 end,
            case when total_context = context then 0 else 1 end, rank_in_context, abs(gap), total_context
    ) = 1

)

select document_key, check_code, subject, context, status, relation, unit, amount_kind,
       fact_table, total_key, total_label, total_value as stated_value, part_sum as expected_value,
       total_value - part_sum as difference, tolerance, part_count,
       case when greatest(total_half, part_coarse) < 5 then part_text_yuan else part_text_wan end as part_text,
       greatest(total_half, part_coarse) as coarse_half, least(total_half, part_fine) as fine_half, part_fine,
       part_half, statement_key, locator, part_statement_key, part_locator, is_rescued, total_half, term_source
from best
qualify row_number() over (
    partition by document_key, check_code, subject
    order by case status when 'fail' then 0 when 'pass' then 1 else 2 end,
             case context when 'table' then 0 when 'narrative' then 1 else 2 end, context
) = 1
