import { textOf } from '../formats/go-values.ts';
import type { ComposeNode, MapEntry } from '../node.ts';
import { addedScalar, changeValues, listAs, longFormAs, mapAs, scalarAs, withEntry } from '../node-edit/node-edit.ts';
import { pathText } from '../schema/path-text.ts';
import { splitWords } from '../words/split-words.ts';
import { isTemplate } from './cast-values.ts';
import type { Rule } from './rule-tree.ts';

/** One text as a list of one. */
export function expandToList(node: ComposeNode): ComposeNode {
  return node.kind === 'scalar' && typeof node.value === 'string' ? listAs(node, [node]) : node;
}

/** A command line as the words that a shell would see. */
export const expandCommand: Rule = function expandCommand(node, path, context) {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') {
    return node;
  }
  const words = readWords(node.value);
  if (typeof words === 'string') {
    context.report(node, path, `${pathText(path)} is no command line: ${words}`);
    return node;
  }
  context.expand(words.length, node, path);
  return listAs(
    node,
    words.map((word) => scalarAs(node, word)),
  );
};

/** The words, or the sentence that says why the text has none. */
function readWords(text: string): readonly string[] | string {
  try {
    return splitWords(text);
  } catch (error) {
    return error instanceof Error ? error.message : 'the words cannot be told apart';
  }
}

/** A text is run by the shell of the image. */
export function expandHealthTest(node: ComposeNode): ComposeNode {
  return node.kind === 'scalar' && typeof node.value === 'string'
    ? listAs(node, [scalarAs(node, 'CMD-SHELL'), node])
    : node;
}

/** Names as keys without settings: networks and models of a service. */
export function expandNames(node: ComposeNode): ComposeNode {
  return node.kind === 'list' ? namesAs(node, (item) => scalarAs(item, null)) : node;
}

export function expandDependsOn(node: ComposeNode): ComposeNode {
  if (node.kind === 'list') {
    return namesAs(node, (item) => longFormAs(item, { condition: 'service_started', required: true }));
  }
  if (node.kind !== 'map') {
    return node;
  }
  return changeValues(node, (value) => {
    if (value.kind !== 'map') {
      return value;
    }
    const conditioned = value.entries.has('condition')
      ? value
      : withEntry(value, 'condition', addedScalar('service_started'));
    return value.entries.has('required') ? conditioned : withEntry(conditioned, 'required', addedScalar(true));
  });
}

export function expandBuild(node: ComposeNode): ComposeNode {
  return node.kind === 'scalar' && node.value !== null ? longFormAs(node, { context: node }) : node;
}

export function expandExtends(node: ComposeNode): ComposeNode {
  return node.kind === 'scalar' && node.value !== null ? longFormAs(node, { service: node }) : node;
}

export function expandEnvFiles(node: ComposeNode): ComposeNode {
  const list = expandToList(node);
  return list.kind !== 'list' ? list : listAs(list, list.items.map(expandEnvFile));
}

function expandEnvFile(item: ComposeNode): ComposeNode {
  if (item.kind === 'scalar') {
    return longFormAs(item, { path: item, required: true });
  }
  return item.kind === 'map' && !item.entries.has('required') ? withEntry(item, 'required', addedScalar(true)) : item;
}

/** A secret or config by its name. */
export function expandFileMount(node: ComposeNode): ComposeNode {
  return node.kind === 'scalar' ? longFormAs(node, { source: node }) : node;
}

export const expandDevice: Rule = function expandDevice(node, path, context) {
  if (node.kind !== 'scalar' || typeof node.value !== 'string' || isTemplate(node.value, context)) {
    return node;
  }
  const [source = '', target = '', permissions = 'rwm', ...more] = node.value.split(':');
  if (more.length > 0) {
    context.report(node, path, `${pathText(path)} has too many colons for a device: use the long form.`);
    return node;
  }
  return longFormAs(node, { source, target: target === '' ? source : target, permissions });
};

export function expandGpus(node: ComposeNode): ComposeNode {
  return node.kind === 'scalar' && typeof node.value === 'string'
    ? listAs(node, [longFormAs(node, { count: -1 })])
    : node;
}

/** `path` of a watch may be a list in a file that another one overrides: one rule for each path. */
export function expandWatch(node: ComposeNode): ComposeNode {
  if (node.kind !== 'list') {
    return node;
  }
  return listAs(
    node,
    node.items.flatMap((item) => {
      const path = item.kind === 'map' ? item.entries.get('path')?.value : undefined;
      return item.kind === 'map' && path?.kind === 'list'
        ? path.items.map((each) => withEntry(item, 'path', each))
        : [item];
    }),
  );
}

function namesAs(list: ComposeNode & { readonly kind: 'list' }, form: (item: ComposeNode) => ComposeNode): ComposeNode {
  const entries = new Map<string, MapEntry>();
  for (const item of list.items) {
    if (item.kind === 'scalar') {
      entries.set(textOf(item.value), { keyAt: item.at, value: form(item) });
    }
  }
  return mapAs(list, entries);
}
