-- Statement to fact, both ways: each key with a usable statement is one fact, and no fact is without one.
-- Exempt: a score key of which every statement gives the grade alone; a score fact needs a score.
with fact as (
{{ all_facts() }}
),

usable as (

    select document_key, fact_table, fact_key, count(*) as statements
    from {{ ref('statement') }}
    where is_usable
    group by document_key, fact_table, fact_key
    having fact_table <> 'fct_performance_score' or count(value_number) > 0

),

counted as (

    select document_key, fact_table, fact_key, count(*) as facts, max(statement_count) as statement_count
    from fact
    group by document_key, fact_table, fact_key

)

select
    coalesce(usable.document_key, counted.document_key) as document_key,
    coalesce(usable.fact_table, counted.fact_table) as fact_table,
    coalesce(usable.fact_key, counted.fact_key) as fact_key,
    usable.statements,
    counted.facts
from usable
full outer join counted
    on usable.document_key = counted.document_key
        and usable.fact_table = counted.fact_table
        and usable.fact_key = counted.fact_key
where usable.statements is null
    or counted.facts is null
    or counted.facts <> 1
    or coalesce(counted.statement_count, usable.statements) <> usable.statements
