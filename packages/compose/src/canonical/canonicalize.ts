import { ComposeError, type Problem } from '../compose-error.ts';
import type { MapNode } from '../node.ts';
import { pathText } from '../schema/path-text.ts';
import { flag } from './cast-values.ts';
import { expandExternal } from './external-name.ts';
import { omitEmptyDns } from './omit-empty.ts';
import { textPairs, textValuesRule } from './pair-lists.ts';
import { applyRules, type Canonicalizing, type RuleTree } from './rule-tree.ts';
import { serviceRules } from './service-rules.ts';

/** `1-65535` is 65,535 ports in seven characters: a short file must not become a large one. */
const MOST_EXPANDED = 200_000;

const resource: RuleTree = {
  here: expandExternal,
  keys: { driver_opts: textValuesRule, external: flag, labels: textPairs },
};

const fileRules: RuleTree = {
  keys: {
    configs: { each: resource },
    networks: {
      each: {
        ...resource,
        keys: {
          ...resource.keys,
          attachable: flag,
          enable_ipv4: flag,
          enable_ipv6: flag,
          internal: flag,
          ipam: { keys: { config: { each: { keys: { aux_addresses: textPairs } } } } },
        },
      },
    },
    secrets: { each: resource },
    services: { each: { keys: serviceRules } },
    volumes: { each: resource },
  },
};

/**
 * Long forms of everything, and each value in the type and spelling in which Compose prints it: durations as Go writes
 * them, sizes as texts of bytes, file modes as octal texts, port ranges as single ports. A value made of a short form
 * keeps its place. With `templates` a value with `$` that does not read stays as it is written.
 * Throws COMPOSE_VALUE with every value that does not read, and COMPOSE_TOO_COMPLEX where ranges and lists explode.
 */
export function canonicalize(root: MapNode, { templates = false }: { readonly templates?: boolean } = {}): MapNode {
  return canonicalizer({ templates })(root);
}

/** The same for a model that comes in parts: what short forms of all of them stand for is bounded together. */
export function canonicalizer({ templates }: { readonly templates: boolean }): (part: MapNode) => MapNode {
  let expanded = 0;
  return function canonicalizePart(part) {
    const problems: Problem[] = [];
    const context: Canonicalizing = {
      templates,
      expand: (count, { at }, path) => {
        expanded += count;
        if (expanded > MOST_EXPANDED) {
          const message = `${pathText(path)}: short forms of the file stand for more than ${MOST_EXPANDED} values.`;
          throw new ComposeError({ code: 'COMPOSE_TOO_COMPLEX', message, at, path: [...path], suggestion: null });
        }
      },
      report: ({ at }, path, message) => {
        problems.push({ code: 'COMPOSE_VALUE', message, at, path: [...path], suggestion: null });
      },
    };
    const canonical = applyRules(part, fileRules, [], context);
    const [first, ...others] = problems;
    if (first !== undefined) {
      throw new ComposeError(first, others);
    }
    return omitEmptyDns(canonical.kind === 'map' ? canonical : part);
  };
}
