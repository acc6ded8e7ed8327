import type { ReportOptions } from '@/lib/report/model';
import type { PublicPublication, PublicReport } from '@/lib/report/public-model';

/** Everything that the page of a report is made of. */
export interface ReportPage {
  /** Scheme and host that public ids begin with, without a slash at the end. */
  origin: string;
  /** Where readers find the report, absolute, without a query. */
  address: string;
  report: PublicReport;
  options: ReportOptions;
  /** The one that is shown, and all that can be read, oldest first. */
  publication: PublicPublication;
  publications: readonly PublicPublication[];
  isBeingCorrected: boolean;
}

/** Whether what is shown is the newest that there is. */
export function isNewest({ publication, publications }: ReportPage): boolean {
  return publications.at(-1)?.ordinal === publication.ordinal;
}

/** The place of an item on the page, the same in every publication. */
export function anchorOf({ kind, id }: { kind: string; id: string }): string {
  return `${kind.replaceAll('_', '-')}-${id}`;
}
