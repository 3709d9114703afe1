-- Every name a report uses for a project, with the project it stands for. Grain: document_key, stated_name.
-- Names are one project when they are equal without quotes, spaces, the report's year and a closing 项目 or 资金.
with mentioned as (

    select document_key, coalesce(canonical_name, project_name) as stated_name, 1 as source_rank, line_no
    from {{ ref('stg_project_execution') }}

    union all
    select document_key, project_name, 1, line_no
    from {{ ref('stg_project_execution') }}
    where project_name <> canonical_name

    union all
    select document_key, subject_name, 2, line_no
    from {{ ref('stg_performance_score') }}
    where subject_kind = 'project'

    union all
    select document_key, subject_name, 3, line_no
    from {{ ref('stg_performance_indicator') }}

    union all
    select document_key, subject_name, 3, line_no
    from {{ ref('stg_score_item') }}

),

-- A form or sheet on the department as a whole is no project.
project as (

    select
        mentioned.document_key,
        document.organization_key,
        mentioned.stated_name,
        min(mentioned.source_rank) as source_rank,
        min(mentioned.line_no) as line_no,
        {{ project_match_name('mentioned.stated_name', 'document.fiscal_year') }} as match_name
    from mentioned
    inner join {{ ref('int_document') }} as document on mentioned.document_key = document.document_key
    where coalesce(mentioned.stated_name, '') <> ''
        and mentioned.stated_name not like '%整体支出%'
        and mentioned.stated_name <> coalesce(document.organization_name, '')
    group by
        mentioned.document_key, document.organization_key, mentioned.stated_name, document.fiscal_year
),

keyed as (

    select
        *,
        {{ dbt.hash("coalesce(organization_key, document_key) || '|' || case when match_name = '' then stated_name else match_name end") }}
            as project_key
    from project

)

select
    document_key,
    organization_key,
    stated_name,
    project_key,
    row_number() over (
        partition by project_key order by source_rank, length(stated_name) desc, stated_name, document_key
    ) as name_no
from keyed
