-- Sums of the summaries against the facts they come from, over all organizations with a region; and one report each.
with current_document as (

    select * from {{ ref('dim_document') }}
    where is_current

),

measured as (

    {%- for column, fact, key in [
        ('revenue_grand_total_yuan', 'fct_revenue', 'all|grand_total|final'),
        ('expenditure_current_total_yuan', 'fct_expenditure', 'all|total|current_total|final'),
        ('three_public_total_yuan', 'fct_three_public', 'total|final'),
        ('operating_cost_yuan', 'fct_operating_cost', 'final'),
        ('procurement_total_yuan', 'fct_procurement', 'total'),
    ] %}
    select
        '{{ column }}' as measure,
        (
            select coalesce(sum(fact.amount_yuan), 0)
            from {{ ref(fact) }} as fact
            inner join current_document on fact.document_key = current_document.document_key
            where fact.fact_key = '{{ key }}' and current_document.region_code is not null
        ) as of_facts,
        (
            select coalesce(sum({{ column }}), 0) from {{ ref('mart_department_year') }}
            where region_code is not null
        ) as of_departments,
        (
            select coalesce(sum({{ column }}), 0) from {{ ref('mart_region_year') }}
            where region_level = 'province'
        ) + (
            select coalesce(sum({{ column }}), 0) from {{ ref('mart_department_year') }}
            where region_code is not null and part_of_organization_key is not null
        ) as of_provinces
    union all
    {%- endfor %}
    select
        'three public total by kind',
        (select coalesce(sum(three_public_total_budget_yuan), 0) from {{ ref('mart_region_year') }}
            where region_level = 'province' and three_public_total_budget_kind <> 'mixed'),
        (select coalesce(sum(three_public_total_budget_yuan), 0) from {{ ref('mart_region_year') }}
            where region_level = 'province' and three_public_total_budget_kind <> 'mixed'),
        (select coalesce(sum(apart.amount_yuan), 0) from {{ ref('mart_region_three_public') }} as apart
            inner join {{ ref('mart_region_year') }} as mart
                on apart.region_code = mart.region_code and apart.fiscal_year = mart.fiscal_year
                    and apart.amount_kind = mart.three_public_total_budget_kind
            where apart.item = 'total' and mart.region_level = 'province')
    union all
    select
        'organizations and years',
        (select count(*) from (select distinct organization_key, fiscal_year from {{ ref('dim_document') }}
            where organization_key is not null and fiscal_year is not null and region_code is not null) as filed),
        (select count(*) from {{ ref('mart_department_year') }} where region_code is not null),
        (select coalesce(sum(reporting_organizations), 0) from {{ ref('mart_region_year') }}
            where region_level = 'province')

)

select * from measured
where of_facts <> of_departments or of_departments <> of_provinces
