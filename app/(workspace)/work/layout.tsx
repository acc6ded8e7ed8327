import type { ReactNode } from 'react';
import { RefreshOnReturn } from '@/components/layout/refresh-on-return';

export default function WorkLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <RefreshOnReturn />
      {children}
    </>
  );
}
