{{ config(schema='intermediate') }}
-- The parts of every sum as one kind of place states them. Grain: document, check, subject, context, fact_table, fact_key.
-- The parts are taken from one kind of place (prose, table, attachment); a part that another stated part
-- already holds (undivided 财政拨款, the two halves of vehicles) is left out.
with term as (

    select * from {{ ref('int_check_term') }}

),

value as (

    select * from {{ ref('int_check_value') }}

),

context as (

    select distinct term.document_key, term.check_code, term.subject, value.context
    from term
    inner join value
        on term.document_key = value.document_key and term.fact_table = value.fact_table
            and term.fact_key = value.fact_key
    where term.side = 'part'

),

-- The value each part has in each context; fixed sums borrow across prose, table and chart of the main text.
part as (

    select context.document_key, context.check_code, context.subject, context.context,
           term.fact_table, term.fact_key, term.item, term.label, term.role, term.superseded_by, term.term_source,
           term.subject_item,
           value.value_number, value.half_unit, value.context as value_context, value.section, value.line_no,
           value.statement_key, value.locator, value.unit
    from context
    inner join term
        on context.document_key = term.document_key and context.check_code = term.check_code
            and context.subject = term.subject and term.side = 'part'
    inner join value
        on term.document_key = value.document_key and term.fact_table = value.fact_table
            and term.fact_key = value.fact_key
            and (
                value.context = context.context
                or (term.term_source = 'fixed' and value.context <> 'attachment' and context.context <> 'attachment')
                or term.relation = 'le'
            )
    qualify row_number() over (
        partition by context.document_key, context.check_code, context.subject, context.context,
                     term.fact_table, term.fact_key
        order by case when value.context = context.context then 0 else 1 end, value.rank_in_context,
                 value.context
    ) = 1

)

select part.*,
       row_number() over (
           partition by part.document_key, part.check_code, part.subject, part.context
           order by part.line_no, part.fact_key
       ) as part_no
from part
left join part as holder
    on part.document_key = holder.document_key and part.check_code = holder.check_code
        and part.subject = holder.subject and part.context = holder.context
        and part.superseded_by = holder.item
where holder.fact_key is null
