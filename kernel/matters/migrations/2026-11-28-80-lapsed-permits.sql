-- 自行废止 (CON-08, 建筑法 art. 9): a permit that ends because nobody began in time what it allowed. No ground of another act.
ALTER TABLE permits DROP CONSTRAINT permits_state_check;
ALTER TABLE permits ADD CONSTRAINT permits_state_check
  CHECK (state IN ('valid', 'expired', 'lapsed', 'changed', 'renewed', 'revoked', 'withdrawn', 'cancelled'));
