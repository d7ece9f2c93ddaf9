import { createTransport } from 'nodemailer';
import type { NoticeMail } from './notice-text.ts';

/** Milliseconds for each step of the conversation with the mail server. */
const patience = 15_000;

export interface Mailer {
  readonly send: (to: string, mail: NoticeMail) => Promise<void>;
  readonly close: () => void;
}

/** Sends over SMTP. Nothing is read from disk or fetched for a mail, whatever stands in it. */
export function openMailer(smtp: string, from: string): Mailer {
  const transport = createTransport(
    { url: smtp, connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience },
    { from, disableFileAccess: true, disableUrlAccess: true },
  );
  return {
    async send(to, { subject, text }) {
      await transport.sendMail({ to: { name: '', address: to }, subject, text });
    },
    close: () => transport.close(),
  };
}
