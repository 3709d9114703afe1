{{ fact_model('fct_operating_cost', keys=['amount_kind'], values=['amount_yuan']) }}
