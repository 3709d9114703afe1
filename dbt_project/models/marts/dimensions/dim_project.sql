-- The name is the one of the execution table or list, the fullest where several are written.
with written as (

    select * from {{ ref('int_project_name') }}

),

variant as (

    select distinct project_key, stated_name
    from written

)

select
    written.project_key,
    written.organization_key,
    written.stated_name as project_name,
    variants.name_variants,
    variants.variant_count,
    reported.document_count
from written
inner join (
    select
        project_key,
        {{ dbt.listagg('stated_name', "'；'", 'order by stated_name') }} as name_variants,
        count(*) as variant_count
    from variant
    group by project_key
) as variants on written.project_key = variants.project_key
inner join (
    select project_key, count(distinct document_key) as document_count
    from written
    group by project_key
) as reported on written.project_key = reported.project_key
where written.name_no = 1
order by written.project_key
