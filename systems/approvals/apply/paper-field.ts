import { createHash } from "node:crypto";

/** Files that one form may bring; more papers come with the next sending of the page. */
export const MOST_FILES = 40;

/** The name of a paper's field for its file: it follows from the paper, so that a list that has changed meanwhile mixes none up. */
export const paperField = (paper: string): string =>
  `paper-${createHash("sha256").update(paper).digest("hex").slice(0, 10)}`;
