import { textOf } from '../formats/go-values.ts';
import type { ComposeNode, MapEntry } from '../node.ts';
import { changeValues, entriesOf, mapAs, scalarAs } from '../node-edit/node-edit.ts';
import { pathText } from '../schema/path-text.ts';
import type { Rule, RuleTree } from './rule-tree.ts';

/** `NAME=value` lists as maps; without `=` the value is null: the shell's. For environment and build arguments. */
export const ambientPairs: RuleTree = { here: pairsRule(null) };

/** `name=value` lists as maps; without `=`, and where the map has null, the value is empty. */
export const textPairs: RuleTree = { here: pairsRule('') };

function pairsRule(missing: '' | null): Rule {
  return function expandPairs(node) {
    return node.kind === 'list' ? pairsOf(node, missing) : textValues(node, missing);
  };
}

/** `name=path`; a name alone is an error. */
export const pathPairs: RuleTree = {
  here: (node, path, context) => {
    if (node.kind !== 'list') {
      return textValues(node, '');
    }
    for (const [index, item] of node.items.entries()) {
      if (item.kind === 'scalar' && !textOf(item.value).includes('=')) {
        context.report(item, [...path, index], `${pathText(path)} has an item that is not of the form name=value.`);
      }
    }
    return pairsOf(node, '');
  },
};

/** `default` or `id=path`. */
export const sshKeys: RuleTree = {
  here: (node, path, context) => {
    if (node.kind !== 'list') {
      return textValues(node, null);
    }
    for (const [index, item] of node.items.entries()) {
      if (item.kind === 'scalar' && item.value !== 'default' && !textOf(item.value).includes('=')) {
        context.report(item, [...path, index], `${pathText(path)} has a key that is neither "default" nor id=path.`);
      }
    }
    return pairsOf(node, null);
  },
};

/** Values as texts; null as empty, as drivers get it. */
export const textValuesRule: RuleTree = { here: (node) => textValues(node, '') };

/** Only texts and whole numbers: the driver of the images gets them as they are written. */
export const storageOptions: RuleTree = {
  here: (node, path, context) => {
    for (const [key, { value }] of entriesOf(node)) {
      const isText = value.kind === 'scalar' && (value.value === null || typeof value.value === 'string');
      if (!isText && !(value.kind === 'scalar' && Number.isInteger(value.value))) {
        context.report(value, [...path, key], `${pathText([...path, key])} must be a text. Put it in quotes.`);
      }
    }
    return textValues(node, '');
  },
};

function pairsOf(list: ComposeNode & { readonly kind: 'list' }, missing: '' | null): ComposeNode {
  const entries = new Map<string, MapEntry>();
  for (const item of list.items) {
    if (item.kind === 'scalar') {
      const text = textOf(item.value);
      const equals = text.indexOf('=');
      const name = equals === -1 ? text : text.slice(0, equals);
      entries.set(name, { keyAt: item.at, value: scalarAs(item, equals === -1 ? missing : text.slice(equals + 1)) });
    }
  }
  return mapAs(list, entries);
}

function textValues(node: ComposeNode, missing: '' | null): ComposeNode {
  if (node.kind !== 'map') {
    return node;
  }
  return changeValues(node, (value) => {
    if (value.kind !== 'scalar' || typeof value.value === 'string') {
      return value;
    }
    return scalarAs(value, value.value === null ? missing : textOf(value.value));
  });
}
