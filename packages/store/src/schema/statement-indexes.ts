/** Version 2: what is asked with every draft and every round of sealing is not looked for in all statements. */
export function statementIndexes(): readonly string[] {
  return [
    'create index statements_key on statements (key)',
    'create index statements_sealed on statements (sealed, sequence) where sealed is not null',
  ];
}
