{{ code_set('amount_kind', 'amount_kind', 'amount_kind_name') }}
