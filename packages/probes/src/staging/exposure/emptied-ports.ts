import { isMap, isSeq, LineCounter, parseAllDocuments } from 'yaml';
import { treePath } from '../stack/stack-files.ts';
import type { ServiceView, StackView, TextFile } from '../stack/stack-view.ts';
import { type Door, doorsOf } from './published-doors.ts';

/** An empty list of ports, and the doors of other files that it does not shut. */
export interface EmptiedPorts {
  readonly service: ServiceView;
  readonly at: { readonly file: string; readonly line: number };
  readonly doors: readonly Door[];
}

/** Compose appends lists, and an empty one appends nothing: the ports of the earlier file stay. */
export function emptiedPorts(stack: StackView): readonly EmptiedPorts[] {
  const order = stack.composeTexts.map(({ path }) => path);
  return stack.composeTexts.flatMap((file, index) =>
    emptyLists(file).flatMap(({ name, line, extending }): readonly EmptiedPorts[] => {
      const doors = doorsOf(stack).filter(({ service, strangers, at }) => {
        const from = order.indexOf(treePath(at.file));
        return service.name === name && strangers !== 'host' && (from < index || (extending && from !== index));
      });
      const service = doors[0]?.service;
      return service === undefined ? [] : [{ service, at: { file: file.path, line }, doors }];
    }),
  );
}

interface EmptyList {
  readonly name: string;
  readonly line: number;
  /** The service takes its ports from another one. */
  readonly extending: boolean;
}

function emptyLists({ text }: TextFile): readonly EmptyList[] {
  // Parsing again what the loader has read is dear, and hardly any file has one.
  if (!/ports["']?\s*:\s*(?:\[\s*\]|~|null)/.test(text)) return [];
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, merge: true, logLevel: 'silent', uniqueKeys: false });
  return [...documents].flatMap((document) => {
    const services = document.get('services', true);
    return (isMap(services) ? services.items : []).flatMap(({ key, value }): readonly EmptyList[] => {
      const ports = isMap(value) ? value.get('ports', true) : undefined;
      if (!isMap(value) || ports === undefined || isTagged(ports) || !isEmpty(ports)) return [];
      const [offset = 0] = ports.range ?? [];
      return [{ name: String(key), line: lines.linePos(offset).line, extending: value.has('extends') }];
    });
  });
}

function isTagged(node: unknown): boolean {
  const tag = typeof node === 'object' && node !== null && 'tag' in node ? node.tag : undefined;
  return tag === '!reset' || tag === '!override';
}

function isEmpty(node: unknown): boolean {
  if (isSeq(node)) return node.items.length === 0;
  return typeof node === 'object' && node !== null && 'value' in node && node.value === null;
}
