import { itemFaultTexts, itemsSection } from "./pack-items.ts";
import { lawFaultTexts, lawsSection, nationalLawsSection } from "./pack-laws.ts";
import { paperFaultTexts } from "./pack-papers.ts";
import { powerFaultTexts, powersSection } from "./pack-powers.ts";

/** The files of a city pack that hold its items and who has the power to decide them. */
export const itemSections = [nationalLawsSection, lawsSection, itemsSection, powersSection] as const;

/** Every fault that these files can have, by code. */
export const itemPackFaultTexts = { ...lawFaultTexts, ...itemFaultTexts, ...paperFaultTexts, ...powerFaultTexts };
