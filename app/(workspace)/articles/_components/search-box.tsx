'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState, useTransition } from 'react';
import { Spinner } from '@/components/ui/spinner';
import { articlesPath } from '@/lib/articles/list-rules';
import { withFilter } from '@/lib/list-address';
import type { ArticleListQuery } from '@/lib/articles/model';

const PAUSE = 250;
export const SEARCH_ID = 'article-search';

/** Searches as one types, after a short pause; without scripts it is a plain form. */
export function SearchBox({ query }: { query: ArticleListQuery }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [text, setText] = useState(query.search ?? '');
  const field = useRef<HTMLInputElement>(null);
  const asked = useRef(query.search ?? '');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // The address changed by other means, such as going back or clearing the filters.
  useEffect(() => {
    const search = query.search ?? '';
    if (search === asked.current) return;
    asked.current = search;
    setText(search);
  }, [query.search]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const search = (typed: string) => {
    clearTimeout(timer.current);
    if (typed.trim() === asked.current) return;
    asked.current = typed.trim();
    startTransition(() =>
      router.replace(articlesPath(withFilter(query, { search: typed.trim() })), { scroll: false }),
    );
  };

  const type = (typed: string) => {
    setText(typed);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => search(typed), PAUSE);
  };
  // Of what was typed before the page came to life nobody has told us.
  const takeUp = useEffectEvent(() => {
    const typed = field.current?.value ?? text;
    if (typed !== text) type(typed);
  });
  useEffect(() => takeUp(), []);

  return (
    <search className="w-64 max-sm:w-full">
      <form
        action="/articles"
        className="relative"
        onSubmit={(event) => {
          event.preventDefault();
          search(text);
        }}
      >
        {Object.entries(withFilter(query, {}))
          .filter(([name]) => name !== 'search')
          .map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        <input
          ref={field}
          id={SEARCH_ID}
          type="search"
          name="search"
          aria-label="Search articles by title and text"
          placeholder="Search title and text"
          autoComplete="off"
          maxLength={200}
          className="control w-full pr-8"
          value={text}
          onChange={(event) => type(event.target.value)}
        />
        {isPending && (
          <span className="absolute inset-y-0 right-2 grid place-items-center text-ink-2">
            <Spinner />
          </span>
        )}
      </form>
    </search>
  );
}
