{# The measures of a department and year: column, fact table, fact keys in order of preference, type, and the column
   that says which amount_kind was taken.
   Budget of a three-public item: the one the report calls 预算, else 年初预算, else 调整预算. #}
{% macro department_measures() -%}
  {%- set revenue = [
    'grand_total', 'current_total', 'fiscal_appropriation', 'general_public_budget', 'government_fund',
    'state_capital', 'superior_subsidy', 'undertaking', 'business_operation', 'subordinate_remittance', 'other',
    'opening_carryover', 'non_fiscal_surplus_used',
  ] -%}
  {%- set funds = ['general_public_budget', 'government_fund', 'state_capital'] -%}
  {%- set found = [] -%}

  {%- for item in revenue -%}
    {%- set keys = ['all|' ~ item ~ '|final'] -%}
    {%- if item in funds or item == 'fiscal_appropriation' -%}{%- do keys.append('fiscal_appropriation|' ~ item ~ '|final') -%}{%- endif -%}
    {%- do found.append({'name': 'revenue_' ~ item ~ '_yuan', 'fact': 'fct_revenue', 'keys': keys}) -%}
  {%- endfor -%}

  {%- for item in ['grand_total', 'current_total', 'closing_carryover'] -%}
    {%- do found.append({
      'name': 'expenditure_' ~ item ~ '_yuan', 'fact': 'fct_expenditure', 'keys': ['all|total|' ~ item ~ '|final'],
    }) -%}
  {%- endfor -%}
  {%- for item in ['basic', 'project', 'remit_to_superior', 'business_operation', 'subsidy_to_subordinate'] -%}
    {%- do found.append({
      'name': 'expenditure_' ~ item ~ '_yuan', 'fact': 'fct_expenditure', 'keys': ['all|nature|' ~ item ~ '|final'],
    }) -%}
  {%- endfor -%}
  {%- for scope in ['fiscal_appropriation'] + funds -%}
    {%- do found.append({
      'name': 'expenditure_' ~ scope ~ '_yuan', 'fact': 'fct_expenditure',
      'keys': [scope ~ '|total|current_total|final'],
    }) -%}
  {%- endfor -%}
  {%- for item in ['personnel', 'public_use'] -%}
    {%- set keys = [] -%}
    {%- for scope in ['general_public_budget', 'fiscal_appropriation', 'all'] -%}
      {%- do keys.append(scope ~ '|economic|' ~ item ~ '|final') -%}
    {%- endfor -%}
    {%- do found.append({'name': item ~ '_cost_yuan', 'fact': 'fct_expenditure', 'keys': keys}) -%}
  {%- endfor -%}

  {%- for item in ['total', 'overseas', 'vehicle_total', 'vehicle_purchase', 'vehicle_operation', 'reception'] -%}
    {%- do found.append({
      'name': 'three_public_' ~ item ~ '_budget_yuan', 'fact': 'fct_three_public',
      'kind_name': 'three_public_' ~ item ~ '_budget_kind',
      'keys': [item ~ '|budget', item ~ '|initial_budget', item ~ '|adjusted_budget'],
    }) -%}
    {%- do found.append({
      'name': 'three_public_' ~ item ~ '_yuan', 'fact': 'fct_three_public', 'keys': [item ~ '|final'],
    }) -%}
  {%- endfor -%}
  {%- do found.append({
    'name': 'vehicles_held', 'fact': 'fct_three_public_volume', 'keys': ['vehicles_held'], 'type': 'bigint',
  }) -%}

  {%- do found.append({'name': 'operating_cost_yuan', 'fact': 'fct_operating_cost', 'keys': ['final']}) -%}
  {%- for item in ['total', 'goods', 'works', 'services', 'sme_contract', 'micro_contract'] -%}
    {%- do found.append({'name': 'procurement_' ~ item ~ '_yuan', 'fact': 'fct_procurement', 'keys': [item]}) -%}
  {%- endfor -%}
  {{ return(found) }}
{%- endmacro %}

{# Type of a measure: an amount in yuan unless it says otherwise. #}
{% macro measure_type(measure) -%}
  {{ measure.get('type', 'decimal(20, 2)') }}
{%- endmacro %}

{# `revenue_grand_total_yuan` -> `revenue_grand_total_organizations`: how many gave the measure. #}
{% macro contributors(name) -%}
  {{ name | replace('_yuan', '') }}_organizations
{%- endmacro %}
