-- One row a project and year, out of the current report. Where one report states a measure under two names of the
-- project, the fact with more statements counts, then the fuller name; never their sum. A score out of a sheet,
-- which prints its full mark, comes before one in prose.
with document as (

    select document_key, organization_key, region_code, fiscal_year
    from {{ ref('int_document') }}
    where is_current

),

execution as (

    select
        fact.*,
        row_number() over (
            partition by fact.document_key, fact.project_key, fact.measure
            order by fact.statement_count desc, length(fact.project_name) desc, fact.fact_key
        ) as choice_no
    from {{ ref('fct_project_execution') }} as fact

),

measured as (

    select
        document_key,
        project_key,
        max(case when measure = 'budget' then amount_yuan end) as budget_yuan,
        max(case when measure = 'executed' then amount_yuan end) as executed_yuan,
        max(case when measure = 'budget_fiscal' then amount_yuan end) as budget_fiscal_yuan,
        max(case when measure = 'executed_fiscal' then amount_yuan end) as executed_fiscal_yuan,
        max(case when measure = 'budget_other' then amount_yuan end) as budget_other_yuan,
        max(case when measure = 'executed_other' then amount_yuan end) as executed_other_yuan
    from execution
    where choice_no = 1
    group by document_key, project_key

),

-- One measure or score of a project stated with two values, under one name or two.
disagreement as (

    select document_key, project_key, max(case when conflicting or named_values > 1 then 1 else 0 end) = 1 as found
    from (
        select document_key, project_key, max(case when is_conflicting then 1 else 0 end) = 1 as conflicting,
            count(distinct amount_yuan) as named_values
        from {{ ref('fct_project_execution') }}
        group by document_key, project_key, measure

        union all
        select document_key, project_key, max(case when is_conflicting then 1 else 0 end) = 1,
            count(distinct score)
        from {{ ref('fct_performance_score') }}
        where project_key is not null
        group by document_key, project_key, evaluator
    ) as each_measure
    group by document_key, project_key

),

score as (

    select
        *,
        row_number() over (
            partition by document_key, project_key
            order by
                case when score is null then 1 else 0 end,
                case when full_mark is null then 1 else 0 end,
                statement_count desc,
                fact_key
        ) as choice_no
    from {{ ref('fct_performance_score') }}
    where project_key is not null

),

{{ stated_grade() }},

-- A grade without a score stands in for a missing one, unless another evaluator gave the score.
graded as (

    select
        stated_grade.document_key,
        project.project_key,
        stated_grade.grade,
        stated_grade.evaluator,
        stated_grade.statement_key,
        row_number() over (
            partition by stated_grade.document_key, project.project_key
            order by stated_grade.part_rank, stated_grade.statement_no
        ) as choice_no
    from stated_grade
    inner join {{ ref('int_project_name') }} as project
        on stated_grade.document_key = project.document_key and stated_grade.subject_name = project.stated_name
    left join score
        on stated_grade.document_key = score.document_key
            and project.project_key = score.project_key
            and score.choice_no = 1
    where stated_grade.subject_kind = 'project'
        and score.grade is null
        and coalesce(score.evaluator, stated_grade.evaluator, '') = coalesce(stated_grade.evaluator, score.evaluator, '')

),

indicator as (

    select
        document_key,
        project_key,
        count(*) as indicator_count,
        count(is_met) as comparable_indicator_count,
        sum(case when is_met then 1 else 0 end) as met_indicator_count
    from {{ ref('fct_performance_indicator') }}
    where project_key is not null
    group by document_key, project_key

),

named as (

    select distinct document_key, project_key
    from {{ ref('int_project_name') }}

)

select
    named.project_key,
    document.fiscal_year,
    document.organization_key,
    document.region_code,
    document.document_key,
    project.project_name,
    measured.budget_yuan,
    measured.executed_yuan,
    measured.budget_fiscal_yuan,
    measured.executed_fiscal_yuan,
    measured.budget_other_yuan,
    measured.executed_other_yuan,
    {{ cast_or_null('100.0 * measured.executed_yuan / nullif(measured.budget_yuan, 0)', 'decimal(9, 4)') }}
        as execution_rate_pct,
    score.score,
    score.full_mark,
    coalesce(score.grade, graded.grade) as grade,
    case when score.project_key is null then graded.evaluator else score.evaluator end as evaluator,
    case when score.grade is not null then score.grade_statement_key else graded.statement_key end
        as grade_statement_key,
    coalesce(indicator.indicator_count, 0) as indicator_count,
    coalesce(indicator.comparable_indicator_count, 0) as comparable_indicator_count,
    cast(coalesce(indicator.met_indicator_count, 0) as bigint) as met_indicator_count,
    cast(100.0 * indicator.met_indicator_count / nullif(indicator.comparable_indicator_count, 0) as decimal(9, 4))
        as met_share_pct,
    coalesce(disagreement.found, false) as is_conflicting
from named
inner join document on named.document_key = document.document_key
inner join {{ ref('dim_project') }} as project on named.project_key = project.project_key
left join measured
    on named.document_key = measured.document_key and named.project_key = measured.project_key
left join score
    on named.document_key = score.document_key and named.project_key = score.project_key and score.choice_no = 1
left join graded
    on named.document_key = graded.document_key and named.project_key = graded.project_key and graded.choice_no = 1
left join indicator
    on named.document_key = indicator.document_key and named.project_key = indicator.project_key
left join disagreement
    on named.document_key = disagreement.document_key and named.project_key = disagreement.project_key
-- A name that stands only in statements nobody may use is in dim_project, not here.
where measured.project_key is not null or score.project_key is not null or indicator.project_key is not null
    or graded.project_key is not null
order by named.project_key, document.fiscal_year
