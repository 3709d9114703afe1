-- Groups (人员经费, 公用经费), classes and items in one list. One row a code: the name in force, else the last one.
with reference as (

    select
        *,
        row_number() over (
            partition by code
            order by
                case status when 'current' then 1 when 'abolished' then 2 else 3 end,
                coalesce(valid_to, '9999') desc,
                coalesce(valid_from, '0000') desc,
                name
        ) as name_no
    from {{ ref('ref_economic_class') }}

),

printed as (

    select distinct category_code as economic_code
    from {{ ref('stg_expenditure') }}
    where classification = 'economic' and category_code not like 'name:%'

    union
    select distinct economic_code
    from {{ ref('stg_expenditure_matrix') }}
    where economic_code not like 'name:%' and economic_code not in ('', 'total')

),

economic_group as (

    select code, label
    from {{ ref('ref_code_label') }}
    where code_set = 'economic_group'

),

listed as (

    select code as economic_code, label as economic_name, 'group' as level, code as account_group,
        'current' as status, cast(null as varchar) as valid_from, cast(null as varchar) as valid_to
    from economic_group

    union all
    select code, name, level, account_group, status, valid_from, valid_to
    from reference
    where name_no = 1

    union all
    select
        printed.economic_code,
        '未收录科目（' || printed.economic_code || '）',
        case length(printed.economic_code) when 3 then 'class' else 'item' end,
        cast(null as varchar),
        'unlisted',
        cast(null as varchar),
        cast(null as varchar)
    from printed
    left join reference on printed.economic_code = reference.code
    left join economic_group on printed.economic_code = economic_group.code
    where reference.code is null and economic_group.code is null

)

select
    listed.economic_code,
    listed.economic_name,
    listed.level,
    listed.account_group,
    case when listed.level <> 'group' then substr(listed.economic_code, 1, 3) end as class_code,
    class.economic_name as class_name,
    listed.status,
    listed.valid_from,
    listed.valid_to
from listed
left join listed as class
    on listed.level <> 'group' and substr(listed.economic_code, 1, 3) = class.economic_code
order by listed.economic_code
