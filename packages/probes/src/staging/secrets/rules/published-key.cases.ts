import type { RuleCases } from '../../stack/staging-rule.ts';

const anvil = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80';
const words = 'test test test test test test test test test test test junk';

export const cases: RuleCases = {
  fires: [
    { services: { ledger: { environment: { MINTER_KEY: anvil } } }, severity: 'critical' },
    {
      services: {
        ledger: { environment: { MINTER_KEY: `\${MINTER_KEY:-${anvil}}` } },
        chain: { image: 'ghcr.io/foundry-rs/foundry:v1.4.0' },
      },
      severity: 'high',
    },
    {
      services: {
        chain: {
          image: 'ghcr.io/foundry-rs/foundry:v1.4.0',
          command: [`anvil --mnemonic "${words}"`],
          ports: ['8545:8545'],
        },
      },
      severity: 'critical',
    },
    {
      services: { ledger: { volumes: ['./ledger.toml:/etc/ledger.toml:ro'] } },
      files: { 'deploy/ledger.toml': `signer = "${anvil}"\n` },
      severity: 'critical',
    },
  ],
  silent: [
    { services: { ledger: { environment: { MINTER_KEY_FILE: '/run/secrets/minter' } } } },
    { services: { chain: { image: 'ghcr.io/foundry-rs/foundry:v1.4.0', command: ['anvil --host 0.0.0.0'] } } },
    { services: { ledger: { environment: { ACCOUNT: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266' } } } },
  ],
};
