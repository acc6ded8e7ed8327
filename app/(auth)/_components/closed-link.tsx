import Link from 'next/link';

import { AuthCard } from '@/app/(auth)/_components/auth-card';
import { buttonClass } from '@/components/ui/button';

/** The sheet for a link that opens nothing: why, and where to go. */
export function ClosedLink({
  title,
  text,
  to,
}: {
  title: string;
  text: string;
  to: { href: string; label: string };
}) {
  return (
    <AuthCard title={title}>
      <p className="text-ink-2">{text}</p>
      <Link href={to.href} className={buttonClass()}>
        {to.label}
      </Link>
    </AuthCard>
  );
}
