-- Every fact with a number, and what people decided on it: the original stays, the corrected value beside it.
-- Grain: document_key, fact_table, fact_key. The fct_ tables themselves hold what the report states.
with correction as (

    select * from {{ ref('fct_correction') }} where is_found and action in ('confirm', 'correct')

)

select fact.document_key, fact.fact_table, fact.fact_key, fact.statement_key,
       cast(fact.value_number as decimal(24, 4)) as original_value,
       cast(coalesce(correction.corrected_value, fact.value_number) as decimal(24, 4)) as corrected_value,
       coalesce(correction.action = 'correct', false) as is_corrected,
       coalesce(correction.action = 'confirm', false) as is_confirmed,
       correction.who, correction.decided_on, correction.reason
from {{ ref('int_fact') }} as fact
left join correction
    on fact.document_key = correction.document_key and fact.statement_key = correction.statement_key
where fact.value_number is not null
order by fact.document_key, fact.fact_table, fact.fact_key
