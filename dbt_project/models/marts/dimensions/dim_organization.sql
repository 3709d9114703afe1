-- The name is that of the latest year's current report.
with named as (

    select
        *,
        row_number() over (
            partition by organization_key
            order by coalesce(fiscal_year, 0) desc, case when is_current then 0 else 1 end, source_name, document_key
        ) as name_no
    from {{ ref('int_document') }}
    where organization_key is not null

),

reported as (

    select
        organization_key,
        min(fiscal_year) as first_fiscal_year,
        max(fiscal_year) as last_fiscal_year,
        count(*) as document_count
    from named
    group by organization_key

)

select
    named.organization_key,
    named.organization_name,
    named.region_code,
    named.region_level,
    named.organization_aliases,
    reported.first_fiscal_year,
    reported.last_fiscal_year,
    reported.document_count
from named
inner join reported on named.organization_key = reported.organization_key
where named.name_no = 1
order by named.organization_key
