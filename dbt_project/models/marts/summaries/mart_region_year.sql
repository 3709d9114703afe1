-- Upwards through the region tree: an organization counts once in its own region and once in each above it.
-- Organizations without a known region are in mart_document_issue, not here. The amounts of a unit that lies in another
-- organization's accounts are in those already: it is counted, its scores and checks too, and its amounts are not summed.
with department as (

    select * from {{ ref('mart_department_year') }}
    where region_code is not null

),

{{ region_ancestor() }},

-- Scores as a share of the full mark; where none is printed the mark is the 100 of 财预〔2020〕10号.
scored as (

    select
        organization_key,
        fiscal_year,
        cast(100.0 * department_score / coalesce(nullif(department_full_mark, 0), 100) as decimal(9, 4))
            as score_pct
    from department
    where department_score <= coalesce(nullif(department_full_mark, 0), 100)

),

band as (

    select
        grade,
        cast(lower as decimal(9, 4)) as lower_pct,
        cast(upper as decimal(9, 4)) as upper_pct,
        upper_inclusive = 'yes' as with_upper
    from {{ ref('ref_grade_band') }}
    where scheme = 'national'

),

graded as (

    select scored.organization_key, scored.fiscal_year, scored.score_pct, band.grade
    from scored
    left join band
        on scored.score_pct >= band.lower_pct
            and (scored.score_pct < band.upper_pct or (band.with_upper and scored.score_pct = band.upper_pct))

)

select
    ancestor.within_code as region_code,
    department.fiscal_year,
    region.region_name,
    region.region_level,
    count(distinct department.organization_key) as reporting_organizations,
    count(department.part_of_organization_key) as organizations_within_others
{%- for measure in department_measures() %},
    cast(sum(summed.{{ measure.name }}) as {{ measure_type(measure) }}) as {{ measure.name }},
    count(summed.{{ measure.name }}) as {{ contributors(measure.name) }}
    {%- if measure.kind_name %},
    case
        when min(summed.{{ measure.kind_name }}) = max(summed.{{ measure.kind_name }})
            then min(summed.{{ measure.kind_name }})
        when count(summed.{{ measure.kind_name }}) > 0 then 'mixed'
    end as {{ measure.kind_name }}
    {%- endif %}
{%- endfor %},
    count(graded.score_pct) as scored_organizations,
    cast(1.0 * sum(graded.score_pct) / nullif(count(graded.score_pct), 0) as decimal(9, 4)) as mean_score_pct,
    min(graded.score_pct) as min_score_pct,
    max(graded.score_pct) as max_score_pct,
    cast(sum(case when graded.grade = '优' then 1 else 0 end) as bigint) as scored_excellent,
    cast(sum(case when graded.grade = '良' then 1 else 0 end) as bigint) as scored_good,
    cast(sum(case when graded.grade = '中' then 1 else 0 end) as bigint) as scored_medium,
    cast(sum(case when graded.grade = '差' then 1 else 0 end) as bigint) as scored_poor,
    cast(sum(department.failed_checks) as bigint) as failed_checks
from department
inner join ancestor on department.region_code = ancestor.region_code
inner join {{ ref('dim_region') }} as region on ancestor.within_code = region.region_code
left join department as summed
    on department.organization_key = summed.organization_key
        and department.fiscal_year = summed.fiscal_year
        and summed.part_of_organization_key is null
left join graded
    on department.organization_key = graded.organization_key and department.fiscal_year = graded.fiscal_year
group by ancestor.within_code, department.fiscal_year, region.region_name, region.region_level
order by region_code, fiscal_year
