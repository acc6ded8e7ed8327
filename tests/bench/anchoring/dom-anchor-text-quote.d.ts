declare module 'dom-anchor-text-quote' {
  /** Of the element, only its text is read. */
  export function toTextPosition(
    root: { textContent: string },
    selector: { exact: string; prefix?: string; suffix?: string },
    options?: { hint?: number },
  ): { start: number; end: number } | null;
}
