import type { OriginKind } from '@/lib/sources/origin-model';
import type { Channel, Terms } from '@/lib/sources/human-model';
import type { DuplicateReason } from '@/lib/sources/duplicate-rules';
import type { Derivation, SourceAccess, UrlStatus } from '@/lib/sources/model';

/** What people call the choices of a source; total, so that nothing new goes without a name. */
export const URL_STATUS_NAMES: Record<UrlStatus, string> = {
  live: 'There, as it was',
  drifted: 'There, but changed',
  paywalled: 'Behind a paywall',
  dead: 'Gone',
};

export const CHANNEL_NAMES: Record<Channel, string> = {
  in_person: 'In person',
  phone: 'Phone',
  video: 'Video call',
  'e-mail': 'E-mail',
  message: 'Message',
  letter: 'Letter',
  event: 'At an event',
};

export const TERMS_NAMES: Record<Terms, string> = {
  unspecified: 'Not said',
  on_record: 'On the record',
  on_background: 'On background',
  deep_background: 'Deep background',
  off_record: 'Off the record',
};

export const ACCESS_NAMES: Record<SourceAccess, string> = {
  team: 'The whole team',
  restricted: 'Only people named with it',
};

export const ORIGIN_NAMES: Record<OriginKind, string> = {
  dispatch: 'Agency dispatch',
  press_release: 'Press release',
  study: 'Study',
  dataset: 'Data set',
  event: 'Event',
  other: 'Something else',
};

export const DERIVATION_NAMES: Record<Derivation, string> = {
  reprint: 'reprints',
  rewrite: 'rewrites',
  cites: 'cites',
  translates: 'translates',
};

export const DUPLICATE_NAMES: Record<DuplicateReason, string> = {
  address: 'the same address',
  doi: 'the same DOI',
  isbn: 'the same ISBN',
  title: 'nearly the same title and date',
};
