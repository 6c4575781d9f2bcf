/** The corrections of a document `d`, oldest first, for its query: what is void corrects nothing. */
export const correctionsColumn = `(SELECT coalesce(jsonb_agg(jsonb_build_object('number', k.number, 'wrong', k.content->>'wrong',
  'right', k.content->>'right') ORDER BY k.year, k.serial), '[]') FROM documents k WHERE k.corrects = d.id AND NOT k.voided) AS corrections`;
