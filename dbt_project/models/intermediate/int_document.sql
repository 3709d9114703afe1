-- Organization key and version of every report.
-- Key: region code and the name without spaces and without the names of its own region and those above,
-- so that 四川省阿坝州商务局 and 阿坝州商务局 are one body. No name, no key.
with document as (

    select * from {{ ref('stg_document') }}

),

region as (

    select * from {{ ref('dim_region') }}

),

named as (

    select
        document.*,
        region.region_level as reference_level,
        {{ bare_name('document.organization_name') }} as bare_name,
        coalesce(region.province_name, '') as province_name,
        coalesce(region.prefecture_name, '') as prefecture_name,
        coalesce(region.county_name, '') as county_name
    from document
    left join region on document.region_code = region.region_code

),

without_province as (

    select *, {{ without_prefix('bare_name', 'province_name') }} as name_1 from named

),

without_prefecture as (

    select *, {{ without_prefix('name_1', 'prefecture_name') }} as name_2 from without_province

),

without_county as (

    select *, {{ without_prefix('name_2', 'county_name') }} as name_3 from without_prefecture

),

keyed as (

    select
        *,
        case
            when coalesce(name_3, '') <> ''
                then {{ dbt.hash("coalesce(region_code, '') || '|' || name_3") }}
        end as organization_key
    from without_county

),

ranked as (

    select
        keyed.*,
        -- A later publication replaces an earlier one of the same kind; undated ones come first, then by name.
        row_number() over (
            partition by organization_key, fiscal_year, report_kind
            order by coalesce(published_on, cast('0001-01-01' as date)), source_name, document_key
        ) as version_no,
        -- The accounts are the fullest report on a year, then the self-evaluation, then the three-public notice.
        row_number() over (
            partition by organization_key, fiscal_year
            order by
                case report_kind
                    when 'final_accounts' then 1 when 'performance_self_evaluation' then 2 else 3
                end,
                -- 某局（本级） is the office alone, 某局 with its units: the whole before its part.
                case when coalesce(title, '') || source_name like '%本级%' then 2 else 1 end,
                coalesce(published_on, cast('0001-01-01' as date)) desc, source_name desc, document_key desc
        ) as current_rank
    from keyed

)

select
    document_key,
    source_name,
    media_type,
    sha256,
    byte_size,
    encoding,
    page_count,
    line_count,
    title,
    report_kind,
    organization_key,
    organization_name,
    name_3 as local_name,
    organization_basis,
    organization_aliases,
    region_code,
    coalesce(reference_level, region_level) as region_level,
    region_note,
    fiscal_year,
    year_basis,
    published_on,
    remarks,
    parser_version,
    -- A report without organization or year cannot replace another: each is a version 1 of its own.
    case when organization_key is null or fiscal_year is null then 1 else version_no end as version_no,
    organization_key is not null and fiscal_year is not null and current_rank = 1 as is_current
from ranked
