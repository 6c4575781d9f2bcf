-- A villager may take the mandate back at any time (INV-06); what the agent still holds goes back all the same (INV-07).
ALTER TABLE entrustments ADD COLUMN revoked_on date CHECK (revoked_on >= taken_on);
