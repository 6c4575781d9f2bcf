/** An uploaded file of a paper, as whoever may see the paper sees it. */
export type ShownFile = {
  readonly id: string;
  readonly name: string;
  readonly number: number;
  readonly addedOn: string;
  readonly bytes: number;
};

/** The files of a paper `p`, the first version first, for its query. */
export const filesColumn = `(SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'number', a.number,
  'addedOn', a.added_on, 'bytes', f.bytes) ORDER BY a.number), '[]')
  FROM paper_files a JOIN files f ON f.id = a.file WHERE a.paper = p.id AND f.state = 'whole') AS files`;
