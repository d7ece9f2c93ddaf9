import { portsAndMounts, processAndEnvironment } from '../canonical/mounts-and-process.cases.ts';
import { buildAndNetwork, healthAndResources } from '../canonical/resources-and-network.cases.ts';
import { modelCases, refusedValues } from '../canonical/whole-models.cases.ts';
import { badEnvFileCases, envFileCases } from '../env-file/env-file.cases.ts';
import { environmentCases, refusedFiles } from '../environment/environment.cases.ts';
import {
  addressCases,
  booleanCases,
  durationCases,
  integerCases,
  modeCases,
  pathCases,
  portCases,
  sizeCases,
  volumeCases,
} from '../formats/formats.cases.ts';
import { badTemplateCases, filledCases } from '../interpolation/templates.cases.ts';
import { agreementCases } from '../load/agreement.cases.ts';
import { type LoadCase, loadCases } from '../load/load.cases.ts';
import { mergeCases } from '../merge/merge.cases.ts';
import { fileCases, suggestionCases as schemaSuggestions, serviceCases } from '../schema/schema.cases.ts';
import { consistencyCases, suggestionCases, valueCases } from '../validate/validate.cases.ts';
import { documentCases } from '../yaml/documents.cases.ts';
import { plainValues } from '../yaml/plain-values.cases.ts';
import { refusedCases } from '../yaml/refused.cases.ts';

/** Cases of one topic; each is one entry of a table, and one statement that the loader relies on. */
export interface ConformanceTopic {
  readonly topic: string;
  readonly cases: number;
}

/** The cases of the loader by topic, counted from the tables that the tests run. Those beside docker-compose are not among them. */
export const conformanceTopics: readonly ConformanceTopic[] = [
  counted('YAML: documents, anchors, text, places', documentCases),
  counted('YAML: what plain text means', plainValues),
  counted('YAML: what is refused', refusedCases),
  counted('interpolation', filledCases, badTemplateCases),
  counted('env files: grammar', envFileCases, badEnvFileCases),
  counted('env files of services', environmentCases, refusedFiles),
  counted('merging of two files', mergeCases),
  counted('schema', fileCases, serviceCases, schemaSuggestions),
  counted('formats: durations, sizes, numbers, modes', durationCases, sizeCases, booleanCases, integerCases, modeCases),
  counted('formats: ports, mounts, addresses, paths', portCases, volumeCases, addressCases, pathCases),
  counted('long forms: ports, mounts, processes', portsAndMounts, processAndEnvironment),
  counted('long forms: health, resources, builds, networks', healthAndResources, buildAndNetwork),
  counted('long forms: whole models, and values that do not read', modelCases, refusedValues),
  counted('values that cannot stand together', valueCases, consistencyCases, suggestionCases),
  ...projectTopics([...loadCases, ...agreementCases]),
];

export const conformanceCases = conformanceTopics.reduce((sum, { cases }) => sum + cases, 0);

function counted(topic: string, ...tables: readonly (readonly unknown[])[]): ConformanceTopic {
  return { topic, cases: tables.reduce((sum, table) => sum + table.length, 0) };
}

function projectTopics(cases: readonly LoadCase[]): readonly ConformanceTopic[] {
  const topics = Map.groupBy(cases, ({ topic }) => topic);
  return [...topics].map(([topic, of]) => counted(`projects: ${topic}`, of));
}
