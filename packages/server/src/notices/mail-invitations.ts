import type { NoticeSettings } from './notice-settings.ts';
import { openMailer } from './send-mail.ts';

export interface InvitationMail {
  /** False where no mail is set up, or it was not taken: then whoever invites hands the link over. */
  readonly send: (to: string, link: string, name: string) => Promise<boolean>;
  readonly close: () => void;
}

/** Sends the link to the person who is invited. It works once, for whoever has it, and the mail says so. */
export function mailInvitations({ smtp, from }: Pick<NoticeSettings, 'smtp' | 'from'>): InvitationMail {
  const mailer = smtp === null ? null : openMailer(smtp, from);
  return {
    async send(to, link, name) {
      if (mailer === null) return false;
      const text = [
        `Dear ${name},`,
        'you are asked to answer for a release. This link makes the two passkeys that you log in and sign with:',
        link,
        'It works once, for whoever has it: do not pass it on. Whoever invited you will compare six words with you.',
      ].join('\n\n');
      return await mailer.send(to, { subject: 'Your invitation to sign', text }).then(
        () => true,
        // The link is shown to whoever invites, so nothing is lost with the mail.
        () => false,
      );
    },
    close: () => mailer?.close(),
  };
}
