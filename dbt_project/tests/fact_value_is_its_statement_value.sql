-- The value of a fact is the value of the usable statement it names, of the same report and key.
with fact as (
{{ all_facts() }}
)

select fact.*, statement.value_number as stated_number, statement.value_text as stated_words
from fact
left join {{ ref('statement') }} as statement
    on fact.statement_key = statement.statement_key
        and fact.document_key = statement.document_key
        and fact.fact_table = statement.fact_table
        and fact.fact_key = statement.fact_key
        and statement.is_usable
where statement.statement_key is null
    or coalesce(fact.value_number, -1) <> coalesce(statement.value_number, -1)
    or (fact.value_text is not null and fact.value_text <> coalesce(statement.value_text, ''))
