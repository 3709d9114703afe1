-- One row a code: the name in force, else the last one it had. A code that a report prints and the reference does
-- not hold is added without a name of its own, so that no fact loses its category.
with reference as (

    select
        code as function_code,
        name as function_name,
        budget,
        valid_from,
        valid_to,
        status,
        confidence,
        row_number() over (
            partition by code
            order by
                case status when 'current' then 1 when 'abolished' then 2 else 3 end,
                coalesce(valid_to, '9999') desc,
                coalesce(valid_from, '0000') desc,
                name
        ) as name_no
    from {{ ref('ref_function_class') }}

),

printed as (

    select distinct category_code as function_code
    from {{ ref('stg_expenditure') }}
    where classification = 'function' and category_code not like 'name:%'

    union
    select distinct function_code
    from {{ ref('stg_expenditure_matrix') }}
    where function_code not like 'name:%' and function_code not in ('', 'total')

),

listed as (

    select function_code, function_name, budget, valid_from, valid_to, status, confidence
    from reference
    where name_no = 1

    union all
    select
        printed.function_code,
        '未收录科目（' || printed.function_code || '）',
        cast(null as varchar),
        cast(null as varchar),
        cast(null as varchar),
        'unlisted',
        'unlisted'
    from printed
    left join reference on printed.function_code = reference.function_code
    where reference.function_code is null

)

select
    listed.function_code,
    listed.function_name,
    case length(listed.function_code) when 3 then 'class' when 5 then 'section' else 'item' end as level,
    substr(listed.function_code, 1, 3) as class_code,
    class.function_name as class_name,
    case when length(listed.function_code) >= 5 then substr(listed.function_code, 1, 5) end as section_code,
    section.function_name as section_name,
    listed.budget,
    listed.status,
    listed.valid_from,
    listed.valid_to,
    listed.confidence
from listed
left join listed as class on substr(listed.function_code, 1, 3) = class.function_code
left join listed as section
    on length(listed.function_code) >= 5 and substr(listed.function_code, 1, 5) = section.function_code
order by listed.function_code
