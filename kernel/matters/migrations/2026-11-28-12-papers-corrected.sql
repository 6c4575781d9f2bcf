-- What was put right on the spot, in front of the clerk (CLK-06).
ALTER TABLE papers ADD COLUMN corrected text CHECK (corrected <> '');
