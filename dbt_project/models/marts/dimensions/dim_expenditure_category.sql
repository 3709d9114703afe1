-- Label of every category an expenditure fact can have. A category kept under its written name is its own label.
with listed as (

    select
        case code_set when 'expenditure_total' then 'total' else 'nature' end as classification,
        code as category_code,
        label as category_name,
        'group' as level,
        parent_code
    from {{ ref('ref_code_label') }}
    where code_set in ('expenditure_total', 'expenditure_nature')

    union all
    select
        'function',
        function_code,
        function_name,
        level,
        case level when 'item' then section_code when 'section' then class_code end
    from {{ ref('dim_function_class') }}

    union all
    select
        'economic',
        economic_code,
        economic_name,
        level,
        case level when 'item' then class_code when 'class' then account_group end
    from {{ ref('dim_economic_class') }}

    union all
    select distinct
        classification,
        category_code,
        substr(category_code, 6),
        'unresolved',
        cast(null as varchar)
    from {{ ref('stg_expenditure') }}
    where category_code like 'name:%'

)

select * from listed
order by classification, category_code
