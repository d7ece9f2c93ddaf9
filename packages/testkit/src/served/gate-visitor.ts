import { Agent, request } from 'node:http';
import { preAuthEncoding, signedData } from '@sallyport/record';
import { type SimulatedPasskey, simulatedPasskey } from '../simulated-passkey.ts';

/** An answer of the server; `body` is parsed JSON, or null where there is none. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** What a receipt says that a test or a bench holds on to. */
export interface KeptReceipt {
  readonly person: string;
  readonly statements: readonly { readonly digest: string; readonly bytes: string; readonly signature: string }[];
}

/** A draft that waits for its passkey. */
export interface OpenDraft {
  readonly id: string;
  /** What is shown; null where the bytes speak for themselves. */
  readonly text: string | null;
  readonly statements: readonly { readonly digest: string; readonly namespace: string; readonly bytes: string }[];
}

/** A person with a browser that has no screen: a cookie, two passkeys, and what browsers say about themselves. */
export interface GateVisitor {
  readonly person: string;
  /** Rejects where the server is away. */
  readonly ask: (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<Answer>;
  /** From a link to a session. */
  readonly enrol: (token: string) => Promise<void>;
  readonly draft: (wish: object) => Promise<OpenDraft>;
  /** The body that answers a draft, with an assertion for each statement. */
  readonly assertions: (draft: OpenDraft) => object;
  readonly sign: (draft: OpenDraft) => Promise<KeptReceipt>;
  readonly cookie: () => string;
}

/** Refused by the server: the code of its problem is what a test asks for. */
export interface Refusal extends Error {
  readonly status: number;
  readonly code: string;
}

/** `network` stands for the address that the person comes from, as a proxy would tell it. */
export function gateVisitor(origin: string, person: string, network: string): GateVisitor {
  const { hostname, port, host } = new URL(origin);
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const made = { host: hostname, origin };
  const passkeys = { login: simulatedPasskey(made), signing: simulatedPasskey(made) };
  let cookie = '';

  async function ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
    const headers: Record<string, string> = {
      host,
      origin,
      'sec-fetch-site': 'same-origin',
      'x-forwarded-for': network,
    };
    const bytes = body === undefined ? null : Buffer.from(JSON.stringify(body));
    if (method === 'POST') headers['content-type'] = 'application/json';
    if (bytes !== null) headers['content-length'] = String(bytes.length);
    if (cookie !== '') headers['cookie'] = cookie;
    return await new Promise<Answer>((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, method, headers, agent }, (response) => {
        const [set] = response.headers['set-cookie'] ?? [];
        if (set !== undefined) cookie = set.split(';')[0] ?? '';
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const said = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, body: said === '' ? null : (JSON.parse(said) as unknown) });
        });
      });
      asked.on('error', reject);
      asked.end(bytes);
    });
  }

  async function told<T>(path: string, body: unknown): Promise<T> {
    const answer = await ask('POST', path, body);
    if (answer.status === 200) return answer.body as T;
    const { code = '', detail = '' } = (answer.body ?? {}) as { code?: string; detail?: string };
    throw Object.assign(new Error(`${path} for ${person}: ${answer.status} ${code} ${detail}`), {
      status: answer.status,
      code,
    });
  }

  function assertions({ statements }: OpenDraft): object {
    return {
      assertions: statements.map(({ namespace, bytes }) => {
        const message = preAuthEncoding(Buffer.from(bytes, 'base64'));
        return assertionOf(passkeys.signing, signedData(namespace, message));
      }),
    };
  }

  return {
    person,
    ask,
    cookie: () => cookie,
    draft: async (wish) => await told<OpenDraft>('/api/drafts', wish),
    assertions,
    sign: async (draft) => {
      const receipt = await told<Pick<KeptReceipt, 'statements'>>(
        `/api/drafts/${draft.id}/signatures`,
        assertions(draft),
      );
      return { person, statements: receipt.statements };
    },
    async enrol(token) {
      type Creation = { readonly challenge: string };
      const open = await told<{ login: Creation; signing: Creation }>('/api/invitations/open', { token });
      const { challenge } = await told<Creation>('/api/invitations/register', {
        token,
        login: registrationOf(passkeys.login, open.login.challenge),
        signing: registrationOf(passkeys.signing, open.signing.challenge),
      });
      const assertion = assertionOf(passkeys.signing, Buffer.from(challenge, 'base64url'));
      await told('/api/invitations/prove', { token, assertion });
    },
  };
}

function assertionOf(passkey: SimulatedPasskey, challenge: Uint8Array) {
  const { authenticatorData, clientDataJSON, signature } = passkey.assert(challenge);
  return {
    credential: text(passkey.credentialId),
    authenticatorData: text(authenticatorData),
    clientDataJSON: text(clientDataJSON),
    signature: text(signature),
  };
}

function registrationOf(passkey: SimulatedPasskey, challenge: string) {
  const { authenticatorData, clientDataJSON } = passkey.register(Buffer.from(challenge, 'base64url'));
  return {
    credential: text(passkey.credentialId),
    authenticatorData: text(authenticatorData),
    clientDataJSON: text(clientDataJSON),
  };
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
