-- Every cell of a row is a statement of its own; this is the row. The score stands for it, else the full mark.
with {{ chosen_facts('fct_score_item') }},

cell as (

    select
        fact.*,
        topic.subject_name,
        topic.level1,
        topic.level2,
        topic.level3,
        topic.field,
        topic.score_value,
        {{ joined_key(['topic.subject_name', 'topic.level1', 'topic.level2', 'topic.level3']) }} as row_key,
        row_number() over (
            partition by fact.document_key,
                {{ joined_key(['topic.subject_name', 'topic.level1', 'topic.level2', 'topic.level3']) }}
            order by case topic.field when 'score' then 1 else 2 end, topic.statement_no, fact.statement_key
        ) as cell_no
    from fact
    inner join topic on fact.statement_key = topic.statement_key

)

select
    cell.document_key,
    cell.organization_key,
    cell.region_code,
    cell.fiscal_year,
    cell.row_key as fact_key,
    max(project.project_key) as project_key,
    max(cell.subject_name) as subject_name,
    max(cell.level1) as level1,
    max(cell.level2) as level2,
    max(cell.level3) as level3,
    max(case when cell.field = 'full_mark' then cell.score_value end) as full_mark,
    max(case when cell.field = 'score' then cell.score_value end) as score,
    max(case when cell.cell_no = 1 then cell.statement_key end) as statement_key,
    max(case when cell.field = 'full_mark' then cell.statement_key end) as full_mark_statement_key,
    max(case when cell.field = 'score' then cell.statement_key end) as score_statement_key,
    min(cell.statement_no) as first_statement_no,
    cast(sum(cell.statement_count) as bigint) as statement_count,
    max(case when cell.is_conflicting then 1 else 0 end) = 1 as is_conflicting
from cell
left join {{ ref('int_project_name') }} as project
    on cell.document_key = project.document_key and cell.subject_name = project.stated_name
group by cell.document_key, cell.organization_key, cell.region_code, cell.fiscal_year, cell.row_key
order by cell.document_key, first_statement_no, fact_key
