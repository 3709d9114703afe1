with {{ chosen_facts('fct_project_execution') }}

select
    fact.document_key,
    fact.organization_key,
    fact.region_code,
    fact.fiscal_year,
    fact.fact_key,
    project.project_key,
    topic.project_name,
    topic.measure,
    topic.amount_yuan,
    coalesce(topic.canonical_name, topic.project_name) as canonical_project_name,
    fact.statement_key,
    fact.statement_count,
    fact.is_conflicting
from fact
inner join topic on fact.statement_key = topic.statement_key
left join {{ ref('int_project_name') }} as project
    on fact.document_key = project.document_key
        and topic.project_name = project.stated_name
order by fact.document_key, fact.fact_key
