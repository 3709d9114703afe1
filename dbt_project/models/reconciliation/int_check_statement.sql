{{ config(schema='intermediate') }}
-- Every usable statement with a number, in one shape for the checks, and the year-before amounts that the
-- change sentences imply (amount_kind prior_implied).
-- Grain: document_key, statement_key, amount_kind, claim_no: one sentence may state several changes of one amount
-- (比上年增加…，同比增加…), each of which implies a year before of its own. claim_no is -1 for what is stated.
with project_name as (

    select name.document_key, name.stated_name, first.stated_name as project_name
    from {{ ref('int_project_name') }} as name
    inner join (
        select document_key, project_key, stated_name,
               row_number() over (partition by document_key, project_key order by name_no) as pick
        from {{ ref('int_project_name') }}
    ) as first
        on name.document_key = first.document_key and name.project_key = first.project_key and first.pick = 1

),

stated as (

    select document_key, statement_key, statement_no, 'fct_revenue' as fact_table, fund_scope,
           item, amount_kind, fund_scope || '|' || item || '|' || amount_kind as fact_key,
           'yuan' as unit, cast(amount_yuan as decimal(24, 4)) as value_number,
           resolution, source_kind, section, part, locator, line_no, quote, is_usable
    from (
        select *,
               -- Inside its own scope the undivided fiscal appropriation is all that came in this year.
               case when fund_scope = 'fiscal_appropriation' and revenue_item = fund_scope then 'current_total'
                    else revenue_item end as item
        from {{ ref('stg_revenue') }}
    ) as revenue

    union all
    select document_key, statement_key, statement_no, 'fct_expenditure', fund_scope,
           classification || '|' || category_code, amount_kind,
           fund_scope || '|' || classification || '|' || category_code || '|' || amount_kind,
           'yuan', cast(amount_yuan as decimal(24, 4)),
           resolution, source_kind, section, part, locator, line_no, quote, is_usable
    from {{ ref('stg_expenditure') }}

    union all
    select document_key, statement_key, statement_no, 'fct_expenditure_matrix', fund_scope,
           function_code || '|' || nature || '|' || economic_code, amount_kind,
           fund_scope || '|' || function_code || '|' || nature || '|' || economic_code || '|' || amount_kind,
           'yuan', cast(amount_yuan as decimal(24, 4)),
           resolution, source_kind, section, part, locator, line_no, quote, is_usable
    from {{ ref('stg_expenditure_matrix') }}

    union all
    select document_key, statement_key, statement_no, 'fct_three_public', '', item, amount_kind,
           item || '|' || amount_kind, 'yuan', cast(amount_yuan as decimal(24, 4)),
           resolution, source_kind, section, part, locator, line_no, quote, is_usable
    from {{ ref('stg_three_public') }}

    union all
    select document_key, statement_key, statement_no, 'fct_three_public_volume', '', metric, '', metric,
           'count', cast(quantity as decimal(24, 4)),
           resolution, source_kind, section, part, locator, line_no, quote, is_usable
    from {{ ref('stg_three_public_volume') }}

    union all
    select document_key, statement_key, statement_no, 'fct_operating_cost', '', 'operating_cost', amount_kind,
           amount_kind, 'yuan', cast(amount_yuan as decimal(24, 4)),
           resolution, source_kind, section, part, locator, line_no, quote, is_usable
    from {{ ref('stg_operating_cost') }}

    union all
    select document_key, statement_key, statement_no, 'fct_procurement', '', item, '', item,
           'yuan', cast(amount_yuan as decimal(24, 4)),
           resolution, source_kind, section, part, locator, line_no, quote, is_usable
    from {{ ref('stg_procurement') }}

    union all
    select document_key, statement_key, statement_no, 'fct_state_asset', '', item, '', item,
           'count', cast(quantity as decimal(24, 4)),
           resolution, source_kind, section, part, locator, line_no, quote, is_usable
    from {{ ref('stg_state_asset') }}

    union all
    select stated.document_key, stated.statement_key, stated.statement_no, 'fct_project_execution',
           coalesce(project.project_name, stated.canonical_name, stated.project_name), stated.measure, '',
           coalesce(project.project_name, stated.canonical_name, stated.project_name) || '|' || stated.measure,
           'yuan', cast(stated.amount_yuan as decimal(24, 4)),
           stated.resolution, stated.source_kind, stated.section, stated.part, stated.locator, stated.line_no,
           stated.quote, stated.is_usable
    from {{ ref('stg_project_execution') }} as stated
    left join project_name as project
        on stated.document_key = project.document_key
            and coalesce(stated.canonical_name, stated.project_name) = project.stated_name

    union all
    -- Scores of one subject by one evaluator; who does not say is taken for the body itself.
    select scored.document_key, scored.statement_key, scored.statement_no, 'fct_performance_score',
           case scored.subject_kind when 'department' then '部门整体'
                else coalesce(project.project_name, scored.subject_name) end,
           'score', '',
           scored.subject_kind || '|' || case scored.subject_kind when 'department' then '部门整体'
               else coalesce(project.project_name, scored.subject_name) end
               || '|' || coalesce(nullif(scored.evaluator, ''), 'self'),
           'score', cast(scored.score as decimal(24, 4)),
           scored.resolution, scored.source_kind, scored.section, scored.part, scored.locator, scored.line_no,
           scored.quote, scored.is_usable
    from {{ ref('stg_performance_score') }} as scored
    left join project_name as project
        on scored.document_key = project.document_key and scored.subject_name = project.stated_name

),

-- What the change sentences say about the year before: this year's amount less the stated change.
implied as (

    select stated.document_key, stated.statement_key, stated.statement_no, stated.fact_table,
           stated.fund_scope, stated.item, 'prior_implied' as amount_kind,
           stated.fact_key || '|prior_implied' as fact_key, stated.unit,
           stated.value_number
               - case claim.direction when 'decrease' then -1 else 1 end * coalesce(claim.value_number, 0)
               as value_number,
           coalesce(stated.resolution, 0) + coalesce(claim.resolution, 0) as resolution,
           stated.source_kind, stated.section, stated.part, claim.locator, claim.line_no, claim.quote,
           stated.is_usable, claim.claim_no
    from stated
    inner join {{ ref('stg_claim') }} as claim
        on stated.document_key = claim.document_key and stated.statement_key = claim.statement_key
    where claim.claim_kind = 'change' and stated.amount_kind = 'final'
        and coalesce(claim.base_kind, 'prior_final') = 'prior_final'
        and claim.direction in ('increase', 'decrease') and claim.value_number is not null

),

placed as (

    select *,
           case when part = 'attachment' then 'attachment' else source_kind end as context,
           -- A printed bare 0 means none at all; it does not stand for "less than half a 万元".
           -- Counts and scores are exact as printed: 95 and 96 are two scores.
           case when unit in ('count', 'score') or (value_number = 0 and resolution >= 1000) then 0
                else coalesce(resolution, 0) * 0.5 end as half_unit
    from (select stated.*, -1 as claim_no from stated union all select * from implied) as every_statement
    where is_usable and value_number is not null and part in ('main', 'attachment')
        -- Economic classes outside the section on 基本支出 may cover project money: another quantity.
        and not (fact_table = 'fct_expenditure' and item like 'economic|3%' and section <> 'basic_expenditure')

),

class_name as (

    select function_code, name
    from (
        select cast(code as varchar) as function_code, name,
               row_number() over (
                   partition by code order by case when status = 'current' then 0 else 1 end, name
               ) as pick
        from {{ ref('ref_function_class') }}
    ) as named
    where pick = 1

),

economic_name as (

    select economic_code, name
    from (
        select cast(code as varchar) as economic_code, name,
               row_number() over (
                   partition by code order by case when status = 'current' then 0 else 1 end, name
               ) as pick
        from {{ ref('ref_economic_class') }}
    ) as named
    where pick = 1

)

select placed.document_key, placed.statement_key, placed.statement_no, placed.fact_table, placed.fund_scope,
       placed.item, placed.amount_kind, placed.fact_key, placed.unit, placed.value_number,
       cast(placed.half_unit as decimal(24, 4)) as half_unit, placed.context, placed.section, placed.locator,
       placed.line_no, placed.quote, placed.claim_no,
       {{ check_label('placed', 'item_label.label', 'class_name.name', 'economic_name.name') }} as label
from placed
left join {{ ref('ref_check_label') }} as item_label
    on placed.fact_table = item_label.fact_table and placed.item = item_label.item
left join class_name
    on (placed.fact_table = 'fct_expenditure' and placed.item = 'function|' || class_name.function_code)
        or (placed.fact_table = 'fct_expenditure_matrix'
            and {{ dbt.split_part('placed.item', "'|'", 1) }} = class_name.function_code)
left join economic_name
    on placed.fact_table = 'fct_expenditure' and placed.item = 'economic|' || economic_name.economic_code
