import type { DeskController } from '@/components/desk/desk-controller';

/** Sends what was done here and answers whether the server has it; after `most` milliseconds, or when it cannot be saved, it has not. */
export async function whenSaved(desk: DeskController, most: number): Promise<boolean> {
  const { store, writing } = desk;
  store.flush();
  writing.sync.flush();
  const kinds = () => [store.state.save.kind, writing.saving.state.kind];
  const isSettled = () => kinds().every((kind) => kind !== 'saving');
  if (!isSettled()) {
    await new Promise<void>((resolve) => {
      const stops = [store.subscribe(look), writing.saving.subscribe(look)];
      const late = setTimeout(end, most);
      function look() {
        if (isSettled()) end();
      }
      function end() {
        clearTimeout(late);
        for (const stop of stops) stop();
        resolve();
      }
    });
  }
  return kinds().every((kind) => kind === 'saved');
}
