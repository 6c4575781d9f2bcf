import type { Logger } from "pino";

/**
 * Builds the desk when its sources changed, and says where its files are. A desk that cannot be built is told in the log
 * and left out: the portal, the API and the city's clocks go on without it.
 */
export async function builtDesk(log: Logger): Promise<string | undefined> {
  try {
    // Loaded here: the bundler is needed for nothing else.
    const { buildDesk } = await import("#faces/desk/build.ts");
    return (await buildDesk()).folder;
  } catch (error) {
    log.error({ err: error }, "the desk could not be built and is left out");
    return undefined;
  }
}
