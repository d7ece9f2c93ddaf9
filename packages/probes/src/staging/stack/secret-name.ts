/** Whether a variable is one whose value nobody should know, by its name. */
export function isSecretName(name: string): boolean {
  return /(?:^|_)(?:PASS(?:WORD|WD|PHRASE)?|PWD|SECRET|TOKEN|CREDENTIALS?|API_?KEY|(?:PRIVATE|ACCESS|SECRET|SIGNING|SESSION|ENCRYPTION|MASTER|JWT)_?KEY|SALT|PEPPER)(?:_|$)/i.test(
    name,
  );
}
