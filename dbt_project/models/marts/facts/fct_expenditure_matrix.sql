{{ fact_model(
    'fct_expenditure_matrix',
    keys=['fund_scope', 'function_code', 'nature', 'economic_code', 'amount_kind'],
    values=['amount_yuan'],
) }}
