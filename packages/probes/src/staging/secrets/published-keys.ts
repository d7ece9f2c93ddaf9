/** Keys that anybody can look up, and what they are. */
const keys: readonly { readonly title: string; readonly pattern: RegExp }[] = [
  ...[
    'ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80',
    '59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d',
    '5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a',
    '7c852118294e51e653712a81e05800f419141751be58f605c371e15141b007a6',
    '47e179ec197488593b187f80a00eb0da91f1b9d0b13f8733639f19c30a34926a',
    '8b3a350cf5c34c9194ca85829a2df0ec3153be0318b5e2d3348e872092edffba',
    '92db14e403b83dfe3df233f83dfa3a0d7096f21ca9b0d6d6b8d88b2b4ec1564e',
    '4bbbf85ce3377467afe5d46f804f221813b2bb87f24d81f60f1fcdbf7cbf4356',
    'dbda1821b80551c9d65939329250298aa3472ba22feea921c0cf5d620ea67b97',
    '2a871d0798f97d79848a013d4936a73bf4cc922c825d33c1cf7073dff6d409c6',
  ].map((key, index) => ({ title: `the key of account ${index} of anvil and hardhat`, pattern: new RegExp(key, 'i') })),
  {
    title: 'the seed words of anvil and hardhat',
    pattern: /\b(?:test\s+){11}junk\b/i,
  },
  {
    title: 'the seed words of ganache',
    pattern: /\bmyth like bonus scare over problem client lizard pioneer submit female collect\b/i,
  },
  { title: 'the example key of jwt.io', pattern: /\byour-256-bit-secret\b/ },
  { title: 'the insecure key of Vagrant', pattern: /AAAAB3NzaC1yc2EAAAABIwAAAQEA6NF8iallvQVp22WDkTkyrtvp9eWW6A8YVr/ },
];

/** What published key stands in a text; null: none. */
export function publishedKey(text: string): string | null {
  return keys.find(({ pattern }) => pattern.test(text))?.title ?? null;
}

/** Keys of services that work wherever they are found, by the form that their makers gave them. */
const live: readonly { readonly title: string; readonly pattern: RegExp }[] = [
  { title: 'a live key of Stripe', pattern: /\b[sr]k_live_[A-Za-z0-9]{10,}/ },
  { title: 'an access key of AWS', pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/ },
  { title: 'a token of GitHub', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{40,})/ },
  { title: 'a token of GitLab', pattern: /\bglpat-[A-Za-z0-9_-]{16,}/ },
  { title: 'a token of Slack', pattern: /\bxox[baprs]-[A-Za-z0-9-]{10,}/ },
  { title: 'a key of Google', pattern: /\bAIza[A-Za-z0-9_-]{35}\b/ },
  { title: 'a key of SendGrid', pattern: /\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/ },
  { title: 'a key of Anthropic', pattern: /\bsk-ant-[A-Za-z0-9_-]{20,}/ },
  { title: 'a key of OpenAI', pattern: /\bsk-(?:proj-)?[A-Za-z0-9_-]{32,}/ },
  { title: 'a token of npm', pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { title: 'a token of Docker Hub', pattern: /\bdckr_pat_[A-Za-z0-9_-]{20,}/ },
  { title: 'a live key', pattern: /\b[a-z]{2,8}_(?:live|prod)_[A-Za-z0-9]{16,}/ },
  { title: 'a token of Hugging Face', pattern: /\bhf_[A-Za-z0-9]{30,}/ },
];

/** What live key stands in a text; null: none. Makers' own examples and rows of one character are none. */
export function liveKey(text: string): string | null {
  for (const { title, pattern } of live) {
    const [found = ''] = pattern.exec(text) ?? [];
    if (found !== '' && !/EXAMPLE|example|placeholder|your|(.)\1{5}/.test(found)) return title;
  }
  return null;
}

/** Whether a text holds a private key in the form in which programs read it. */
export function holdsPrivateKey(text: string): boolean {
  return /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s*[A-Za-z0-9+/=]/.test(text);
}
