'use client';

import { useEffect, useRef } from 'react';
import { originOf } from '@/components/articles/import-work';
import { Field, Input, Textarea } from '@/components/ui/field';
import type { ImportPreview } from '@/lib/articles/import-rules';
import type { ArticleFieldName, ArticleFields } from '@/lib/articles/model';

interface ImportFieldsProps {
  preview: ImportPreview;
  fields: ArticleFields;
  errors: Record<string, string>;
  onChange: (fields: ArticleFields) => void;
}

const LABELS: Record<ArticleFieldName, string> = {
  title: 'Title',
  byline: 'Byline',
  outlet: 'Outlet',
  agency: 'Agency',
  publishedAt: 'Published',
  url: 'Address',
  language: 'Language',
};
const PLACEHOLDERS: Partial<Record<ArticleFieldName, string>> = {
  publishedAt: '2026-03-14 or 2026-03-14T09:40',
  url: 'https://',
  language: 'en',
};
const NAMES = Object.keys(LABELS) as ArticleFieldName[];

/** What is known about the article, each with where it was read, to be corrected. */
export function ImportFields({ preview, fields, errors, onChange }: ImportFieldsProps) {
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);

  return (
    <div ref={form} className="grid gap-4 sm:grid-cols-2 lg:grid-cols-1">
      {NAMES.map((name) => {
        const Control = name === 'title' ? Textarea : Input;
        return (
          <Field
            key={name}
            label={LABELS[name]}
            hint={<span className="wrap-anywhere">{originOf(name, fields[name], preview)}</span>}
            error={errors[name]}
            {...(name === 'title' && { className: 'sm:col-span-2 lg:col-span-1' })}
          >
            <Control
              dir="auto"
              // Below the page's head, which stays in place.
              className="scroll-mt-40 lg:scroll-mt-8"
              name={name}
              value={fields[name]}
              placeholder={PLACEHOLDERS[name] ?? ''}
              autoComplete="off"
              onChange={(event: { target: { value: string } }) =>
                onChange({ ...fields, [name]: event.target.value })
              }
            />
          </Field>
        );
      })}
    </div>
  );
}
