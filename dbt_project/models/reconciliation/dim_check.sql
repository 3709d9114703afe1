-- The catalogue of checks. Grain: check_code.
select check_code, check_name, family, compares, formula, basis, severity, tolerance_rule, mend
from {{ ref('ref_check') }}
order by check_code
