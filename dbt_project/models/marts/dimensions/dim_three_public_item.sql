{{ code_set('three_public_item', 'item', 'item_name') }}
