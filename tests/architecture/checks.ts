import { doorViolations, layerViolations, manifestViolations, missingTargets, systemCycles } from "./arrows.ts";
import {
  emptyNames,
  jsxOutsideDesk,
  outsideMentions,
  reExportingIndex,
  tamedTests,
  tooLong,
  unfinished,
} from "./files.ts";
import { kernelOrderViolations } from "./kernel-order.ts";
import { inexactVersions, missingPlatforms, registryAddresses, unreviewedScripts } from "./packages.ts";
import { impurities } from "./purity.ts";
import { missingReadmes } from "./readmes.ts";
import type { Checker } from "./tree.ts";

/** Every checker under the sentence that it holds the repository to. */
export const CHECKS: ReadonlyMap<string, Checker> = new Map<string, Checker>([
  ["the arrows go faces → systems → kernel", layerViolations],
  ["systems see of each other only a door", doorViolations],
  ["only the registry imports manifests", manifestViolations],
  ["no system depends on itself by way of others", systemCycles],
  ["every imported file is there", missingTargets],
  ["the kernel's parts import only those above them", kernelOrderViolations],
  ["rules are pure, and so is all they load", impurities],
  ["a file has at most 400 lines", tooLong],
  ["names say what is inside", emptyNames],
  ["JSX stands only in the desk", jsxOutsideDesk],
  ["no index only passes on", reExportingIndex],
  ["nothing is marked unfinished", unfinished],
  ["nothing outside the repository is mentioned", outsideMentions],
  ["every test runs, always", tamedTests],
  ["every part and system has a README that another page links", missingReadmes],
  ["package.json names exact versions", inexactVersions],
  ["the lock file names no registry", registryAddresses],
  ["the lock file knows the optional packages of every platform", missingPlatforms],
  ["npm may run the install scripts that are needed", unreviewedScripts],
]);
