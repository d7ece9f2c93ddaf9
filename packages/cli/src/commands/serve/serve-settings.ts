import { join } from 'node:path';
import type { ServerSettings } from '@sallyport/server';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionText } from '../../command.ts';
import { secretVariable } from './secret-variable.ts';

export interface FirstPerson {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
}

export type ServeSettings = Pick<ServerSettings, 'database' | 'origin' | 'host' | 'port' | 'proxies' | 'notices'> & {
  readonly first: FirstPerson;
};

const defaultPort = 4180;

/** Options, and from the environment what may be secret. Throws CLI_USAGE. */
export function serveSettings(invocation: Invocation, commonDirectory: string): ServeSettings {
  const { environment } = invocation.caller;
  const port = wholeNumber(invocation, 'port', defaultPort, 65_535);
  const origin = optionText(invocation, 'origin') ?? `http://localhost:${port}`;
  const first = optionText(invocation, 'first') ?? 'first';
  const webhook = secretVariable(environment, 'SALLYPORT_WEBHOOK_URL');
  const secret = secretVariable(environment, 'SALLYPORT_WEBHOOK_SECRET');
  if (webhook !== null && secret === null)
    throw new CliError('CLI_USAGE', 'A webhook needs SALLYPORT_WEBHOOK_SECRET, with which its receiver knows us.');
  return {
    port,
    origin,
    host: optionText(invocation, 'host') ?? '127.0.0.1',
    proxies: wholeNumber(invocation, 'proxies', 0, 8),
    database:
      optionText(invocation, 'database') ??
      secretVariable(environment, 'DATABASE_URL') ??
      join(commonDirectory, 'sallyport', 'server.db'),
    notices: {
      smtp: secretVariable(environment, 'SALLYPORT_SMTP_URL'),
      from: environment['SALLYPORT_MAIL_FROM'] ?? `sallyport@${hostOf(origin)}`,
      webhook: webhook === null || secret === null ? null : { url: webhook, secret, allowPrivate: false },
    },
    first: { id: first, name: optionText(invocation, 'firstName') ?? first, roles: ['pm'] },
  };
}

function wholeNumber(invocation: Invocation, name: string, otherwise: number, most: number): number {
  const text = optionText(invocation, name);
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (/^\d{1,5}$/.test(text) && value <= most) return value;
  throw new CliError('CLI_USAGE', `--${name} takes a whole number up to ${most}, and ${JSON.stringify(text)} is none.`);
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).hostname : 'localhost';
}
