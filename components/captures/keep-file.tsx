import clsx from 'clsx';
import { FileUp } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { sizeName } from '@/components/captures/copy-names';
import { Button } from '@/components/ui/button';

const ENDINGS = '.html,.htm,.xhtml,.pdf,.docx,.txt,.text,.md,.log,.csv,.vtt,.srt,.png,.jpg,.jpeg,.gif,.webp';

interface KeepFileProps {
  file: File | null;
  hint: string;
  isBusy: boolean;
  onChange: (file: File) => void;
}

/** Chooses a file by its button or by drag and drop. */
export function KeepFile({ file, hint, isBusy, onChange }: KeepFileProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const id = useId();
  return (
    <div
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        const [dropped] = event.dataTransfer.files;
        setIsOver(false);
        if (!dropped) return;
        event.preventDefault();
        if (!isBusy) onChange(dropped);
      }}
      className={clsx(
        'flex flex-col items-center gap-3 rounded-3 border border-dashed p-5 text-center',
        isOver ? 'border-accent bg-desk' : 'border-line-2',
      )}
    >
      <FileUp className="size-6 text-ink-3" strokeWidth={1.6} aria-hidden />
      <Button disabled={isBusy} aria-describedby={id} onClick={() => input.current?.click()}>
        {file ? 'Choose another file' : 'Choose a file'}
      </Button>
      <p id={id} className="text-[12.5px] text-balance text-ink-2">
        {hint}
      </p>
      {file && (
        <p className="max-w-full text-[13px] wrap-anywhere" dir="auto">
          {file.name}, {sizeName(file.size)}
        </p>
      )}
      <input
        ref={input}
        type="file"
        aria-label="File to keep"
        tabIndex={-1}
        className="sr-only"
        accept={ENDINGS}
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          // The same file can be chosen again after it was corrected.
          event.target.value = '';
          if (chosen) onChange(chosen);
        }}
      />
    </div>
  );
}
