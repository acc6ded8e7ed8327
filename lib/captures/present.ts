import type { Prisma } from '@/lib/db/generated/client';
import type { CaptureView } from '@/lib/captures/model';

/** The columns of a copy that leave the server with every list; its text and bytes are asked for apart. */
export const captureSelect = {
  id: true,
  sourceId: true,
  number: true,
  way: true,
  mediaType: true,
  fileName: true,
  size: true,
  sha256: true,
  address: true,
  redirects: true,
  finalAddress: true,
  headers: true,
  title: true,
  language: true,
  warning: true,
  createdAt: true,
  createdById: true,
  createdBy: { select: { name: true } },
} as const satisfies Prisma.CaptureSelect;

/** A copy as it leaves the server. */
export function presentCapture(
  { headers, createdAt, createdBy, ...row }: Prisma.CaptureGetPayload<{ select: typeof captureSelect }>,
  hasText: boolean,
): CaptureView {
  const kept = Object.entries(Object(headers) as Record<string, unknown>);
  return {
    ...row,
    headers: Object.fromEntries(
      kept.filter((header): header is [string, string] => typeof header[1] === 'string'),
    ),
    hasText,
    createdAt: createdAt.toISOString(),
    createdBy: createdBy.name,
  };
}
