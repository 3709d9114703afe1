with document as (

    select * from {{ ref('int_document') }}

),

mention as (

    select
        document_key,
        count(*) as amount_mentions,
        sum(case when in_accounts then 1 else 0 end) as accounts_mentions,
        sum(case when in_accounts and (statement_key is not null or coalesce(reason, 'unresolved') <> 'unresolved')
            then 1 else 0 end) as explained_mentions,
        sum(case when statement_key is null and coalesce(reason, 'unresolved') = 'unresolved' then 1 else 0 end)
            as unresolved_mentions
    from {{ ref('amount_mention') }}
    group by document_key

),

stated as (

    select document_key, count(*) as statement_count
    from {{ ref('statement') }}
    group by document_key

)

select
    document.document_key,
    document.source_name,
    document.media_type,
    document.sha256,
    document.byte_size,
    document.encoding,
    document.page_count,
    document.line_count,
    document.title,
    document.report_kind,
    document.organization_key,
    document.organization_name,
    document.organization_basis,
    document.organization_aliases,
    document.region_code,
    document.region_level,
    document.region_note,
    document.fiscal_year,
    document.year_basis,
    document.published_on,
    document.version_no,
    document.is_current,
    coalesce(stated.statement_count, 0) as statement_count,
    coalesce(mention.amount_mentions, 0) as amount_mentions,
    cast(coalesce(mention.accounts_mentions, 0) as bigint) as accounts_mentions,
    cast(coalesce(mention.unresolved_mentions, 0) as bigint) as unresolved_mentions,
    cast(1.0 * mention.explained_mentions / nullif(mention.accounts_mentions, 0) as decimal(9, 4)) as coverage,
    document.remarks,
    document.parser_version
from document
left join mention on document.document_key = mention.document_key
left join stated on document.document_key = stated.document_key
order by document.source_name, document.document_key
