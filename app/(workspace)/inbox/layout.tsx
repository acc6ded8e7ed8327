import type { ReactNode } from 'react';
import { RefreshOnReturn } from '@/components/layout/refresh-on-return';

export default function InboxLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <RefreshOnReturn />
      {children}
    </>
  );
}
