'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import clsx from 'clsx';
import { X } from 'lucide-react';
import { useRef, useState, type ReactNode, type RefObject } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  wide?: boolean;
  /**
   * What gets the focus when it closes, where the control that opened it may be gone by then; or whether it goes back at all, where
   * something else may have taken it.
   */
  returnTo?: RefObject<HTMLElement | null> | (() => boolean);
  children?: ReactNode;
}

const CONTROLS =
  'input:not([type="hidden"], :disabled, [tabindex="-1"]), select:not(:disabled), textarea:not(:disabled), button:not(:disabled), a[href]';

/**
 * A window over the page: it holds the focus, closes on Escape and gives the focus back. It opens on the control marked `data-takes-focus`,
 * or else on the first of what is in it; on its title where nothing is there to be used, or where a touch would bring up a keyboard.
 */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  wide = false,
  returnTo,
  children,
}: DialogProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Base.Popup
          initialFocus={(openedBy) =>
            (openedBy === 'touch' ? null : firstUseful(body.current)) ?? heading.current
          }
          finalFocus={returnTo}
          className={clsx(
            'fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-32px)] w-[calc(100vw-32px)] -translate-x-1/2 -translate-y-1/2 flex-col',
            'rounded-3 border border-line bg-raised shadow-card',
            wide ? 'max-w-3xl' : 'max-w-md',
          )}
        >
          <header className="flex items-start gap-3 px-5 pt-4">
            <div className="min-w-0 flex-1">
              <Base.Title
                ref={heading}
                tabIndex={-1}
                className="text-[15px] font-semibold wrap-anywhere outline-none"
              >
                {title}
              </Base.Title>
              {description && (
                <Base.Description render={<div />} className="mt-1 text-ink-2">
                  {description}
                </Base.Description>
              )}
            </div>
            <Base.Close
              render={
                <IconButton
                  label="Close"
                  className="-mt-1 -mr-2 pointer-coarse:-mt-2.5 pointer-coarse:-mr-3"
                />
              }
            >
              <X className="size-4" aria-hidden />
            </Base.Close>
          </header>
          <div ref={body} className="min-h-0 overflow-y-auto px-5 pt-3 pb-5">
            {children}
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

function firstUseful(body: HTMLElement | null): HTMLElement | null {
  return (
    body?.querySelector<HTMLElement>('[data-takes-focus]') ??
    body?.querySelector<HTMLElement>(CONTROLS) ??
    null
  );
}

interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: ReactNode;
  /** What the deciding button says: a verb and its object. */
  action: string;
  onConfirm: () => Promise<void> | void;
  /** What gets the focus where the act took away the control that asked. */
  fallback?: RefObject<HTMLElement | null>;
}

/** Asks before something is lost; stays open and busy until the act is done. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  description,
  action,
  onConfirm,
  fallback,
}: ConfirmDialogProps) {
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
      onOpenChange(false);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      description={description}
      returnTo={() => {
        // Once it has gone back, if there was anything to go back to.
        requestAnimationFrame(() => {
          if (document.activeElement === document.body) fallback?.current?.focus();
        });
        return true;
      }}
    >
      <div className="flex justify-end gap-2">
        <Button onClick={() => onOpenChange(false)}>Cancel</Button>
        <Button variant="danger" busy={busy} onClick={() => void confirm()}>
          {action}
        </Button>
      </div>
    </Dialog>
  );
}
