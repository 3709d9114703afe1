{{ fact_model('fct_state_asset', keys=['item'], values=['quantity']) }}
