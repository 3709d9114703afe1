{{ config(schema='intermediate') }}
-- Facts that must go together: score and grade, items and total, target and actual, money and headcount.
-- Grain: document, check, subject, statement.
with score as (

    select document_key, subject_kind, subject_name, score, coalesce(full_mark, 100) as full_mark,
           replace(replace(replace(replace(coalesce(grade, ''), '级', ''), '等', ''), '“', ''), '”', '') as grade,
           evaluator, statement_key, locator, quote, statement_no, coalesce(resolution, 0) as resolution, part,
           subject_kind || '|' || subject_name as fact_key
    from {{ ref('stg_performance_score') }}
    where is_usable

),

band as (

    select scheme, grade, full_mark, lower, upper, lower_inclusive, upper_inclusive
    from {{ ref('ref_grade_band') }}

),

graded as (

    select score.*,
           max(case when band.grade is not null then 1 else 0 end) as is_known,
           max(case
               when score.score * 100 > band.lower * score.full_mark
                   and score.score * 100 < band.upper * score.full_mark then 1
               when score.score * 100 = band.lower * score.full_mark and cast(band.lower_inclusive as varchar) in ('yes', 'true') then 1
               when score.score * 100 = band.upper * score.full_mark and cast(band.upper_inclusive as varchar) in ('yes', 'true') then 1
               else 0
           end) as fits,
           min(case when band.scheme in ('national', 'label_variant') then band.lower end) as band_lower
    from score
    left join band on score.grade = band.grade
    where score.grade <> ''
    group by all

),

item as (

    select document_key, subject_name, level1, level2, level3, field, score_value, statement_key, locator,
           subject_name || '|' || level1 || '|' || level2 || '|' || level3 || '|' || field as fact_key
    from {{ ref('stg_score_item') }}
    where is_usable and score_value is not null

),

leaf_sum as (

    select * from {{ ref('int_check_score_sum') }}

),

item_total as (

    select score.document_key, 'score_items' as check_code, score.fact_key as subject,
           'fct_performance_score' as fact_table, score.fact_key, score.score as stated_value,
           leaf_sum.item_sum as expected_value, leaf_sum.half_sum as tolerance,
           score.statement_key, score.locator,
           case
               when abs(score.score - leaf_sum.item_sum) <= leaf_sum.half_sum then 'pass'
               -- The ten points of the execution rate stand in another block of the form, which may be unread.
               when marks.has_execution = 0 and marks.item_sum = score.full_mark - 10 then 'insufficient_data'
               -- The score of the execution rate may stand beside the money, not among the items.
               when marks.items is null and leaf_sum.has_execution = 0
                   and score.score - leaf_sum.item_sum between 0 and 20 then 'insufficient_data'
               when marks.items is null or marks.items = leaf_sum.items then 'fail'
               else 'insufficient_data'
           end as status,
           score.subject_name || '总分' || {{ check_shown('score.score', "'score'") }} || '，'
               || cast(leaf_sum.items as varchar) || '项得分之和' || {{ check_shown('leaf_sum.item_sum', "'score'") }}
               as message
    from score
    inner join leaf_sum
        on score.document_key = leaf_sum.document_key and score.subject_name = leaf_sum.subject_name
            and leaf_sum.field = 'score'
    left join leaf_sum as marks
        on score.document_key = marks.document_key and score.subject_name = marks.subject_name
            and marks.field = 'full_mark'
    where score.score is not null

    union all
    select leaf_sum.document_key, 'score_full_marks', leaf_sum.subject_name, 'fct_score_item',
           leaf_sum.subject_name || '|full_mark', coalesce(score.full_mark, 100), leaf_sum.item_sum, leaf_sum.half_sum,
           leaf_sum.first_statement, score.locator,
           case when abs(coalesce(score.full_mark, 100) - leaf_sum.item_sum) <= leaf_sum.half_sum then 'pass'
                when leaf_sum.has_execution = 0 and leaf_sum.item_sum = coalesce(score.full_mark, 100) - 10
                    then 'insufficient_data'
                -- Less than half of the marks is a sheet read in part.
                when leaf_sum.items >= 5 and leaf_sum.item_sum * 2 >= coalesce(score.full_mark, 100) then 'fail'
                else 'insufficient_data' end,
           leaf_sum.subject_name || '满分' || {{ check_shown('coalesce(score.full_mark, 100)', "'score'") }} || '，'
               || cast(leaf_sum.items as varchar) || '项分值之和' || {{ check_shown('leaf_sum.item_sum', "'score'") }}
    from leaf_sum
    left join (
        select *, row_number() over (partition by document_key, subject_name order by statement_no) as pick
        from score
    ) as score
        on leaf_sum.document_key = score.document_key and leaf_sum.subject_name = score.subject_name
            and score.pick = 1
    where leaf_sum.field = 'full_mark'

    union all
    select earned.document_key, 'score_over_full', earned.fact_key, 'fct_score_item', earned.fact_key,
           earned.score_value, mark.score_value, cast(0 as decimal(9, 4)), earned.statement_key, earned.locator,
           case when earned.score_value <= mark.score_value then 'pass' else 'fail' end,
           earned.level1 || '/' || earned.level2 || '/' || earned.level3 || '得分'
               || {{ check_shown('earned.score_value', "'score'") }} || '，分值' || {{ check_shown('mark.score_value', "'score'") }}
    from item as earned
    inner join item as mark
        on earned.document_key = mark.document_key and earned.subject_name = mark.subject_name
            and earned.level1 = mark.level1 and earned.level2 = mark.level2 and earned.level3 = mark.level3
            and earned.field = 'score' and mark.field = 'full_mark'

    union all
    select document_key, 'score_grade', fact_key, 'fct_performance_score', fact_key, score, band_lower,
           cast(0 as decimal(9, 4)), statement_key, locator,
           case when is_known = 0 or score is null then 'insufficient_data' when fits = 1 then 'pass' else 'fail' end,
           subject_name || coalesce('得分' || {{ check_shown('score', "'score'") }}, '没有得分') || '，等次为“' || grade || '”'
    from graded

),

volume_pair as (

    select 'vehicle_purchase' as item, 'vehicles_purchased' as metric
    union all select 'overseas', 'overseas_groups'
    union all select 'overseas', 'overseas_persons'
    union all select 'reception', 'reception_persons'
    union all select 'reception_foreign', 'foreign_reception_persons'

),

volume as (

    select money.document_key, 'three_public_volume' as check_code, quantity.fact_key as subject,
           quantity.fact_table, quantity.fact_key, quantity.value_number as stated_value,
           cast(null as decimal(24, 4)) as expected_value, cast(0 as decimal(9, 4)) as tolerance,
           quantity.statement_key, quantity.locator,
           case when (money.value_number > 0) = (quantity.value_number > 0) then 'pass' else 'fail' end as status,
           money.label || {{ check_shown('money.value_number', 'money.unit', 'money.half_unit') }}
               || case when money.locator = quantity.locator then '' else '（' || money.locator || '）' end || '，'
               || quantity.label || {{ check_shown('quantity.value_number', 'quantity.unit') }} as message
    from {{ ref('int_check_value') }} as money
    inner join volume_pair on money.item = volume_pair.item
    inner join {{ ref('int_check_value') }} as quantity
        on money.document_key = quantity.document_key and quantity.item = volume_pair.metric
    where money.fact_table = 'fct_three_public' and money.amount_kind = 'final'
        and quantity.fact_table = 'fct_three_public_volume'
        and money.rank_in_context = 1 and quantity.rank_in_context = 1
        and money.context <> 'attachment' and quantity.context <> 'attachment'
        -- Receptions without money are real (received at no cost): only money without receptions is odd.
        and not (volume_pair.metric like '%persons' and money.value_number = 0)
    qualify row_number() over (
        partition by money.document_key, quantity.fact_key
        order by case when (money.value_number > 0) = (quantity.value_number > 0) then 0 else 1 end, money.context
    ) = 1

),

-- Every batch and every group has at least one person.
crowd as (

    select few.document_key, 'three_public_volume' as check_code, few.fact_key as subject, few.fact_table, few.fact_key,
           few.value_number as stated_value, many.value_number as expected_value, cast(0 as decimal(9, 4)) as tolerance,
           few.statement_key, few.locator,
           case when few.value_number <= many.value_number then 'pass' else 'fail' end as status,
           few.label || {{ check_shown('few.value_number', 'few.unit') }} || '，多于'
               || many.label || {{ check_shown('many.value_number', 'many.unit') }}
               || case when few.locator = many.locator then '' else '（' || many.locator || '）' end as message
    from {{ ref('int_check_value') }} as few
    inner join (
        select 'reception_batches' as few_item, 'reception_persons' as many_item
        union all select 'foreign_reception_batches', 'foreign_reception_persons'
        union all select 'overseas_groups', 'overseas_persons'
    ) as pair on few.item = pair.few_item
    inner join {{ ref('int_check_value') }} as many
        on few.document_key = many.document_key and many.item = pair.many_item
            and many.fact_table = few.fact_table and many.context = few.context
    where few.fact_table = 'fct_three_public_volume' and few.context <> 'attachment'
        and few.rank_in_context = 1 and many.rank_in_context = 1 and many.value_number > 0
    qualify row_number() over (
        partition by few.document_key, few.fact_key order by few.context
    ) = 1

),

indicator as (

    select document_key, subject_name, level1, level2, level3, field, value_text, typed_value, typed_unit,
           statement_key, locator,
           subject_name || '|' || level1 || '|' || level2 || '|' || level3 as row_key
    from {{ ref('stg_performance_indicator') }}
    where is_usable

),

target as (

    select goal.document_key, 'target_missed' as check_code, goal.row_key as subject,
           'fct_performance_indicator' as fact_table, goal.row_key || '|actual' as fact_key,
           actual.typed_value as stated_value, goal.typed_value as expected_value,
           cast(0 as decimal(9, 4)) as tolerance, actual.statement_key, actual.locator,
           case
               when actual.typed_value >= goal.typed_value then 'pass'
               when coalesce(reason.value_text, '') not in ('', '无', '/', '-', '—') then 'pass'
               else 'fail'
           end as status,
           goal.level3 || '：指标值' || goal.value_text || '，实际完成' || actual.value_text || '，未说明偏差原因' as message
    from indicator as goal
    inner join indicator as actual
        on goal.document_key = actual.document_key and goal.row_key = actual.row_key and actual.field = 'actual'
            and coalesce(goal.typed_unit, '') = coalesce(actual.typed_unit, '')
    left join indicator as reason
        on goal.document_key = reason.document_key and goal.row_key = reason.row_key
            and reason.field in ('reason', 'deviation_reason')
    where goal.field = 'target' and goal.typed_value is not null and actual.typed_value is not null
        -- A cost, a ceiling or a deadline is met by staying below it.
        and goal.level1 not like '%成本%' and goal.level2 not like '%成本%' and goal.level2 not like '%时效%'
        and goal.value_text not like '%≤%' and goal.value_text not like '%<%' and goal.value_text not like '%＜%'
        and goal.value_text not like '%不超%' and goal.value_text not like '%以内%' and goal.value_text not like '%以下%'
        and goal.value_text not like '%低于%' and goal.value_text not like '%小于%' and goal.value_text not like '%不高于%'
        -- Said to be a floor, or a plain count of things done; a bare rate may be one to keep low.
        and (
            goal.value_text like '%≥%' or goal.value_text like '%>%' or goal.value_text like '%＞%'
            or goal.value_text like '%不低于%' or goal.value_text like '%不少于%' or goal.value_text like '%以上%'
            or coalesce(goal.typed_unit, '') in
                ('个', '人', '次', '户', '份', '篇', '场', '家', '项', '人次', '亩', '公里', '件', '台', '套', '批')
        )

)

select *, 'score' as unit from item_total
union all
select *, 'count' from volume
union all
select *, 'count' from crowd
union all
select *, '' from target
union all
select *, 'yuan' from {{ ref('int_check_budget') }}
