-- One current report an organization and year. What it does not state is null, never zero.
with document as (

    select * from {{ ref('dim_document') }}
    where is_current

),

document_name as (

    select document_key, organization_key, region_code, fiscal_year, local_name
    from {{ ref('int_document') }}
    where is_current and region_code is not null

),

fact as (

    select * from {{ ref('int_fact') }}

),

measured as (

    select
        document_key
{%- for measure in department_measures() %},
        coalesce(
    {%- for key in measure['keys'] %}
            max(case when fact_table = '{{ measure.fact }}' and fact_key = '{{ key }}' then value_number end)
            {%- if not loop.last %},{% endif %}
    {%- endfor %}
        ) as {{ measure.name }}
{%- if measure.kind_name %},
        case
    {%- for key in measure['keys'] %}
            when max(case when fact_table = '{{ measure.fact }}' and fact_key = '{{ key }}' then value_number end)
                is not null then '{{ key.split('|') | last }}'
    {%- endfor %}
        end as {{ measure.kind_name }}
{%- endif %}
{%- endfor %}
    from fact
    where fact_table in (
        'fct_revenue', 'fct_expenditure', 'fct_three_public', 'fct_three_public_volume', 'fct_operating_cost',
        'fct_procurement'
    )
    group by document_key

),

counted as (

    select
        document_key,
        count(*) as fact_count,
        sum(case when is_conflicting then 1 else 0 end) as conflicting_facts
    from fact
    group by document_key

),

-- The department's own score: the one named after it or 整体支出 first, then the first read.
score as (

    select
        document_key,
        statement_key,
        score,
        full_mark,
        grade,
        evaluator,
        grade_statement_key,
        row_number() over (
            partition by document_key
            order by case when score is null then 1 else 0 end, statement_count desc, fact_key
        ) as choice_no
    from {{ ref('fct_performance_score') }}
    where subject_kind = 'department'

),

{{ stated_grade() }},

-- A grade without a score stands in for a missing one, unless another evaluator gave the score.
graded as (

    select
        stated_grade.document_key,
        stated_grade.grade,
        stated_grade.evaluator,
        stated_grade.statement_key,
        row_number() over (
            partition by stated_grade.document_key
            order by stated_grade.part_rank, stated_grade.statement_no
        ) as choice_no
    from stated_grade
    left join score on stated_grade.document_key = score.document_key and score.choice_no = 1
    where stated_grade.subject_kind = 'department'
        and score.grade is null
        and coalesce(score.evaluator, stated_grade.evaluator, '') = coalesce(stated_grade.evaluator, score.evaluator, '')

),

-- A unit that reports for itself inside a department that reports with its units: the unit's name is the name of the
-- department and more, in one region and year, and no total of the unit is larger than that of the department. The
-- department is the outermost one.
within as (

    select
        unit.document_key,
        whole.organization_key,
        row_number() over (
            partition by unit.document_key order by length(whole.local_name), whole.organization_key
        ) as choice_no
    from document_name as unit
    inner join document_name as whole
        on unit.region_code = whole.region_code
            and unit.fiscal_year = whole.fiscal_year
            and unit.organization_key <> whole.organization_key
            and length(whole.local_name) > 2
            and unit.local_name like whole.local_name || '_%'
    left join measured as of_unit on unit.document_key = of_unit.document_key
    left join measured as of_whole on whole.document_key = of_whole.document_key
    where not (
    {%- for name in ['revenue_grand_total', 'revenue_current_total', 'expenditure_grand_total', 'expenditure_current_total'] %}
        {{ 'or ' if not loop.first }}coalesce(of_unit.{{ name }}_yuan > of_whole.{{ name }}_yuan, false)
    {%- endfor %}
    )

),

finding as (

    select
        document_key,
        sum(case when status = 'fail' then 1 else 0 end) as failed_checks,
        sum(case when status = 'fail' and severity = 'error' then 1 else 0 end) as failed_error_checks
    from {{ ref('fct_reconciliation') }}
    group by document_key

)

select
    document.organization_key,
    document.fiscal_year,
    document.document_key,
    organization.organization_name,
    document.region_code,
    region.region_name,
    document.report_kind,
    within.organization_key as part_of_organization_key
{%- for measure in department_measures() %},
    cast(measured.{{ measure.name }} as {{ measure_type(measure) }}) as {{ measure.name }}
{%- if measure.kind_name %},
    measured.{{ measure.kind_name }}
{%- endif %}
{%- endfor %},
    score.score as department_score,
    score.full_mark as department_full_mark,
    coalesce(score.grade, graded.grade) as department_grade,
    case when score.document_key is null then graded.evaluator else score.evaluator end as department_evaluator,
    score.statement_key as department_score_statement_key,
    case when score.grade is not null then score.grade_statement_key else graded.statement_key end
        as department_grade_statement_key,
    cast(coalesce(finding.failed_checks, 0) as bigint) as failed_checks,
    cast(coalesce(finding.failed_error_checks, 0) as bigint) as failed_error_checks,
    coalesce(counted.fact_count, 0) as fact_count,
    cast(coalesce(counted.conflicting_facts, 0) as bigint) as conflicting_facts,
    document.amount_mentions,
    document.coverage
from document
inner join {{ ref('dim_organization') }} as organization
    on document.organization_key = organization.organization_key
left join {{ ref('dim_region') }} as region on document.region_code = region.region_code
left join measured on document.document_key = measured.document_key
left join counted on document.document_key = counted.document_key
left join score on document.document_key = score.document_key and score.choice_no = 1
left join graded on document.document_key = graded.document_key and graded.choice_no = 1
left join within on document.document_key = within.document_key and within.choice_no = 1
left join finding on document.document_key = finding.document_key
order by document.organization_key, document.fiscal_year
