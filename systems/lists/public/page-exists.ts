import type { City } from "#kernel/city/city.ts";

/** Whether the portal has a page at this path; what a city's portal does not have, no page links to. */
export const pageExists = (city: City, path: string): boolean =>
  city.registry.portal.some((page) => page.path === path);
