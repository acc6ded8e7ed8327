import type { useToast } from '@/components/ui/toast';

/** Puts the address of an annotation, or of a comment on it, on the clipboard. */
export async function copyLink(
  toast: ReturnType<typeof useToast>,
  annotationId: string,
  commentId?: string,
): Promise<void> {
  const address = new URL(window.location.href);
  address.search = '';
  address.hash = '';
  address.searchParams.set('annotation', annotationId);
  if (commentId !== undefined) address.searchParams.set('comment', commentId);
  try {
    await navigator.clipboard.writeText(address.href);
    toast.add({ title: 'Link copied' });
  } catch {
    // Without a secure connection browsers lend no clipboard: show it instead.
    toast.add({ title: 'Copy this address', description: address.href });
  }
}
