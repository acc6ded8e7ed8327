import Form from 'next/form';

/** Searches people and organisations when it is sent; what was searched for stands in the address. */
export function AgentSearch({ action, search, hidden = {} }: AgentSearchProps) {
  return (
    <search className="w-64 max-sm:w-40 max-sm:grow">
      <Form action={action} prefetch={false}>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input
          type="search"
          name="search"
          dir="auto"
          aria-label="Search people and organisations by name or role"
          placeholder="Name, alias or role"
          autoComplete="off"
          maxLength={300}
          className="control w-full text-ellipsis"
          defaultValue={search}
        />
      </Form>
    </search>
  );
}

interface AgentSearchProps {
  action: string;
  search: string;
  /** What else stands in the address and stays. */
  hidden?: Record<string, string>;
}
