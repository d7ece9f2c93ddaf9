/** Rules by place in the model. `*` in a pattern is any key. */
export interface RuleTree<Rule> {
  readonly rule: Rule | null;
  readonly named: ReadonlyMap<string, RuleTree<Rule>>;
  readonly any: RuleTree<Rule> | null;
}

interface Growing<Rule> {
  rule: Rule | null;
  named: Map<string, Growing<Rule>>;
  any: Growing<Rule> | null;
}

/** Patterns such as `services.*.ports` as a tree, so that a walk over the model asks each level once. */
export function ruleTree<Rule>(table: Readonly<Record<string, Rule>>): RuleTree<Rule> {
  const top = growing<Rule>();
  for (const [pattern, rule] of Object.entries(table)) {
    let place = top;
    for (const part of pattern.split('.')) {
      place = part === '*' ? (place.any ??= growing<Rule>()) : named(place, part);
    }
    place.rule = rule;
  }
  return top;
}

/** The rules for what stands under `key`; null where there are none. */
export function rulesBelow<Rule>(tree: RuleTree<Rule> | null, key: string): RuleTree<Rule> | null {
  return tree === null ? null : (tree.named.get(key) ?? tree.any);
}

function named<Rule>(place: Growing<Rule>, part: string): Growing<Rule> {
  const found = place.named.get(part) ?? growing<Rule>();
  place.named.set(part, found);
  return found;
}

function growing<Rule>(): Growing<Rule> {
  return { rule: null, named: new Map(), any: null };
}
