{{ fact_model('fct_three_public_volume', keys=['metric'], values=['quantity']) }}
