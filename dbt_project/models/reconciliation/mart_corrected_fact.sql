-- Every fact with a number, and what people decided on it: the original stays, the decided value beside it.
-- Grain: document_key, fact_table, fact_key. The fct_ tables themselves hold what the report states.
-- A decision on any sentence that states the fact is one on the fact: on its chosen sentence before others,
-- the latest first. Confirming another sentence than the chosen one decides for that sentence's value.
with decision as (

    select *,
           coalesce(corrected_value, original_value) as decided_value
    from {{ ref('fct_correction') }}
    where is_found and action in ('confirm', 'correct')

),

fact as (

    select document_key, fact_table, fact_key, statement_key, value_number
    from {{ ref('int_fact') }}
    where value_number is not null

),

-- What no rule could read clearly is no fact; a person's value makes it one, and says so.
every_fact as (

    select * from fact

    union all
    select decision.document_key, decision.fact_table, decision.fact_key, min(decision.statement_key),
           cast(null as decimal(24, 4))
    from decision
    left join fact
        on decision.document_key = fact.document_key and decision.fact_table = fact.fact_table
            and decision.fact_key = fact.fact_key
    where fact.fact_key is null and decision.decided_value is not null
    group by decision.document_key, decision.fact_table, decision.fact_key

),

chosen as (

    select every_fact.document_key, every_fact.fact_table, every_fact.fact_key, every_fact.statement_key,
           every_fact.value_number, decision.action, decision.decided_value, decision.who, decision.decided_on,
           decision.reason,
           row_number() over (
               partition by every_fact.document_key, every_fact.fact_table, every_fact.fact_key
               order by case when decision.statement_key = every_fact.statement_key then 0 else 1 end,
                        decision.decided_on desc, decision.statement_key, decision.check_code
           ) as pick
    from every_fact
    left join decision
        on every_fact.document_key = decision.document_key and every_fact.fact_table = decision.fact_table
            and every_fact.fact_key = decision.fact_key

)

select document_key, fact_table, fact_key, statement_key,
       cast(value_number as decimal(24, 4)) as original_value,
       cast(coalesce(decided_value, value_number) as decimal(24, 4)) as corrected_value,
       -- A sentence corrected to what the fact already is (taken from another sentence) confirms the fact.
       decided_value is not null and (value_number is null or decided_value <> value_number) as is_corrected,
       coalesce(decided_value = value_number, false) as is_confirmed,
       who, decided_on, reason
from chosen
where pick = 1
order by document_key, fact_table, fact_key
