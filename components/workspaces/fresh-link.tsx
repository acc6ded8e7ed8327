import type { ReactNode } from 'react';
import { CopyField } from '@/components/ui/copy-field';

interface FreshLinkProps {
  label: string;
  /** Where it leads, as a path with its token. */
  path: string;
  /** What it does and for how long. */
  children: ReactNode;
}

/** A link that was just made: the one moment in which it can be copied. */
export function FreshLink({ label, path, children }: FreshLinkProps) {
  return (
    <CopyField label={label} path={path}>
      It is shown only now. {children}
    </CopyField>
  );
}
