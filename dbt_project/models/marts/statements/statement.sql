with stated as (

{%- for topic in topics() %}

{{ statement_rows(topic) }}
{%- if not loop.last %}

    union all
{%- endif %}
{%- endfor %}

)

select * from stated
order by document_key, statement_no, statement_key
