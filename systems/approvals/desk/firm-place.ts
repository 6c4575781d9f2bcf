import type { Owed } from "../firms/owed.ts";

/** Where on the desk it is done. */
export const placeOf = ({ about }: Owed): string =>
  ({ case: "/cases/", project: "/projects/", permit: "/permits/" })[about.record] + about.id;
