'use client';

import clsx from 'clsx';
import { FileUp } from 'lucide-react';
import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';

interface FileBoxProps {
  /** What the file is, for those who do not see the box. */
  label: string;
  button: string;
  hint: string;
  /** As the `accept` of an input of files. */
  accept: string;
  /** What is known of the file that was chosen. */
  chosen?: ReactNode;
  /** One sentence that says what to do. */
  error?: string | null;
  /** The file is being read. */
  isBusy?: boolean;
  /** Takes none now. */
  isDisabled?: boolean;
  className?: string;
  onFile: (file: File) => void;
}

/** Takes a file by its button or by drag and drop. */
export function FileBox({
  label,
  button,
  hint,
  accept,
  chosen,
  error = null,
  isBusy = false,
  isDisabled = isBusy,
  className,
  onFile,
}: FileBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const id = useId();
  const handleDrag = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setIsOver(true);
  };
  const handleDrop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    setIsOver(false);
    if (!file) return;
    event.preventDefault();
    if (!isDisabled) onFile(file);
  };
  return (
    <>
      <div
        onDragEnter={handleDrag}
        onDragOver={handleDrag}
        onDragLeave={() => setIsOver(false)}
        onDrop={handleDrop}
        className={clsx(
          'flex flex-col items-center justify-center gap-3 rounded-3 border border-dashed p-6 text-center',
          isOver ? 'border-accent bg-accent/5' : error === null ? 'border-line-2' : 'border-bad',
          className,
        )}
      >
        <FileUp className="size-6 text-ink-3" strokeWidth={1.6} aria-hidden />
        <Button
          busy={isBusy}
          disabled={isDisabled}
          aria-describedby={`${id}-hint${error === null ? '' : ` ${id}-error`}`}
          onClick={() => input.current?.click()}
        >
          {isBusy ? 'Reading…' : button}
        </Button>
        <p id={`${id}-hint`} className="text-[12.5px] text-balance text-ink-2">
          {hint}
        </p>
        {chosen}
        <input
          ref={input}
          type="file"
          aria-label={label}
          tabIndex={-1}
          className="sr-only"
          accept={accept}
          onChange={(event) => {
            const file = event.target.files?.[0];
            // The same file can be chosen again after it was corrected.
            event.target.value = '';
            if (file) onFile(file);
          }}
        />
      </div>
      {error !== null && (
        <p id={`${id}-error`} role="alert" className="text-[12.5px] font-medium text-bad">
          {error}
        </p>
      )}
    </>
  );
}
