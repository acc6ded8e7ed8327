// Runs beside the server (worker_threads), so that a PDF made to be slow or large can be stopped. Plain JavaScript, because in tests
// Node starts it by itself. It needs no network: PDF.js takes the maps of characters that it has inside, and no fonts.
import { parentPort, workerData } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';

const { bytes, maxPages } = workerData;

try {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), {
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    verbosity: 0,
  });
  const [labels, metadata] = await Promise.all([
    pdf.getPageLabels().catch(() => null),
    pdf.getMetadata().catch(() => null),
  ]);
  const info = metadata?.info ?? {};
  parentPort.postMessage({
    kind: 'begun',
    pages: pdf.numPages,
    title: typeof info.Title === 'string' ? info.Title : '',
    language: typeof info.Language === 'string' ? info.Language : '',
  });
  for (let number = 1; number <= Math.min(pdf.numPages, maxPages); number++) {
    let items = null;
    try {
      const page = await pdf.getPage(number);
      const content = await page.getTextContent();
      items = content.items
        .filter((item) => typeof item.str === 'string')
        .map(({ str, dir, transform, width, height, hasEOL }) => ({
          text: str,
          x: transform[4],
          y: transform[5],
          width,
          size: Math.hypot(transform[2], transform[3]) || height,
          endsLine: hasEOL,
          isRightToLeft: dir === 'rtl',
        }));
      page.cleanup();
    } catch {
      // A page that is damaged; the others may not be.
    }
    parentPort.postMessage({ kind: 'page', number, label: labels?.[number - 1] ?? String(number), items });
  }
  parentPort.postMessage({ kind: 'done' });
} catch (error) {
  parentPort.postMessage({ kind: 'failed', name: error?.name ?? '' });
}
