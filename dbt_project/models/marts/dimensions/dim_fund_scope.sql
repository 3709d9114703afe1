{{ code_set('fund_scope', 'fund_scope', 'fund_scope_name') }}
