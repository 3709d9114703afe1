-- Human decisions on statements and checks (corrections/*.csv), and whether each still finds what it means.
-- Grain: document_sha256, statement_key, check_code.
with correction as (

    select coalesce(document_sha256, '') as document_sha256, coalesce(statement_key, '') as statement_key,
           coalesce(check_code, '') as check_code, action,
           {{ cast_or_null("nullif(cast(value_yuan as varchar), '')", 'decimal(24, 4)') }} as corrected_value,
           who, cast(decided_on as date) as decided_on, reason
    from {{ ref('ref_correction') }}

)

select correction.document_sha256, correction.statement_key, correction.check_code, correction.action,
       statement.fact_table, statement.fact_key, document.document_key,
       statement.value_number as original_value, correction.corrected_value,
       correction.who, correction.decided_on, correction.reason,
       -- The report was replaced, or the parser reads the place differently now: to be looked at again.
       document.document_key is not null
           and (correction.statement_key = '' or statement.statement_key is not null) as is_found
from correction
left join {{ ref('stg_document') }} as document on correction.document_sha256 = document.sha256
left join {{ ref('statement') }} as statement
    on document.document_key = statement.document_key and correction.statement_key = statement.statement_key
