select
    fiscal_year,
    cast(fiscal_year as varchar) || '年度' as fiscal_year_name,
    cast(cast(fiscal_year as varchar) || '-01-01' as date) as starts_on,
    cast(cast(fiscal_year as varchar) || '-12-31' as date) as ends_on,
    count(*) as document_count
from {{ ref('int_document') }}
where fiscal_year is not null
group by fiscal_year
order by fiscal_year
