{# CTE `ancestor`: a region and each region it lies in, itself included. #}
{% macro region_ancestor() -%}
ancestor as (

    select region_code, region_code as within_code
    from {{ ref('dim_region') }}

    union
    select region_code, prefecture_code
    from {{ ref('dim_region') }}
    where prefecture_code is not null

    union
    select region_code, province_code
    from {{ ref('dim_region') }}
    where province_code is not null

)
{%- endmacro %}
