import { bodiesSection, bodyFaultTexts } from "./pack-bodies.ts";
import { demoFaultTexts, demoSection } from "./pack-demo.ts";
import { divisionFaultTexts, divisionsSection } from "./pack-divisions.ts";
import { peopleFaultTexts, peopleSection } from "./pack-people.ts";
import { peopleCsvSection } from "./pack-people-csv.ts";
import { postFaultTexts, postsSection } from "./pack-posts.ts";
import { subjectFaultTexts, subjectsSection } from "./pack-subjects.ts";

/** The files of a city pack that the directory reads, in the order in which they refer to each other. */
export const directorySections = [
  divisionsSection,
  bodiesSection,
  postsSection,
  subjectsSection,
  peopleCsvSection,
  peopleSection,
  demoSection,
] as const;

/** Every fault that these files can have, by code. */
export const directoryFaultTexts = {
  ...divisionFaultTexts,
  ...bodyFaultTexts,
  ...postFaultTexts,
  ...subjectFaultTexts,
  ...peopleFaultTexts,
  ...demoFaultTexts,
};
