-- Full mark and grade are those of the chosen statement; where it prints none, the first usable statement of the
-- same key and score that does lends its own, or a statement of the grade alone, unless another evaluator is named;
-- its key stands beside.
with {{ chosen_facts('fct_performance_score') }},

lent as (

    select
        fact.statement_key,
        other.statement_key as lender_key,
        other.full_mark,
        other.grade,
        row_number() over (
            partition by fact.statement_key
            order by case when other.full_mark is null then 1 else 0 end, other.statement_no
        ) as full_mark_no,
        row_number() over (
            partition by fact.statement_key
            order by case when other.grade is null then 1 else 0 end, other.statement_no
        ) as grade_no
    from fact
    inner join topic as chosen on fact.statement_key = chosen.statement_key
    inner join topic as other
        on chosen.document_key = other.document_key
            and chosen.subject_kind = other.subject_kind
            and coalesce(chosen.subject_name, '') = coalesce(other.subject_name, '')
            and (
                coalesce(chosen.evaluator, '') in ('', coalesce(other.evaluator, ''))
                or coalesce(other.evaluator, '') = ''
            )
            and coalesce(chosen.score, -1) = coalesce(other.score, coalesce(chosen.score, -1))
    where other.statement_key <> chosen.statement_key
        and (other.is_usable or (other.score is null and coalesce(other.alternatives, '') = ''))

)

select
    fact.document_key,
    fact.organization_key,
    fact.region_code,
    fact.fiscal_year,
    fact.fact_key,
    project.project_key,
    topic.subject_kind,
    topic.subject_name,
    topic.score,
    coalesce(topic.full_mark, mark.full_mark) as full_mark,
    coalesce(topic.grade, grade.grade) as grade,
    nullif(topic.evaluator, '') as evaluator,
    fact.statement_key,
    case when topic.full_mark is null then case when mark.full_mark is not null then mark.lender_key end
        else fact.statement_key end as full_mark_statement_key,
    case when topic.grade is null then case when grade.grade is not null then grade.lender_key end
        else fact.statement_key end as grade_statement_key,
    fact.statement_count,
    fact.is_conflicting
from fact
inner join topic on fact.statement_key = topic.statement_key
left join lent as mark on fact.statement_key = mark.statement_key and mark.full_mark_no = 1
left join lent as grade on fact.statement_key = grade.statement_key and grade.grade_no = 1
left join {{ ref('int_project_name') }} as project
    on fact.document_key = project.document_key
        and topic.subject_name = project.stated_name
        and topic.subject_kind = 'project'
order by fact.document_key, fact.fact_key
