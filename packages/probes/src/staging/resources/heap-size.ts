import type { Position } from '@sallyport/compose';
import type { ServiceView } from '../stack/stack-view.ts';

const units: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

export interface HeapSize {
  readonly bytes: number;
  /** The option that says so. */
  readonly setting: string;
  readonly at: Position;
}

/** The heap that a Node.js or Java program is told to take, by its command or its environment; null: nobody says. */
export function heapSize(service: ServiceView): HeapSize | null {
  const settings = [
    ...service.environment.flatMap(({ name, value, at }) =>
      /^(?:NODE_OPTIONS|JAVA_OPTS|JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|ES_JAVA_OPTS|OPENSEARCH_JAVA_OPTS|KAFKA_HEAP_OPTS)$/.test(
        name,
      ) && value !== null
        ? [{ text: value, at: at ?? service.at }]
        : [],
    ),
    ...(service.command ?? []).map((text, index) => ({ text, at: service.place('command', index) })),
  ];
  for (const { text, at } of settings) {
    const [setting, , java, unit, node] =
      /(-Xmx(\d+)([kmg]?)|--max-old-space-size=(\d+))/i.exec(text)?.map((part) => part ?? '') ?? [];
    if (setting === undefined) continue;
    const bytes = node !== '' && node !== undefined ? Number(node) * 1024 ** 2 : Number(java) * sizeOf(unit);
    return { bytes, setting, at };
  }
  return null;
}

function sizeOf(unit: string | undefined): number {
  return units[(unit ?? '').toLowerCase()] ?? 1;
}

export function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 2)} MB`;
}
