import type { Sabotage } from '../../probe.ts';
import { readText } from '../../read-text.ts';
import { readStackView } from '../stack/read-stack-view.ts';
import { compareStacks } from './run.ts';

/**
 * Lets staging run an older image than planned production: written behind the last Compose file of staging, or, where
 * planned production reads that file too, into an overlay that the gate file names for staging alone.
 */
export const sabotage: Sabotage = async (context) => {
  const { gate, tree } = context;
  const named = gate.staging.files.at(-1);
  const at = named === undefined ? null : await tree.find(named);
  const bytes = at === null ? null : await tree.read(at.path);
  if (named === undefined || at === null || bytes === null) return null;
  const { both, production } = await compareStacks(context);
  const view = await readStackView(context);
  const service = view.services.find(
    ({ name, image, built }) =>
      both.includes(name) && image !== null && !built && production.sheets.get(name)?.image !== null,
  );
  const image = service?.image ?? null;
  if (service === undefined || image === null) return null;
  const old = `${image.registry === 'docker.io' ? '' : `${image.registry}/`}${image.repository}:0.0.1`;
  const what = `staging runs ${service.name} from an old image that planned production does not have`;
  const document = JSON.stringify({ services: { [service.name]: { image: old } } });
  const encoded = (text: string) => new TextEncoder().encode(text);
  if (!gate.production.files.includes(named)) {
    const text = `${readText(bytes).replace(/\n*$/, '\n')}---\n${document}\n`;
    return { what, edits: [{ path: at.path, bytes: encoded(text) }] };
  }
  const path = `${at.path.replace(/[^/]*$/, '')}compose.hotfix.yaml`;
  return {
    what,
    edits: [{ path, bytes: encoded(`${document}\n`) }],
    gate: { ...gate, staging: { ...gate.staging, files: [...gate.staging.files, path] } },
  };
};
