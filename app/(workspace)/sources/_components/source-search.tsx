import Form from 'next/form';

/** Searches the sources when it is sent; what was searched for stands in the address. */
export function SourceSearch({ search }: { search: string }) {
  return (
    <search className="w-72 max-sm:w-40 max-sm:grow">
      <Form action="/sources" prefetch={false}>
        <input
          type="search"
          name="search"
          aria-label="Search sources by title, author, outlet or address"
          placeholder="Title, author, outlet or address"
          autoComplete="off"
          maxLength={300}
          className="control w-full text-ellipsis"
          defaultValue={search}
        />
      </Form>
    </search>
  );
}
