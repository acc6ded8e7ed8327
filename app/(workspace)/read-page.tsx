import { redirect } from 'next/navigation';
import { AppError } from '@/lib/errors';

/** Reads a page of a list; one that is no longer there, from an old address or one made by hand, gives way to the first. */
export async function readPage<T>(
  page: Promise<T>,
  { cursor, first }: { cursor: string | undefined; first: string },
): Promise<T> {
  try {
    return await page;
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input' && cursor !== undefined) redirect(first);
    throw error;
  }
}
