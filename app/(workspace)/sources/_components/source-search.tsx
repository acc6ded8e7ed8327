import Form from 'next/form';

import { withFilter } from '@/lib/list-address';
import type { SourceListQuery } from '@/lib/sources/list-model';

/** Searches the sources when it is sent; what was searched for stands in the address, with the filters. */
export function SourceSearch({ query }: { query: SourceListQuery }) {
  return (
    <search className="w-72 max-sm:w-40 max-sm:grow">
      <Form action="/sources" prefetch={false}>
        {Object.entries(withFilter(query, {}))
          .filter(([name]) => name !== 'search')
          .map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={String(value)} />
          ))}
        <input
          type="search"
          name="search"
          aria-label="Search sources by title, author, outlet, address, DOI, ISBN or citation key"
          placeholder="Title, author, outlet, address, DOI…"
          autoComplete="off"
          maxLength={300}
          className="control w-full text-ellipsis"
          defaultValue={query.search ?? ''}
        />
      </Form>
    </search>
  );
}
