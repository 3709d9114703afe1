{{ config(schema='intermediate') }}
-- What the items of a score sheet make, marks and points. Grain: document, subject_name, field.
with item as (

    select document_key, subject_name, level1, level2, level3, field, score_value, statement_key,
           case when resolution < 1 then resolution * 0.5 else 0 end as half_unit
    from {{ ref('stg_score_item') }}
    where is_usable and score_value is not null

),

-- Lines that carry a subtotal of deeper lines are no items.
leaf as (

    select item.*
    from item
    left join item as deeper
        on item.document_key = deeper.document_key and item.subject_name = deeper.subject_name
            and item.field = deeper.field and item.level1 = deeper.level1
            and (
                (item.level2 = '' and deeper.level2 <> '')
                or (item.level2 = deeper.level2 and item.level3 = '' and deeper.level3 <> '')
            )
    where deeper.document_key is null

)

select document_key, subject_name, field, sum(score_value) as item_sum, sum(half_unit) as half_sum,
       count(*) as items, min(statement_key) as first_statement,
       max(case when level1 || level2 || level3 like '%执行%' then 1 else 0 end) as has_execution
from leaf
group by document_key, subject_name, field
