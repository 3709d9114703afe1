{{ config(schema='intermediate') }}
-- Every distinct value that a report states for a fact key, by the kind of place it stands in.
-- Grain: document, fact_table, fact_key, context, value. rank_in_context 1 is the value stated most often.
with counted as (

    select *,
           count(*) over (
               partition by document_key, fact_table, fact_key, context, value_number
           ) as times,
           row_number() over (
               partition by document_key, fact_table, fact_key, context, value_number
               order by half_unit, statement_no, statement_key
           ) as place
    from {{ ref('int_check_statement') }}

)

select document_key, fact_table, fund_scope, item, amount_kind, fact_key, unit, label, context,
       value_number, half_unit, times, statement_key, locator, line_no, section, quote,
       row_number() over (
           partition by document_key, fact_table, fact_key, context
           order by times desc, half_unit, statement_no, value_number
       ) as rank_in_context
from counted
where place = 1
