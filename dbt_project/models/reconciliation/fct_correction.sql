-- Human decisions on statements and checks (corrections/*.csv), and whether each still finds what it means.
-- Grain: document_sha256, statement_key, check_code.
with correction as (

    select coalesce(document_sha256, '') as document_sha256, coalesce(statement_key, '') as statement_key,
           coalesce(check_code, '') as check_code, action,
           {{ cast_or_null("nullif(cast(value_yuan as varchar), '')", 'decimal(24, 4)') }} as corrected_value,
           who, cast(decided_on as date) as decided_on, reason
    from {{ ref('stg_correction') }}

)

select correction.document_sha256, correction.statement_key, correction.check_code, correction.action,
       statement.fact_table, statement.fact_key, document.document_key,
       statement.value_number as original_value, correction.corrected_value,
       correction.who, correction.decided_on, correction.reason, statement.locator, statement.quote,
       -- The report was replaced, or the parser reads the place differently now: to be looked at again.
       document.document_key is not null
           and (correction.statement_key = '' or statement.statement_key is not null) as is_found,
       case
           when document.document_key is null then '报告不在仓库中：文件换过，或这次没有读它'
           when correction.statement_key <> '' and statement.statement_key is null
               then '报告中没有这一语句：程序读法有变，请重新核对'
       end as stale_reason
from correction
left join {{ ref('stg_document') }} as document on correction.document_sha256 = document.sha256
left join {{ ref('statement') }} as statement
    on document.document_key = statement.document_key and correction.statement_key = statement.statement_key
