import { sizeName } from '@/components/captures/copy-names';
import { FileBox } from '@/components/ui/file-box';

const ENDINGS = '.html,.htm,.xhtml,.pdf,.docx,.txt,.text,.md,.log,.csv,.vtt,.srt,.png,.jpg,.jpeg,.gif,.webp';

interface KeepFileProps {
  file: File | null;
  hint: string;
  isBusy: boolean;
  onChange: (file: File) => void;
}

/** Chooses a file by its button or by drag and drop. */
export function KeepFile({ file, hint, isBusy, onChange }: KeepFileProps) {
  return (
    <FileBox
      label="File to keep"
      button={file ? 'Choose another file' : 'Choose a file'}
      hint={hint}
      accept={ENDINGS}
      chosen={
        file && (
          <p className="max-w-full text-[13px] wrap-anywhere" dir="auto">
            {file.name}, {sizeName(file.size)}
          </p>
        )
      }
      isDisabled={isBusy}
      onFile={onChange}
    />
  );
}
