-- 整改完成 (CON-14): the applicant says that what was listed is put right; the lead then calls the re-check.
ALTER TABLE joint_reviews
  ADD COLUMN mended_on date,
  ADD CONSTRAINT joint_mended_after_list CHECK (mended_on IS NULL OR (mended_on >= settled_on AND kind = 'acceptance'));
