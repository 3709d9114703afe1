-- A prefecture is at least the sum of its counties and a province at least that of its prefectures, measure by
-- measure of one sign: what lies between is what the bodies of the upper level report themselves.
with part as (

    select
        region.parent_code,
        mart.fiscal_year,
        sum(mart.reporting_organizations) as organizations,
        sum(mart.procurement_total_organizations) as contributors,
        sum(mart.procurement_total_yuan) as amount
    from {{ ref('mart_region_year') }} as mart
    inner join {{ ref('dim_region') }} as region on mart.region_code = region.region_code
    where region.parent_code is not null
    group by region.parent_code, mart.fiscal_year

)

select part.*
from part
left join {{ ref('mart_region_year') }} as whole
    on part.parent_code = whole.region_code and part.fiscal_year = whole.fiscal_year
where whole.region_code is null
    or whole.reporting_organizations < part.organizations
    or whole.procurement_total_organizations < part.contributors
    or coalesce(whole.procurement_total_yuan, 0) < coalesce(part.amount, 0)
