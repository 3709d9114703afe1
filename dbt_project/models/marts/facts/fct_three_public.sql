{{ fact_model(
    'fct_three_public',
    keys=['item', 'amount_kind'],
    values=['amount_yuan'],
    stated=['stated_share_pct', 'stated_completion_pct'],
) }}
