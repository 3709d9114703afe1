-- Up to two steps up the parent tree; counties of a municipality and province-run counties have no prefecture.
with region as (

    select * from {{ ref('ref_region') }}

),

placed as (

    select
        region.code,
        region.name,
        region.level,
        region.parent_code,
        case
            when region.level = 'province' then region.code
            when parent.level = 'province' then parent.code
            else grandparent.code
        end as province_code,
        case
            when region.level = 'prefecture' then region.code
            when parent.level = 'prefecture' then parent.code
        end as prefecture_code,
        case when region.level = 'county' then region.code end as county_code
    from region
    left join region as parent on region.parent_code = parent.code
    left join region as grandparent on parent.parent_code = grandparent.code

)

select
    placed.code as region_code,
    placed.name as region_name,
    placed.level as region_level,
    placed.parent_code,
    placed.province_code,
    province.name as province_name,
    placed.prefecture_code,
    prefecture.name as prefecture_name,
    placed.county_code,
    case when placed.county_code is not null then placed.name end as county_name
from placed
left join region as province on placed.province_code = province.code
left join region as prefecture on placed.prefecture_code = prefecture.code
order by placed.code
