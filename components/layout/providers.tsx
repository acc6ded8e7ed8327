'use client';

import { CSPProvider } from '@base-ui/react/csp-provider';
import { useEffect, type ReactNode } from 'react';
import { ToastProvider } from '@/components/ui/toast';

/** What every page needs around it in the browser. */
export function Providers({ children }: { children: ReactNode }) {
  // What is pressed or typed before the page has come to life may be lost. Whoever acts by a program, as tests do, waits for this.
  useEffect(() => {
    document.documentElement.dataset['ready'] = 'true';
  }, []);
  return (
    <CSPProvider disableStyleElements>
      <ToastProvider>{children}</ToastProvider>
    </CSPProvider>
  );
}
