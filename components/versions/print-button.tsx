'use client';

import { Button } from '@/components/ui/button';

/** Prints the page as it stands. */
export function PrintButton() {
  return <Button onClick={() => window.print()}>Print</Button>;
}
