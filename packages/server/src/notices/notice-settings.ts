/** Where news goes. Both null: nothing is told, and nothing is kept to be told later. */
export interface NoticeSettings {
  /** `smtp://` or `smtps://`, with user and password where the server asks for them. */
  readonly smtp: string | null;
  /** Sender of mails. */
  readonly from: string;
  readonly webhook: WebhookSettings | null;
  /** Where the pages are: the only link in a mail. */
  readonly page: string;
}

export interface WebhookSettings {
  readonly url: string;
  /** Key of the HMAC in `sallyport-signature`. */
  readonly secret: string;
  /** Lets it go to this host or its network: a receiver beside the server, or a test. Plain http too. */
  readonly allowPrivate: boolean;
}
