'use client';

import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '@/components/ui/icon-button';

export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider limit={3} timeout={6000}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="fixed right-4 bottom-4 left-4 z-60 flex flex-col items-end gap-2 sm:left-auto">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="w-full rounded-2 border border-line-2 bg-ink text-paper shadow-card data-limited:hidden sm:w-90"
    >
      <Toast.Content className="flex items-center gap-3 py-2 pr-2 pl-4">
        <div className="min-w-0 flex-1">
          <Toast.Title className="font-medium" />
          <Toast.Description className="text-[13px] opacity-80" />
        </div>
        <Toast.Action className="h-7 shrink-0 rounded-1 px-2.5 font-medium underline underline-offset-2 hover:bg-paper/15" />
        <Toast.Close
          render={<IconButton label="Dismiss" className="text-paper hover:bg-paper/15 hover:text-paper" />}
        >
          <X className="size-4" aria-hidden />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}

interface ToastMessage {
  title: string;
  description?: string;
  action?: { label: string; onAct: () => void };
  /** Announced at once instead of when the reader pauses. */
  urgent?: boolean;
}

/** Short messages that come and go; never the only place where something important is said. */
export function useToast() {
  const manager = Toast.useToastManager();
  return {
    add({ title, description, action, urgent }: ToastMessage): string {
      const id: string = manager.add({
        title,
        description,
        priority: urgent ? 'high' : 'low',
        ...(action && {
          actionProps: {
            children: action.label,
            onClick: () => {
              manager.close(id);
              action.onAct();
            },
          },
        }),
      });
      return id;
    },
    close: manager.close,
  };
}
