import type { ReviewState } from '@/lib/review/model';

/** An open article that has most to do, or is due soonest. */
export interface OverviewArticle {
  id: string;
  title: string;
  language: string;
  state: ReviewState;
  dueAt: string | null;
  leadName: string | null;
  /** Sentences that nobody has read, of how many. */
  unreadLines: number;
  lines: number;
  /** Items whose check is not finished, or was made on other words. */
  openItems: number;
}

/** A query without an answer. */
export interface OpenQuery {
  annotationId: string;
  articleId: string;
  articleTitle: string;
  question: string;
  askedOf: string;
  isBlocking: boolean;
  /** A day, month or year, as it was typed; empty without. */
  dueAt: string;
  createdAt: string;
}

/** Approvals of one week, which begins on its Monday (UTC); hours from handing in to approval, the median of them. */
export interface SignOffWeek {
  monday: string;
  approvals: number;
  medianHours: number | null;
}

/** How the workspace stands. */
export interface Overview {
  /** Articles that are not in the archive, by state, in the order of the states; those without any are left out. */
  states: { state: ReviewState; articles: number }[];
  overdue: number;
  /** What is due soonest, then what was worked on last; at most twelve. */
  articles: OverviewArticle[];
  /** The oldest, at most ten, and how many there are. */
  queries: OpenQuery[];
  openQueries: number;
  /** The last twelve weeks, the present one last, and the median of all of them. */
  weeks: SignOffWeek[];
  medianHours: number | null;
}
