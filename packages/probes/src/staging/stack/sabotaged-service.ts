import type { ProbeContext, Sabotaged } from '../../probe.ts';
import { readText } from '../../read-text.ts';
import { readStackView } from './read-stack-view.ts';
import type { ServiceView } from './stack-view.ts';

export interface ServiceSabotage {
  readonly what: string;
  /** Another service than the one that was found: a new one. */
  readonly name?: string;
  /** Keys of the service, laid over what stands there as another Compose file would. */
  readonly override: Readonly<Record<string, unknown>>;
}

/**
 * A copy of the last Compose file of staging with one service spoiled: the keys are written into it as a further YAML
 * document, which Compose merges. null: staging has no files, or no service that `choose` takes.
 */
export async function sabotagedService(
  context: ProbeContext,
  spoil: (service: string) => ServiceSabotage,
  choose: (service: ServiceView) => boolean = () => true,
): Promise<Sabotaged | null> {
  const named = context.gate.staging.files.at(-1);
  const at = named === undefined ? null : await context.tree.find(named);
  const bytes = at === null ? null : await context.tree.read(at.path);
  if (at === null || bytes === null) return null;
  const service = (await readStackView(context)).services.find(choose)?.name;
  if (service === undefined) return null;
  const { what, name = service, override } = spoil(service);
  const document = JSON.stringify({ services: { [name]: override } });
  const text = `${readText(bytes).replace(/\n*$/, '\n')}---\n${document}\n`;
  return { what, edits: [{ path: at.path, bytes: new TextEncoder().encode(text) }] };
}
