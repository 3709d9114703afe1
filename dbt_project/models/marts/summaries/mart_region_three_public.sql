-- The three public expenses of a region, each kind of amount apart. A budget beside an actual means the same bodies only
-- in the paired_ columns: those whose report states both.
with {{ region_ancestor() }},

department as (

    select organization_key, fiscal_year, document_key, region_code
    from {{ ref('mart_department_year') }}
    where region_code is not null and part_of_organization_key is null

),

fact as (

    select * from {{ ref('fct_three_public') }}

)

select
    ancestor.within_code as region_code,
    department.fiscal_year,
    fact.item,
    fact.amount_kind,
    region.region_name,
    region.region_level,
    cast(sum(fact.amount_yuan) as decimal(20, 2)) as amount_yuan,
    count(*) as organizations,
    cast(sum(case when final.amount_yuan is not null then fact.amount_yuan end) as decimal(20, 2)) as paired_amount_yuan,
    cast(sum(final.amount_yuan) as decimal(20, 2)) as paired_final_yuan,
    count(final.amount_yuan) as paired_organizations
from department
inner join fact on department.document_key = fact.document_key
inner join ancestor on department.region_code = ancestor.region_code
inner join {{ ref('dim_region') }} as region on ancestor.within_code = region.region_code
left join fact as final
    on fact.document_key = final.document_key and fact.item = final.item and final.amount_kind = 'final'
group by
    ancestor.within_code, department.fiscal_year, fact.item, fact.amount_kind, region.region_name, region.region_level
order by region_code, fiscal_year, item, amount_kind
