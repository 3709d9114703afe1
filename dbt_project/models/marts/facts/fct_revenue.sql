{{ fact_model(
    'fct_revenue',
    keys=['fund_scope', 'revenue_item', 'amount_kind'],
    values=['amount_yuan'],
    stated=['stated_share_pct'],
) }}
