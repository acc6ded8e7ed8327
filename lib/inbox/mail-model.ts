import { z } from 'zod';
import { idSchema } from '@/lib/ids';
import { NOTICE_KINDS, type NoticeKind } from '@/lib/inbox/model';

/** Whether and when unread notices are mailed: never, some minutes after they came, or every morning. */
export const MAIL_CHOICES = ['none', 'soon', 'daily'] as const;
export type MailChoice = (typeof MAIL_CHOICES)[number];
export type MailChoices = Readonly<Record<NoticeKind, MailChoice>>;

/** What is mailed to those who chose nothing: soon what waits for them and nobody else, the rest in the morning. */
export const DEFAULT_MAIL: MailChoices = {
  mention: 'soon',
  query: 'soon',
  assigned: 'soon',
  review: 'daily',
  reply: 'daily',
};

const choiceSchema = z.enum(MAIL_CHOICES, 'Choose one of the three.');

/** What a person chooses for one of their workspaces: all kinds at once. */
export const mailChoicesSchema = z.strictObject({
  workspaceId: idSchema,
  ...(Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, choiceSchema])) as Record<
    NoticeKind,
    typeof choiceSchema
  >),
});
export type MailChoicesInput = z.infer<typeof mailChoicesSchema>;

/** What is mailed to somebody, from what is stored for them; kinds that are not there, or not as they should be, are as nobody chose them. */
export function readMailChoices(stored: unknown): MailChoices {
  const chosen = z.record(z.string(), z.unknown()).safeParse(stored).data ?? {};
  return Object.fromEntries(
    NOTICE_KINDS.map((kind) => [kind, choiceSchema.safeParse(chosen[kind]).data ?? DEFAULT_MAIL[kind]]),
  ) as Record<NoticeKind, MailChoice>;
}

/** A line of a mail: a notice, and what may be told of it outside. */
export interface DigestNotice {
  topicId: string;
  articleId: string;
  /** Both null: about the article. */
  annotationId: string | null;
  doubleCheckId: string | null;
  articleTitle: string;
  kind: NoticeKind;
  /** What was done last, as the type of its event; empty where this was not kept. */
  act: string;
  count: number;
  byName: string;
  at: Date;
  /** The beginning of the words that the annotation is about, and of what was said last; empty without any, and where they are withheld. */
  words: string;
  said: string;
  /** The annotation is restricted, or a protected source is linked to it, so no words of it are told. */
  isWithheld: boolean;
}

/** One mail to one person, about one workspace. */
export interface Digest {
  to: string;
  name: string;
  workspace: { id: string; name: string };
  /** IANA name; empty: UTC. */
  timeZone: string;
  /** The same for the same notices, so that mail programs know what they were sent twice. */
  key: string;
  /** All that it tells of, the newest first. */
  notices: readonly DigestNotice[];
}
