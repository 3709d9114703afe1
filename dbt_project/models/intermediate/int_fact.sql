-- The choice. Grain: document_key, fact_table, fact_key; the row is the chosen statement.
-- Order: states a value; main part before attachment; rank of the section for this fact (ref_section_rank);
-- table before prose before chart; finer printed place; earlier place.
-- A score fact needs a score: a key of which only the grade is stated (良好) is no fact; see macro stated_grade.
with usable as (

    select * from {{ ref('statement') }}
    where is_usable

),

place as (

    select distinct fact_table, fact_key, section
    from usable

),

-- The longest pattern that fits a key is the most particular; '*' rows are the default of every table.
place_rule as (

    select
        place.fact_table,
        place.fact_key,
        place.section,
        rule.section_rank,
        row_number() over (
            partition by place.fact_table, place.fact_key, place.section
            order by
                case when rule.fact_table = '*' then 1 else 0 end,
                length(rule.key_pattern) desc,
                rule.section_rank
        ) as rule_no
    from place
    inner join {{ ref('ref_section_rank') }} as rule
        on rule.section = place.section
            and (rule.fact_table = place.fact_table or rule.fact_table = '*')
            and place.fact_key like rule.key_pattern

),

ranked as (

    select
        usable.*,
        row_number() over (
            partition by usable.document_key, usable.fact_table, usable.fact_key
            order by
                case when usable.value_number is null and coalesce(usable.value_text, '') = '' then 1 else 0 end,
                case when usable.fact_table = 'fct_performance_score' and usable.value_number is null then 1 else 0 end,
                case usable.part when 'main' then 1 when 'attachment' then 2 else 3 end,
                coalesce(place_rule.section_rank, 80),
                case usable.source_kind when 'table' then 1 when 'narrative' then 2 else 3 end,
                coalesce(usable.resolution, 0),
                usable.line_no,
                usable.char_start,
                usable.statement_no,
                usable.statement_key
        ) as choice_no
    from usable
    left join place_rule
        on usable.fact_table = place_rule.fact_table
            and usable.fact_key = place_rule.fact_key
            and usable.section = place_rule.section
            and place_rule.rule_no = 1

),

chosen as (

    select * from ranked
    where choice_no = 1
        and not (fact_table = 'fct_performance_score' and value_number is null)

),

-- A printed value stands for all values within half its last place. Two agree when those ranges touch, so
-- the statements of a key all agree when the highest lower end is not above the lowest upper end (doubled: exact).
-- Counts and scores are exact as printed. Scores of two named evaluators may differ; one that names none is held
-- against all.
agreement as (

    select
        chosen.document_key,
        chosen.fact_table,
        chosen.fact_key,
        max(2 * other.value_number - coalesce({{ rounding('other') }}, 0))
            > min(2 * other.value_number + coalesce({{ rounding('other') }}, 0)) as numbers_disagree,
        count(distinct case when other.value_number is null then {{ bare_name('other.value_text') }} end) > 1
            as texts_disagree
    from chosen
    inner join usable as other
        on chosen.document_key = other.document_key
            and chosen.fact_table = other.fact_table
            and chosen.fact_key = other.fact_key
            and (other.speaker = chosen.speaker or other.speaker = '' or chosen.speaker = '')
    group by chosen.document_key, chosen.fact_table, chosen.fact_key

),

counted as (

    select document_key, fact_table, fact_key, count(*) as statement_count
    from usable
    group by document_key, fact_table, fact_key

)

select
    chosen.document_key,
    chosen.fact_table,
    chosen.fact_key,
    chosen.statement_key,
    chosen.statement_no,
    chosen.value_number,
    chosen.value_text,
    counted.statement_count,
    coalesce(agreement.numbers_disagree, false) or agreement.texts_disagree as is_conflicting
from chosen
inner join counted
    on chosen.document_key = counted.document_key
        and chosen.fact_table = counted.fact_table
        and chosen.fact_key = counted.fact_key
inner join agreement
    on chosen.document_key = agreement.document_key
        and chosen.fact_table = agreement.fact_table
        and chosen.fact_key = agreement.fact_key
