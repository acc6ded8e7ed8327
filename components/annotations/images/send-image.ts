import { answerOf, UNREACHABLE, type Answer } from '@/components/ui/ask';
import { imageViewSchema, MAX_IMAGE_BYTES, type ImageView } from '@/lib/images/model';

interface ImageToSend {
  articleId: string;
  workspaceId: string;
  userId: string;
  id: string;
  file: Blob;
}

const TOO_LARGE = `This picture is larger than ${MAX_IMAGE_BYTES / 1_000_000} MB. Cut it to what matters, or save it smaller.`;
const LONGEST_MS = 120_000;

/** Sends a picture for a comment and tells on the way how much has left, from 0 to 1. Never throws. */
export async function sendImage(
  { articleId, workspaceId, userId, id, file }: ImageToSend,
  onProgress: (part: number) => void,
): Promise<Answer<ImageView>> {
  if (file.size > MAX_IMAGE_BYTES) return { ok: false, message: TOO_LARGE };
  // fetch does not tell how much has left.
  const request = new XMLHttpRequest();
  request.open('POST', `/api/articles/${articleId}/images?id=${id}`);
  request.timeout = LONGEST_MS;
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.setRequestHeader('x-galley-workspace', workspaceId);
  request.setRequestHeader('x-galley-person', userId);
  request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / Math.max(1, total)));
  const hasAnswer = await new Promise<boolean>((resolve) => {
    request.addEventListener('load', () => resolve(true));
    for (const failed of ['error', 'timeout', 'abort'])
      request.addEventListener(failed, () => resolve(false));
    request.send(file);
  });
  if (!hasAnswer) return { ok: false, message: UNREACHABLE };
  return answerOf(request.status, request.responseText, { schema: imageViewSchema, tooLarge: TOO_LARGE });
}
