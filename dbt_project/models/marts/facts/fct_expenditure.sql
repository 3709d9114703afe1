{{ fact_model(
    'fct_expenditure',
    keys=['fund_scope', 'classification', 'category_code', 'amount_kind'],
    values=['amount_yuan'],
    stated=['stated_share_pct', 'stated_completion_pct'],
) }}
