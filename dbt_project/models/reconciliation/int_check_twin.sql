{{ config(schema='intermediate') }}
-- What a report that another one of the same body, year and kind stands before says otherwise, or alone:
-- a text and the workbook of its tables are two documents. Grain: document, fact_table, fact_key.
with document as (

    select document_key, organization_key, fiscal_year, report_kind, is_current
    from {{ ref('int_document') }}
    where organization_key is not null and fiscal_year is not null

),

pair as (

    select other.document_key, first.document_key as current_key
    from document as other
    inner join document as first
        on other.organization_key = first.organization_key and other.fiscal_year = first.fiscal_year
            and other.report_kind = first.report_kind
    where first.is_current and not other.is_current

),

value as (

    select document_key, fact_table, fact_key, label, unit, value_number, half_unit
    from {{ ref('int_check_value') }}
    where amount_kind is distinct from 'prior_implied'

)

select
    pair.document_key,
    mine.fact_table,
    mine.fact_key,
    min(mine.label) as label,
    min(mine.unit) as unit,
    min(mine.value_number) as own_value,
    min(theirs.value_number) as current_value,
    count(theirs.value_number) = 0 as is_only_here,
    -- Several values of one report are its own contradiction: one that agrees is enough.
    coalesce(
        min(abs(mine.value_number - theirs.value_number) - mine.half_unit - theirs.half_unit) > 0, false
    ) as is_different
from pair
inner join value as mine on pair.document_key = mine.document_key
left join value as theirs
    on pair.current_key = theirs.document_key
        and mine.fact_table = theirs.fact_table and mine.fact_key = theirs.fact_key
group by pair.document_key, mine.fact_table, mine.fact_key
