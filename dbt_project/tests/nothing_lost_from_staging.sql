-- Row counts of what ingestion wrote and of what is published.
with counted as (

    {%- for topic in topics() %}
    select
        '{{ topic.fact }}' as what,
        (select count(*) from {{ ref(topic.fact | replace('fct_', 'stg_', 1)) }}) as staged,
        (select count(*) from {{ ref('statement') }} where fact_table = '{{ topic.fact }}') as published
    union all
    {%- endfor %}
    {%- for source, published in [
        ('stg_document', 'dim_document'), ('stg_amount_mention', 'amount_mention'), ('stg_rejected', 'rejected_document'),
    ] %}
    select
        '{{ published }}',
        (select count(*) from {{ ref(source) }}),
        (select count(*) from {{ ref(published) }})
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}

)

select * from counted
where staged <> published
