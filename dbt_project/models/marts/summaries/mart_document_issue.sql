-- Why a report, though loaded, is not or not wholly in the summaries.
with document as (

    select * from {{ ref('dim_document') }}

),

issue as (

    select document_key, 'organization_unknown' as issue_code,
        '未能判定编制单位：已入库，不计入汇总' as issue, cast(null as varchar) as detail
    from document
    where organization_key is null

    union all
    select document_key, 'fiscal_year_unknown', '未能判定决算年度：已入库，不计入汇总', cast(null as varchar)
    from document
    where fiscal_year is null

    union all
    select document_key, 'region_unknown', '未能判定行政区划：不计入地区汇总', region_note
    from document
    where region_code is null

    union all
    select document_key, 'region_note', '行政区划的判定有说明', region_note
    from document
    where region_code is not null and coalesce(region_note, '') <> ''

    union all
    select document_key, 'superseded', '同一单位同一年度另有更新或更完整的报告：本份不计入汇总',
        '第' || cast(version_no as varchar) || '版'
    from document
    where organization_key is not null and fiscal_year is not null and not is_current

    union all
    select document_key, 'differs_from_current', '与同一单位同一年度计入汇总的报告数字不同',
        cast(count(*) as varchar) || '项：'
        || string_agg(
            label || '：本份' || regexp_replace(cast(own_value as varchar), '\.0*$|(\.[0-9]*[1-9])0+$', '\1')
            || case when unit = 'yuan' then '元' else '' end
            || '，另一份' || regexp_replace(cast(current_value as varchar), '\.0*$|(\.[0-9]*[1-9])0+$', '\1')
            || case when unit = 'yuan' then '元' else '' end, '；'
            order by fact_table, fact_key
        )
    from {{ ref('int_check_twin') }}
    where is_different
    group by document_key

    union all
    select document_key, 'only_here', '计入汇总的报告没有、只见于本份的数字：已入库，不计入汇总',
        cast(count(*) as varchar) || '项'
    from {{ ref('int_check_twin') }}
    where is_only_here
    group by document_key

    union all
    select part.document_key, 'within_other', '并入主管单位的决算：地区汇总中不再另计', whole.organization_name
    from {{ ref('mart_department_year') }} as part
    inner join {{ ref('dim_organization') }} as whole on part.part_of_organization_key = whole.organization_key

    union all
    select document_key, 'unresolved_mention', '有未能判定的金额',
        cast(unresolved_mentions as varchar) || '处，共' || cast(amount_mentions as varchar) || '处金额'
    from document
    where unresolved_mentions > 0

    union all
    select document_key, 'unread_table', '有未能识别的表格，其内容没有成为陈述',
        cast(count(*) as varchar) || '张：'
        || string_agg(coalesce(nullif(title, ''), '（无标题）') || '（' || locator || '）', '；' order by form_no)
    from {{ ref('stg_form') }}
    where not is_recognised
    group by document_key

    union all
    select document_key, 'reader_remark', '读取文件时有说明', remarks
    from document
    where coalesce(remarks, '') <> ''

)

select
    issue.document_key,
    issue.issue_code,
    document.source_name,
    document.organization_name,
    document.fiscal_year,
    issue.issue,
    issue.detail
from issue
inner join document on issue.document_key = document.document_key
order by document.source_name, issue.document_key, issue.issue_code
