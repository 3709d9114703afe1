{{ code_set('revenue_item', 'revenue_item', 'revenue_item_name') }}
