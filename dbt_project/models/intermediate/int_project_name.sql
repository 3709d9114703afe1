-- Every name a report uses for a project, with the project it stands for. Grain: document_key, stated_name.
-- The names that ingestion found to be one (canonical_name) are one; further names are that project when they are
-- equal without quotes, spaces, the report's year and words like 项目 or 资金 at the end.
with document as (

    select document_key, organization_key, organization_name, fiscal_year
    from {{ ref('int_document') }}

),

execution as (

    select distinct
        document_key,
        project_name,
        coalesce(canonical_name, project_name) as canonical_name
    from {{ ref('stg_project_execution') }}

),

mentioned as (

    select document_key, canonical_name as stated_name, 1 as source_rank
    from execution

    union all
    select document_key, project_name, 2
    from execution

    union all
    select document_key, subject_name, 3
    from {{ ref('stg_performance_score') }}
    where subject_kind = 'project'

    union all
    select document_key, subject_name, 4
    from {{ ref('stg_performance_indicator') }}

    union all
    select document_key, subject_name, 4
    from {{ ref('stg_score_item') }}

),

-- A form or sheet on the department as a whole is no project.
named as (

    select
        mentioned.document_key,
        document.organization_key,
        mentioned.stated_name,
        min(mentioned.source_rank) as source_rank,
        {{ project_match_name('mentioned.stated_name', 'document.fiscal_year') }} as match_name
    from mentioned
    inner join document on mentioned.document_key = document.document_key
    where coalesce(mentioned.stated_name, '') <> ''
        and mentioned.stated_name not like '%整体支出%'
        and mentioned.stated_name <> coalesce(document.organization_name, '')
    group by mentioned.document_key, document.organization_key, mentioned.stated_name, document.fiscal_year

),

-- what a written name is matched as, by the canonical name it has somewhere in the report
alias as (

    select
        written.document_key,
        written.match_name,
        min(canonical.match_name) as canonical_match_name
    from execution
    inner join named as written
        on execution.document_key = written.document_key and execution.project_name = written.stated_name
    inner join named as canonical
        on execution.document_key = canonical.document_key and execution.canonical_name = canonical.stated_name
    group by written.document_key, written.match_name

),

keyed as (

    select
        named.*,
        {{ dbt.hash("coalesce(named.organization_key, named.document_key) || '|' || coalesce(alias.canonical_match_name, named.match_name)") }}
            as project_key
    from named
    left join alias on named.document_key = alias.document_key and named.match_name = alias.match_name

)

select
    document_key,
    organization_key,
    stated_name,
    project_key,
    -- the canonical name first, the fullest of several
    row_number() over (
        partition by project_key order by source_rank, length(stated_name) desc, stated_name, document_key
    ) as name_no
from keyed
