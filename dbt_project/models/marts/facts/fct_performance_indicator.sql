-- Every cell of a row is a statement of its own; this is the row. The first cell in reading order stands for it.
with {{ chosen_facts('fct_performance_indicator') }},

cell as (

    select
        fact.*,
        topic.subject_name,
        topic.level1,
        topic.level2,
        topic.level3,
        topic.field,
        topic.value_text,
        topic.typed_value,
        topic.typed_unit,
        {{ joined_key(['topic.subject_name', 'topic.level1', 'topic.level2', 'topic.level3']) }} as row_key,
        row_number() over (
            partition by fact.document_key,
                {{ joined_key(['topic.subject_name', 'topic.level1', 'topic.level2', 'topic.level3']) }}
            order by topic.statement_no, fact.statement_key
        ) as cell_no
    from fact
    inner join topic on fact.statement_key = topic.statement_key

),

pivoted as (

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
        max(case when cell.field = 'target' then cell.value_text end) as target_text,
        max(case when cell.field = 'actual' then cell.value_text end) as actual_text,
        max(case when cell.field = 'deviation_reason' then cell.value_text end) as deviation_reason,
        max(case when cell.field = 'target' then cell.typed_value end) as target_value,
        max(case when cell.field = 'target' then cell.typed_unit end) as target_unit,
        max(case when cell.field = 'actual' then cell.typed_value end) as actual_value,
        max(case when cell.field = 'actual' then cell.typed_unit end) as actual_unit,
        max(case when cell.cell_no = 1 then cell.statement_key end) as statement_key,
        max(case when cell.field = 'target' then cell.statement_key end) as target_statement_key,
        max(case when cell.field = 'actual' then cell.statement_key end) as actual_statement_key,
        max(case when cell.field = 'deviation_reason' then cell.statement_key end) as reason_statement_key,
        min(cell.statement_no) as first_statement_no,
        cast(sum(cell.statement_count) as bigint) as statement_count,
        max(case when cell.is_conflicting then 1 else 0 end) = 1 as is_conflicting
    from cell
    left join {{ ref('int_project_name') }} as project
        on cell.document_key = project.document_key and cell.subject_name = project.stated_name
    group by cell.document_key, cell.organization_key, cell.region_code, cell.fiscal_year, cell.row_key

),

-- A target that bounds from above says so in words or signs (ref_target_direction); others are to be reached.
bounded as (

    select pivoted.document_key, pivoted.fact_key
    from pivoted
    inner join {{ ref('ref_target_direction') }} as bound
        on bound.direction = 'at_most'
            and (
                coalesce(pivoted.target_text, '') like '%' || bound.pattern || '%'
                or coalesce(pivoted.level3, '') like '%' || bound.pattern || '%'
            )
    group by pivoted.document_key, pivoted.fact_key

),

compared as (

    select
        pivoted.*,
        case when bounded.fact_key is null then 'at_least' else 'at_most' end as target_direction,
        pivoted.target_value is not null
            and pivoted.actual_value is not null
            and coalesce(pivoted.target_unit, '') = coalesce(pivoted.actual_unit, '') as is_comparable
    from pivoted
    left join bounded
        on pivoted.document_key = bounded.document_key and pivoted.fact_key = bounded.fact_key

)

select
    document_key,
    organization_key,
    region_code,
    fiscal_year,
    fact_key,
    project_key,
    subject_name,
    level1,
    level2,
    level3,
    target_text,
    actual_text,
    deviation_reason,
    target_value,
    target_unit,
    actual_value,
    actual_unit,
    target_direction,
    case
        when is_comparable
            then {{ cast_or_null('1.0 * actual_value / nullif(target_value, 0)', 'decimal(18, 4)') }}
    end as attainment_ratio,
    case
        when is_comparable and target_direction = 'at_least' then actual_value >= target_value
        when is_comparable then actual_value <= target_value
    end as is_met,
    statement_key,
    target_statement_key,
    actual_statement_key,
    reason_statement_key,
    first_statement_no,
    statement_count,
    is_conflicting
from compared
order by document_key, first_statement_no, fact_key
