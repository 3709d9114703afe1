{{ config(schema='intermediate') }}
-- The sums that each report is held to: one row a sum, side and term that the report states.
-- Grain: document, check, subject, fact_table, fact_key. Fixed sums come from ref_check_term, trees from codes.
with value as (

    select distinct document_key, fact_table, fund_scope, item, amount_kind, fact_key, unit, label
    from {{ ref('int_check_value') }}

),

fixed_term as (

    select check_code, coalesce(subject, '') as subject_item, relation, side, fact_table,
           coalesce(fund_scope, '') as fund_scope, item, role, superseded_by
    from {{ ref('ref_check_term') }}

),

fixed as (

    select value.document_key, fixed_term.check_code,
           case when fixed_term.fund_scope = '*' then value.fund_scope else '' end
               || '|' || fixed_term.subject_item || '|'
               || case when value.amount_kind = '' then 'final' else value.amount_kind end as subject,
           fixed_term.subject_item, fixed_term.relation, fixed_term.side, value.fact_table, value.fact_key, value.item, value.unit,
           value.label, fixed_term.role, fixed_term.superseded_by, 'fixed' as term_source
    from value
    inner join fixed_term
        on value.fact_table = fixed_term.fact_table and value.item = fixed_term.item
            and (fixed_term.fund_scope = '*' or fixed_term.fund_scope = value.fund_scope)
    where value.amount_kind <> 'prior_implied'

),

function_value as (

    select *, {{ dbt.replace('item', "'function|'", "''") }} as code
    from value
    where fact_table = 'fct_expenditure' and item like 'function|%' and item not like 'function|name:%'
        and amount_kind <> 'prior_implied'

),

tree_pair as (

    -- A class against its subclasses, a subclass against its items, a class against its items.
    select parent.document_key,
           case when length(parent.code) = 5 then 'function_subclass'
                when length(child.code) = 5 then 'function_class' else 'function_class_items' end as check_code,
           parent.fact_key as parent_key, parent.item as parent_item, parent.label as parent_label,
           parent.fund_scope, parent.amount_kind, child.fact_key, child.item, child.unit, child.label,
           parent.fact_table
    from function_value as parent
    inner join function_value as child
        on parent.document_key = child.document_key and parent.fund_scope = child.fund_scope
            and parent.amount_kind = child.amount_kind and parent.code = left(child.code, length(parent.code))
    where (length(parent.code) = 3 and length(child.code) in (5, 7))
        or (length(parent.code) = 5 and length(child.code) = 7)

    union all
    select total.document_key,
           case when length(child.code) = 3 then 'function_total' else 'function_items_total' end,
           total.fact_key, total.item, total.label, total.fund_scope, total.amount_kind,
           child.fact_key, child.item, child.unit, child.label, total.fact_table
    from value as total
    inner join function_value as child
        on total.document_key = child.document_key and total.fund_scope = child.fund_scope
            and total.amount_kind = child.amount_kind
    where total.fact_table = 'fct_expenditure' and total.item = 'total|current_total'
        and length(child.code) in (3, 7)

),

economic_member as (

    select distinct cast(code as varchar) as code, account_group from {{ ref('ref_economic_class') }}

),

economic_pair as (

    select parent.document_key,
           case when parent.item in ('economic|personnel', 'economic|public_use')
                then 'economic_items' else 'economic_class' end as check_code,
           parent.fact_key as parent_key, parent.item as parent_item, parent.label as parent_label,
           parent.fund_scope, parent.amount_kind, child.fact_key, child.item, child.unit, child.label,
           parent.fact_table
    from value as parent
    inner join value as child
        on parent.document_key = child.document_key and parent.fund_scope = child.fund_scope
            and parent.amount_kind = child.amount_kind and child.fact_table = parent.fact_table
    inner join economic_member
        on child.item = 'economic|' || economic_member.code
    where parent.fact_table = 'fct_expenditure' and length(economic_member.code) = 5
        and parent.amount_kind <> 'prior_implied'
        and (
            parent.item = 'economic|' || left(economic_member.code, 3)
            or (parent.item = 'economic|personnel' and left(economic_member.code, 3) in ('301', '303'))
            or (parent.item = 'economic|public_use'
                and left(economic_member.code, 3) in ('302', '307', '309', '310', '311', '312', '313', '399'))
        )

),

within_pair as (

    -- What one fund has cannot exceed what all funds have, nor this year's the grand total.
    select larger.document_key,
           case larger.amount_kind when 'prior_implied' then 'prior_implied' else 'scope_within' end as check_code, larger.fact_key as parent_key,
           larger.item as parent_item, larger.label as parent_label, larger.fund_scope, larger.amount_kind,
           smaller.fact_key, smaller.item, smaller.unit, smaller.label, larger.fact_table
    from value as larger
    inner join value as smaller
        on larger.document_key = smaller.document_key and larger.fact_table = smaller.fact_table
            and larger.amount_kind = smaller.amount_kind and larger.fact_key <> smaller.fact_key
    where larger.fact_table in ('fct_expenditure', 'fct_revenue')
        and (
            larger.item = smaller.item
            or (larger.item = 'total|grand_total' and smaller.item = 'total|current_total')
            or (larger.item = 'grand_total' and smaller.item = 'current_total')
        )
        and (
            (larger.fund_scope = 'all' and smaller.fund_scope <> '')
            or (larger.fund_scope = 'fiscal_appropriation'
                and smaller.fund_scope in ('general_public_budget', 'government_fund', 'state_capital'))
            or larger.fund_scope = smaller.fund_scope
        )
        and not (larger.item = smaller.item and larger.fund_scope = smaller.fund_scope)

),

matrix_value as (

    select *, {{ dbt.split_part('item', "'|'", 1) }} as code, {{ dbt.split_part('item', "'|'", 2) }} as nature,
           {{ dbt.split_part('item', "'|'", 3) }} as economic_code
    from value
    where fact_table = 'fct_expenditure_matrix'

),

matrix_pair as (

    -- A row of the table: its total against its natures.
    select total.document_key, 'matrix_row' as check_code, total.fact_key as parent_key, total.item as parent_item,
           total.label as parent_label, total.fund_scope, total.amount_kind, cell.fact_key, cell.item, cell.unit,
           cell.label, total.fact_table, cell.fact_table as part_table
    from function_value as total
    inner join matrix_value as cell
        on total.document_key = cell.document_key and total.fund_scope = cell.fund_scope
            and total.amount_kind = cell.amount_kind and total.code = cell.code
    where cell.economic_code = '' and cell.nature not in ('', 'total')

    union all
    -- A column: the nature's total against the classes, a class against its subclasses, these against items.
    select total.document_key, 'matrix_column', total.fact_key, total.item, total.label, total.fund_scope,
           total.amount_kind, cell.fact_key, cell.item, cell.unit, cell.label, total.fact_table, cell.fact_table
    from value as total
    inner join matrix_value as cell
        on total.document_key = cell.document_key and total.fund_scope = cell.fund_scope
            and total.amount_kind = cell.amount_kind and total.item = 'nature|' || cell.nature
    where total.fact_table = 'fct_expenditure' and length(cell.code) = 3 and cell.economic_code = ''

    union all
    select parent.document_key, 'matrix_column', parent.fact_key, parent.item, parent.label, parent.fund_scope,
           parent.amount_kind, child.fact_key, child.item, child.unit, child.label, parent.fact_table,
           child.fact_table
    from matrix_value as parent
    inner join matrix_value as child
        on parent.document_key = child.document_key and parent.fund_scope = child.fund_scope
            and parent.amount_kind = child.amount_kind and parent.nature = child.nature
            and parent.economic_code = child.economic_code and parent.code = left(child.code, length(parent.code))
            and length(child.code) = length(parent.code) + 2
    where length(parent.code) in (3, 5)

),

pair as (

    select *, fact_table as part_table, 'eq' as relation, 'tree' as term_source, parent_key as sum_key
    from tree_pair
    union all
    select *, fact_table, 'eq', 'tree', parent_key from economic_pair
    union all
    select *, fact_table, 'le', 'tree', parent_key || ' ≥ ' || fact_key from within_pair
    union all
    select *, 'eq', 'tree', parent_key from matrix_pair

),

tree as (

    select distinct document_key, check_code, sum_key as subject, '' as subject_item, relation, 'total' as side, fact_table,
           parent_key as fact_key, parent_item as item, unit, parent_label as label, 'required' as role,
           cast(null as varchar) as superseded_by, term_source
    from pair

    union all
    select document_key, check_code, sum_key, '', relation, 'part', part_table, fact_key, item, unit, label,
           'list', cast(null as varchar), term_source
    from pair

)

select * from fixed
union all
select * from tree
