import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import './globals.css';
import { Providers } from '@/components/layout/providers';
import { themeOf } from '@/components/layout/theme';

export const metadata: Metadata = {
  title: { default: 'Galley', template: '%s · Galley' },
  description: 'The desk where an article is checked before readers see it.',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page carries a fresh nonce, so none can be made before it is asked for.
  await connection();
  const theme = themeOf((await cookies()).get('galley-theme')?.value);
  return (
    <html lang="en" data-theme={theme}>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
