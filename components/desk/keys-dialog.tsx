'use client';

import { Fragment } from 'react';
import { useDesk, useDeskUi } from '@/components/desk/desk-context';
import { KEY_MAP } from '@/components/desk/keys';
import { usePreference } from '@/components/desk/preference';
import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';

/** All keys of the desk, and whether single ones are listened to. */
export function KeysDialog() {
  const { desk } = useDesk();
  const isOpen = useDeskUi((ui) => ui.isKeyMapOpen);
  const [hasSingleKeys, setHasSingleKeys] = usePreference('single-keys', true);
  return (
    <Dialog open={isOpen} onOpenChange={(open) => desk.ui.set({ isKeyMapOpen: open })} title="Keys" wide>
      <label className="mb-4 flex min-h-8 items-center gap-2">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={hasSingleKeys}
          onChange={(event) => setHasSingleKeys(event.target.checked)}
        />
        Listen to single letters and signs. Switch this off for speech input, or when they get in the way.
      </label>
      <div className="gap-x-8 sm:columns-2">
        {KEY_MAP.map(({ title, note, entries }) => (
          <section key={title} className="mb-5 break-inside-avoid">
            <h3 className="mb-1.5 font-semibold">{title}</h3>
            {note !== undefined && <p className="mb-1.5 text-[13px] text-ink-2">{note}</p>}
            <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-3 gap-y-1.5 text-[13px]">
              {entries.map(({ caps, does }) => (
                <Fragment key={does}>
                  <dt className="flex items-center gap-1">
                    {caps.map((together, index) => (
                      <span key={together.join('+')} className="flex gap-0.5">
                        {index > 0 && <span className="sr-only">or</span>}
                        {together.map((cap) => (
                          <Kbd key={cap}>{cap}</Kbd>
                        ))}
                      </span>
                    ))}
                  </dt>
                  <dd className="text-ink-2">{does}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
