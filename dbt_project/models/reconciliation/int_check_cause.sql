{{ config(schema='intermediate') }}
-- Which findings follow from one wrong figure, and which figure that is. Grain: finding_no (failures only).
-- A key is suspect by the failures it would explain; a claim's own percentage is suspect when the amounts
-- it speaks of hold elsewhere. Sums that are out by the same amount are out for the same reason.
with finding as (

    select * from {{ ref('int_check_finding') }} where status in ('pass', 'fail')

),

-- The value that a disputed figure should have: what fails with it fails for another reason.
sound as (

    select document_key, fact_table, fact_key, expected_value as value_number
    from {{ ref('int_check_repeat') }}
    where status = 'fail'

),

involved as (

    select finding.finding_no, finding.document_key, finding.status, finding.family, finding.check_code,
           term.fact_table, term.fact_key
    from finding
    inner join (
        select document_key, check_code, subject, fact_table, fact_key
        from {{ ref('int_check_term') }}
        where side = 'total'
        union
        -- Only the parts that are added up: a part that another one holds is no witness.
        select document_key, check_code, subject, fact_table, fact_key from {{ ref('int_check_part') }}
    ) as term
        on finding.document_key = term.document_key and finding.check_code = term.check_code
            and finding.subject = term.subject
    union
    select finding_no, document_key, status, family, check_code, fact_table, fact_key
    from finding
    where fact_key is not null and family <> 'notice'
        and not exists (
            select 1 from sound
            where finding.document_key = sound.document_key and finding.fact_table = sound.fact_table
                and finding.fact_key = sound.fact_key and finding.own_number = sound.value_number
        )
    union
    select finding_no, document_key, status, family, check_code, base_table,
           replace(replace(base_key, '|prior_implied', ''), '|base', '')
    from finding
    where base_key is not null
        and not exists (
            select 1 from sound
            where finding.document_key = sound.document_key and finding.base_table = sound.fact_table
                and finding.base_key = sound.fact_key and finding.base_number = sound.value_number
        )

),

suspicion as (

    select document_key, fact_table, fact_key,
           count(distinct case when status = 'fail' then finding_no end) as fails,
           count(distinct case when status = 'pass' then finding_no end) as passes,
           max(case when status = 'fail' and check_code = 'same_fact' then 1 else 0 end) as is_disputed,
           max(case when status = 'fail' and family in ('identity', 'repeat') then 1 else 0 end) as breaks_a_sum
    from involved
    group by document_key, fact_table, fact_key

),

-- Sums out by the same amount, and the keys that all of them rest on.
gap as (

    select finding_no, document_key, abs(difference) as gap_size,
           count(*) over (partition by document_key, abs(difference)) as gap_findings
    from finding
    where status = 'fail' and family = 'identity' and difference <> 0

),

gap_key as (

    select gap.document_key, gap.gap_size, involved.fact_table, involved.fact_key,
           row_number() over (
               partition by gap.document_key, gap.gap_size
               order by max(suspicion.is_disputed) desc, max(suspicion.passes), involved.fact_table, involved.fact_key
           ) as pick,
           count(*) over (partition by gap.document_key, gap.gap_size, max(suspicion.passes)) as equals
    from gap
    inner join involved on gap.finding_no = involved.finding_no
    inner join suspicion
        on involved.document_key = suspicion.document_key and involved.fact_table = suspicion.fact_table
            and involved.fact_key = suspicion.fact_key
    where gap.gap_findings > 1
    group by gap.document_key, gap.gap_size, gap.gap_findings, involved.fact_table, involved.fact_key
    having count(distinct gap.finding_no) = gap.gap_findings

),

-- What each key states most often: a figure that would have to be less than nothing is not the odd one.
stated as (

    select document_key, fact_table, fact_key, max(value_number) as value_number
    from {{ ref('int_check_value') }}
    where rank_in_context = 1
    group by document_key, fact_table, fact_key

),

candidate as (

    select involved.finding_no, involved.fact_table, involved.fact_key, suspicion.is_disputed,
           suspicion.fails, suspicion.passes, suspicion.breaks_a_sum, finding.family,
           case when involved.fact_key = finding.fact_key and involved.fact_table = finding.fact_table
                then 1 else 0 end as is_own,
           case when finding.family = 'identity' and involved.fact_key <> finding.fact_key
                    and stated.value_number + finding.difference < 0 then 0 else 1 end as is_possible
    from involved
    left join stated
        on involved.document_key = stated.document_key and involved.fact_table = stated.fact_table
            and involved.fact_key = stated.fact_key
    inner join suspicion
        on involved.document_key = suspicion.document_key and involved.fact_table = suspicion.fact_table
            and involved.fact_key = suspicion.fact_key
    inner join finding on involved.finding_no = finding.finding_no
    where involved.status = 'fail'

),

chosen as (

    select *
    from candidate
    -- A percentage is blamed before the amounts, unless these fail by themselves or break more than they hold.
    where family not in ('claim', 'performance') or is_disputed = 1 or breaks_a_sum = 1 or (fails > 1 and fails > passes)
    qualify row_number() over (
        partition by finding_no
        order by is_disputed desc, is_possible desc, fails - passes desc, is_own desc, fact_table, fact_key
    ) = 1

),

-- One typed number that states two facts (收、支总计…), or a score that neither prose nor its items make, is one
-- mistake: both go by the first of them.
twin as (

    select document_key, cause,
           first_value(cause) over (
               partition by document_key, locator, stated_value, expected_value order by check_code, cause
           ) as first_cause
    from (
        select document_key, locator, stated_value, expected_value, check_code,
               case check_code when 'same_fact' then fact_table || '|' || fact_key
                    else check_code || '|' || subject || '|' || coalesce(locator, '') || '|' || fact_key end as cause
        from finding
        where status = 'fail'
            and (
                (check_code = 'same_fact' and (locator not like '%table%' or fact_table = 'fct_performance_score'))
                or check_code = 'score_items'
            )
    ) as typed

),

named_apart as (

    select finding.finding_no, finding.document_key,
           case when gap.gap_findings > 1 and gap_key.fact_key is null then null
                when gap.gap_findings > 1 and gap_key.equals > 1 then null
                when gap.gap_findings > 1 then gap_key.fact_table else chosen.fact_table end as suspect_table,
           case when gap.gap_findings > 1 and gap_key.fact_key is null then null
                when gap.gap_findings > 1 and gap_key.equals > 1 then null
                when gap.gap_findings > 1 then gap_key.fact_key else chosen.fact_key end as suspect_key,
           case
               when gap.gap_findings > 1 and (gap_key.fact_key is null or gap_key.equals > 1)
                   then 'gap|' || cast(gap.gap_size as varchar)
               when gap.gap_findings > 1 then gap_key.fact_table || '|' || gap_key.fact_key
               when chosen.fact_key is not null then chosen.fact_table || '|' || chosen.fact_key
               -- One percentage said of two equal totals (收、支总计各下降…) is one mistake.
               when finding.family = 'claim'
                   then finding.check_code || '|' || coalesce(finding.locator, '') || '|'
                       || coalesce(cast(finding.stated_value as varchar), '') || '|'
                       || coalesce(cast(finding.expected_value as varchar), '')
               else finding.check_code || '|' || finding.subject || '|' || coalesce(finding.locator, '') || '|'
                   || finding.fact_key
           end as cause
    from finding
    left join gap on finding.finding_no = gap.finding_no
    left join gap_key on gap.document_key = gap_key.document_key and gap.gap_size = gap_key.gap_size and gap_key.pick = 1
    left join chosen on finding.finding_no = chosen.finding_no
    where finding.status = 'fail'

),

named as (

    select named_apart.finding_no, named_apart.suspect_table, named_apart.suspect_key,
           coalesce(twin.first_cause, named_apart.cause) as cause
    from named_apart
    left join twin
        on named_apart.document_key = twin.document_key and named_apart.cause = twin.cause

),

-- A sentence whose figures fail a sum or a rate breaks its words and its list with them.
place as (

    select finding.document_key, finding.locator as place, named.cause, finding.finding_no, finding.fact_table
    from finding
    inner join named on finding.finding_no = named.finding_no
    where finding.fact_table <> 'notice'
    union all
    select finding.document_key, finding.other_locator, named.cause, finding.finding_no, finding.fact_table
    from finding
    inner join named on finding.finding_no = named.finding_no
    where finding.fact_table <> 'notice' and finding.other_locator is not null

),

followed as (

    select finding.finding_no, place.cause
    from finding
    inner join place on finding.document_key = place.document_key and finding.locator = place.place
    where finding.status = 'fail' and finding.fact_table = 'notice'
        and finding.check_code in ('direction', 'listed_parts', 'text_share', 'growth', 'completion')
    qualify row_number() over (
        partition by finding.finding_no
        -- The rate of a sentence on a project follows from its money, not from the score beside it.
        order by case when place.fact_table = 'fct_performance_score' then 1 else 0 end, place.finding_no
    ) = 1

)

select named.finding_no, named.suspect_table, named.suspect_key, coalesce(followed.cause, named.cause) as cause
from named
left join followed on named.finding_no = followed.finding_no
