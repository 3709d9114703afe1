{{ fact_model('fct_procurement', keys=['item'], values=['amount_yuan']) }}
