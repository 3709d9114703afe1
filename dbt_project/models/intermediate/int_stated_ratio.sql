-- Shares and completion rates stated with a fact. Grain: document_key, fact_table, fact_key.
-- One read with the chosen statement comes first, then the earliest one stated with another statement of the fact.
with claim as (

    select
        statement.document_key,
        statement.fact_table,
        statement.fact_key,
        claim.claim_kind,
        claim.value_number,
        row_number() over (
            partition by statement.document_key, statement.fact_table, statement.fact_key, claim.claim_kind
            order by
                case when claim.statement_key = fact.statement_key then 0 else 1 end,
                claim.line_no,
                claim.char_start,
                claim.claim_no
        ) as choice_no
    from {{ ref('stg_claim') }} as claim
    inner join {{ ref('statement') }} as statement
        on claim.document_key = statement.document_key
            and claim.statement_key = statement.statement_key
            and statement.is_usable
    inner join {{ ref('int_fact') }} as fact
        on statement.document_key = fact.document_key
            and statement.fact_table = fact.fact_table
            and statement.fact_key = fact.fact_key
    where claim.claim_kind in ('share', 'completion') and claim.value_number is not null

)

select
    document_key,
    fact_table,
    fact_key,
    -- What does not fit is no percentage; it stays in the claim.
    max(case when claim_kind = 'share' then {{ cast_or_null('value_number', 'decimal(9, 4)') }} end)
        as stated_share_pct,
    max(case when claim_kind = 'completion' then {{ cast_or_null('value_number', 'decimal(9, 4)') }} end)
        as stated_completion_pct
from claim
where choice_no = 1
group by document_key, fact_table, fact_key
